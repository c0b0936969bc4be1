using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.JsonPath;

/// <summary>The condition of a filter.</summary>
public abstract class FilterSyntax
{
    private protected FilterSyntax(TextSpan span) => Span = span;

    /// <summary>The characters of the condition.</summary>
    public TextSpan Span { get; }
}
