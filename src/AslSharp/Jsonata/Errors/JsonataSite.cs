using System.ComponentModel;

namespace AslSharp.Runtime;

/// <summary>Where an expression stands, for its errors. Emitted code keeps one in a static field for each expression.</summary>
/// <param name="source">The text between <c>{%</c> and <c>%}</c>, trimmed.</param>
/// <param name="location">The field, as <c>Output/values[0]</c> (ASL section 5.4).</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class JsonataSite(string source, string location)
{
    /// <summary>The text between <c>{%</c> and <c>%}</c>, trimmed.</summary>
    internal string Source { get; } = source;

    /// <summary>The field, as <c>Output/values[0]</c>.</summary>
    internal string Location { get; } = location;
}
