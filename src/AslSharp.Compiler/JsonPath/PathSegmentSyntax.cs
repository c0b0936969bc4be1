using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.JsonPath;

/// <summary>One step of a path.</summary>
public abstract class PathSegmentSyntax
{
    private protected PathSegmentSyntax(TextSpan span) => Span = span;

    /// <summary>The characters of the step, its dot or brackets included.</summary>
    public TextSpan Span { get; }

    /// <summary>Whether the step leads to one value at most.</summary>
    public virtual bool IsDefinite => false;

    /// <summary>Whether the step may stand in a Reference Path.</summary>
    public virtual bool IsReference => false;
}
