using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Jsonata;

/// <summary>A number literal; a minus before it is part of it.</summary>
/// <param name="Value">The number as the reference has it.</param>
/// <param name="Integer">The number as a 64-bit integer where the text is written without fraction and exponent and fits; otherwise null. <c>-0</c> is
/// null.</param>
/// <remarks>As a predicate (<c>[2]</c>, <c>[-1]</c>) it is an index: rounded down, negative ones count from the end.</remarks>
public sealed record JsonataNumberSyntax(TextSpan Span, double Value, long? Integer) : JsonataSyntax(Span);
