using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.JsonPath;

/// <summary><c>..</c>: the step behind it applies to every value below, at any depth. It is never the last step.</summary>
public sealed class DescendantSegmentSyntax : PathSegmentSyntax
{
    internal DescendantSegmentSyntax(TextSpan span)
        : base(span)
    {
    }
}
