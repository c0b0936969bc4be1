using AslSharp.Compiler.Collections;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Jsonata;

/// <summary>
/// A call with <c>?</c> among its arguments: a function of as many parameters as there are marks. The other arguments are evaluated at once.
/// T1008 if the procedure is no function, T1007 if it is a plain name which is one with a dollar sign before it.
/// </summary>
/// <param name="Procedure">What is applied.</param>
/// <param name="Arguments">The arguments; <see cref="JsonataPlaceholderSyntax"/> for a mark.</param>
public sealed record JsonataPartialSyntax(TextSpan Span, JsonataSyntax Procedure, EquatableArray<JsonataSyntax> Arguments) : JsonataSyntax(Span);
