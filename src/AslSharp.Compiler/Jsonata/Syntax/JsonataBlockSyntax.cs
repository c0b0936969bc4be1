using AslSharp.Compiler.Collections;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Jsonata;

/// <summary>Parentheses: the expressions one after another in a new scope of variables; the value of the last one, undefined if there is none.</summary>
/// <param name="Expressions">The expressions.</param>
public sealed record JsonataBlockSyntax(TextSpan Span, EquatableArray<JsonataSyntax> Expressions) : JsonataSyntax(Span);
