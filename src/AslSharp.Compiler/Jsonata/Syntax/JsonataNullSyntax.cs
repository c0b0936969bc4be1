using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Jsonata;

/// <summary><c>null</c>.</summary>
public sealed record JsonataNullSyntax(TextSpan Span) : JsonataSyntax(Span);
