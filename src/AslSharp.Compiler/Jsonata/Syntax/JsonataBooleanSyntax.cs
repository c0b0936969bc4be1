using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Jsonata;

/// <summary><c>true</c> or <c>false</c>.</summary>
/// <param name="Value">Which.</param>
public sealed record JsonataBooleanSyntax(TextSpan Span, bool Value) : JsonataSyntax(Span);
