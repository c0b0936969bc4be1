using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Text;

/// <summary>A definition as the host hands it in.</summary>
/// <param name="Path">The path as diagnostics shall show it; never opened by the compiler.</param>
/// <param name="Text">The whole text of the file.</param>
public sealed record AslFile(string Path, SourceText Text)
{
    /// <summary>The type of the machine, where the host knows it.</summary>
    public StateMachineType Type { get; init; }

    /// <summary>Makes a file from text in memory.</summary>
    /// <param name="path">The path as diagnostics shall show it.</param>
    /// <param name="text">The whole text of the file.</param>
    public static AslFile Create(string path, string text) => new(path, SourceText.From(text));

    /// <summary>The place of a span of this file, ready for a diagnostic.</summary>
    /// <param name="span">Where; cut to the text where it reaches beyond.</param>
    public LocationInfo Locate(TextSpan span)
    {
        var start = Math.Min(span.Start, Text.Length);
        var cut = TextSpan.FromBounds(start, Math.Min(span.End, Text.Length));
        return new LocationInfo(Path, cut, Text.Lines.GetLinePositionSpan(cut));
    }

    /// <inheritdoc/>
    public bool Equals(AslFile? other) =>
        other is not null && Path == other.Path && Type == other.Type && (ReferenceEquals(Text, other.Text) || Text.ContentEquals(other.Text));

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Path);
}
