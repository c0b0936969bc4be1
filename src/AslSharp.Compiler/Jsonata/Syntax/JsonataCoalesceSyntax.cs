using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Jsonata;

/// <summary><c>left ?? right</c>, reference dialect only: the left value unless it is undefined.</summary>
/// <param name="Left">The left operand.</param>
/// <param name="Right">Evaluated only if the left one is undefined.</param>
public sealed record JsonataCoalesceSyntax(TextSpan Span, JsonataSyntax Left, JsonataSyntax Right) : JsonataSyntax(Span);
