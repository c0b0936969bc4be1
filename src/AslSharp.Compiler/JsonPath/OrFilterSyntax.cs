using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.JsonPath;

/// <summary><c>left || right</c>: one of the conditions holds.</summary>
public sealed class OrFilterSyntax : FilterSyntax
{
    internal OrFilterSyntax(FilterSyntax left, FilterSyntax right)
        : base(TextSpan.FromBounds(left.Span.Start, right.Span.End))
    {
        Left = left;
        Right = right;
    }

    /// <summary>The first condition.</summary>
    public FilterSyntax Left { get; }

    /// <summary>The second condition.</summary>
    public FilterSyntax Right { get; }
}
