namespace AslSharp.Graphs;

/// <summary>A state machine as a picture shows it, whatever the picture is written in.</summary>
/// <param name="Name">The machine's name.</param>
/// <param name="Comment">Its comment, or null.</param>
/// <param name="Scope">Its states.</param>
internal sealed record GraphModel(string Name, string? Comment, GraphScope Scope);
