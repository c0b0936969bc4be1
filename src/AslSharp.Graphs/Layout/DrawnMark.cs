namespace AslSharp.Graphs.Layout;

/// <summary>The mark where a scope starts or ends.</summary>
/// <param name="IsStart">Which of the two.</param>
/// <param name="Bounds">Where it is.</param>
internal sealed record DrawnMark(bool IsStart, Rectangle Bounds);
