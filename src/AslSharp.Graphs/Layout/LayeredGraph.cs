namespace AslSharp.Graphs.Layout;

/// <summary>What is laid out: sizes, and edges between their numbers. The edges form no cycle, and no two join the same two vertices.</summary>
/// <param name="Sizes">The size of each vertex, in pixels.</param>
/// <param name="Edges">The edges, all of which shall go down.</param>
internal sealed record LayeredGraph(IReadOnlyList<(double Width, double Height)> Sizes, IReadOnlyList<(int From, int To)> Edges);
