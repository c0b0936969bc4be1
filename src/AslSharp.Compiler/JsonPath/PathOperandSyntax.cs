using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.JsonPath;

/// <summary>A value in a filter or in the arguments of a path function: a literal or a path.</summary>
public abstract class PathOperandSyntax
{
    private protected PathOperandSyntax(TextSpan span) => Span = span;

    /// <summary>The characters of the operand.</summary>
    public TextSpan Span { get; }
}
