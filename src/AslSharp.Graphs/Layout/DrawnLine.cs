namespace AslSharp.Graphs.Layout;

/// <summary>A line of the drawing: an edge, or the part of one before or behind its label.</summary>
/// <param name="FromId">The id of the state it leaves; null for the start mark.</param>
/// <param name="ToId">The id of the state it enters; null for the end mark.</param>
/// <param name="Kind">What kind of transition it is.</param>
/// <param name="HasArrow">Whether it ends in an arrow.</param>
/// <param name="Points">Where it passes, in the direction of the transition: from an odd point to the next it runs straight down or up, else in a
/// curve.</param>
internal sealed record DrawnLine(string? FromId, string? ToId, GraphEdgeKind Kind, bool HasArrow, IReadOnlyList<(double X, double Y)> Points);
