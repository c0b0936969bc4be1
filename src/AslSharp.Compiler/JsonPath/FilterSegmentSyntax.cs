using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.JsonPath;

/// <summary><c>[?(…)]</c>: the elements for which the filter holds.</summary>
public sealed class FilterSegmentSyntax : PathSegmentSyntax
{
    internal FilterSegmentSyntax(TextSpan span, FilterSyntax filter)
        : base(span) => Filter = filter;

    /// <summary>The condition; several conditions in one step come joined by And.</summary>
    public FilterSyntax Filter { get; }
}
