using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Jsonata;

/// <summary><c>left ?: right</c>, reference dialect only: the left value if it is true when cast to boolean.</summary>
/// <param name="Left">The left operand.</param>
/// <param name="Right">Evaluated only if the left one is false.</param>
public sealed record JsonataElvisSyntax(TextSpan Span, JsonataSyntax Left, JsonataSyntax Right) : JsonataSyntax(Span);
