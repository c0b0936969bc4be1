using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.JsonPath;

/// <summary><c>[start:end]</c>; at least one of the two is given.</summary>
public sealed class SliceSegmentSyntax : PathSegmentSyntax
{
    internal SliceSegmentSyntax(TextSpan span, int? start, int? end)
        : base(span)
    {
        Start = start;
        End = end;
    }

    /// <summary>The first index, negative from the end; null for the beginning.</summary>
    public int? Start { get; }

    /// <summary>The index behind the last, negative from the end; null for the end.</summary>
    public int? End { get; }
}
