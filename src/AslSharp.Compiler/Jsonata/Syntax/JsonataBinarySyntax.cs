using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Jsonata;

/// <summary>Two operands with an operator between them; the left one is evaluated first.</summary>
/// <param name="Operator">Which.</param>
/// <param name="OperatorSpan">The characters of the operator.</param>
/// <param name="Left">The left operand.</param>
/// <param name="Right">The right operand.</param>
public sealed record JsonataBinarySyntax(
    TextSpan Span, JsonataBinaryOperator Operator, TextSpan OperatorSpan, JsonataSyntax Left, JsonataSyntax Right) : JsonataSyntax(Span);
