using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Jsonata;

/// <summary>A string literal. As a step of a path it is a <see cref="JsonataNameSyntax"/> instead.</summary>
/// <param name="Value">The text, escapes resolved; may hold half a surrogate pair.</param>
public sealed record JsonataStringSyntax(TextSpan Span, string Value) : JsonataSyntax(Span);
