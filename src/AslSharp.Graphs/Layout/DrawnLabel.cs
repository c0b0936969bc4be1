namespace AslSharp.Graphs.Layout;

/// <summary>The label of an edge, which stands on it.</summary>
/// <param name="Edge">The edge.</param>
/// <param name="Bounds">Where it is.</param>
/// <param name="Lines">What it says.</param>
internal sealed record DrawnLabel(GraphEdge Edge, Rectangle Bounds, IReadOnlyList<string> Lines);
