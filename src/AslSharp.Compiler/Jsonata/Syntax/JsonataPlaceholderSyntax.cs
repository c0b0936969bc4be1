using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Jsonata;

/// <summary>The <c>?</c> of a partial application; only ever an argument of one.</summary>
public sealed record JsonataPlaceholderSyntax(TextSpan Span) : JsonataSyntax(Span);
