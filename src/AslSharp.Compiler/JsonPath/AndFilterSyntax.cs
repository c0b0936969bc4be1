using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.JsonPath;

/// <summary><c>left &amp;&amp; right</c>: both conditions hold.</summary>
public sealed class AndFilterSyntax : FilterSyntax
{
    internal AndFilterSyntax(FilterSyntax left, FilterSyntax right)
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
