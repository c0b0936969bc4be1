using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.JsonPath;

/// <summary><c>.name</c>, <c>['name']</c> or <c>['a', 'b']</c>.</summary>
public sealed class NameSegmentSyntax : PathSegmentSyntax
{
    private readonly bool _hasReservedCharacter;

    internal NameSegmentSyntax(TextSpan span, ImmutableArray<string> names, bool hasReservedCharacter = false)
        : base(span)
    {
        Names = names;
        _hasReservedCharacter = hasReservedCharacter;
    }

    /// <summary>The names, at least one.</summary>
    public ImmutableArray<string> Names { get; }

    /// <inheritdoc/>
    public override bool IsDefinite => Names.Length == 1;

    /// <inheritdoc/>
    public override bool IsReference => Names.Length == 1 && !_hasReservedCharacter;
}
