using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.JsonPath;

/// <summary><c>!operand</c>: the condition does not hold.</summary>
public sealed class NotFilterSyntax : FilterSyntax
{
    internal NotFilterSyntax(TextSpan span, FilterSyntax operand)
        : base(span) => Operand = operand;

    /// <summary>The condition that must not hold.</summary>
    public FilterSyntax Operand { get; }
}
