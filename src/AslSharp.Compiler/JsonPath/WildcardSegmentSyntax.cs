using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.JsonPath;

/// <summary><c>.*</c> or <c>[*]</c>: every property value or element.</summary>
public sealed class WildcardSegmentSyntax : PathSegmentSyntax
{
    internal WildcardSegmentSyntax(TextSpan span)
        : base(span)
    {
    }
}
