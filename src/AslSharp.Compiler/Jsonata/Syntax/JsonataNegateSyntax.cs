using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Jsonata;

/// <summary>A minus before anything but a number literal: undefined stays undefined, D1002 for what is no number.</summary>
/// <param name="Operand">What is negated.</param>
public sealed record JsonataNegateSyntax(TextSpan Span, JsonataSyntax Operand) : JsonataSyntax(Span);
