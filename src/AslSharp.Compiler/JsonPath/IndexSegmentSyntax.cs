using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.JsonPath;

/// <summary><c>[n]</c> or <c>[n, m]</c>; a negative index counts from the end.</summary>
public sealed class IndexSegmentSyntax : PathSegmentSyntax
{
    internal IndexSegmentSyntax(TextSpan span, ImmutableArray<int> indexes)
        : base(span) => Indexes = indexes;

    /// <summary>The indexes, at least one.</summary>
    public ImmutableArray<int> Indexes { get; }

    /// <inheritdoc/>
    public override bool IsDefinite => Indexes.Length == 1;

    /// <inheritdoc/>
    public override bool IsReference => Indexes.Length == 1 && Indexes[0] >= 0;
}
