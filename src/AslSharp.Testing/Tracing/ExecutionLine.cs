namespace AslSharp.Testing;

/// <summary>A line about an execution: a state that is entered, or what befalls it.</summary>
/// <param name="Parts">Its texts, from left to right.</param>
internal sealed record ExecutionLine(IReadOnlyList<(string Text, LineTone Tone)> Parts)
{
    public override string ToString() => string.Concat(Parts.Select(static part => part.Text));
}
