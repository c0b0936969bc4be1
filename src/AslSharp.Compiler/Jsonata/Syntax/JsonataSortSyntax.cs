using AslSharp.Compiler.Collections;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Jsonata;

/// <summary><c>^(…)</c>; only ever the expression of a step. A stable sort of the whole input of the step; undefined keys last, T2008 for a key that is
/// neither number nor string, T2007 for a mixture.</summary>
/// <param name="Terms">The keys, the first one deciding first.</param>
public sealed record JsonataSortSyntax(TextSpan Span, EquatableArray<JsonataSortTermSyntax> Terms) : JsonataSyntax(Span);
