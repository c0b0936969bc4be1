using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Jsonata;

/// <summary>What a <c>%</c> asks for: the input of the step that is so many levels before it.</summary>
internal sealed class JsonataSlot(int label, TextSpan span)
{
    /// <summary>The number by which the tuple holds the value.</summary>
    public int Label { get; } = label;

    /// <summary>How many named steps are still to go back.</summary>
    public int Level { get; set; } = 1;

    /// <summary>The characters of the <c>%</c>.</summary>
    public TextSpan Span { get; } = span;
}
