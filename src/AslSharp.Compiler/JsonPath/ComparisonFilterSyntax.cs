using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.JsonPath;

/// <summary><c>left operator right</c>.</summary>
public sealed class ComparisonFilterSyntax : FilterSyntax
{
    internal ComparisonFilterSyntax(PathOperandSyntax left, FilterOperatorKind @operator, PathOperandSyntax right)
        : base(TextSpan.FromBounds(left.Span.Start, right.Span.End))
    {
        Left = left;
        Operator = @operator;
        Right = right;
    }

    /// <summary>The left operand.</summary>
    public PathOperandSyntax Left { get; }

    /// <summary>The operator.</summary>
    public FilterOperatorKind Operator { get; }

    /// <summary>The right operand.</summary>
    public PathOperandSyntax Right { get; }
}
