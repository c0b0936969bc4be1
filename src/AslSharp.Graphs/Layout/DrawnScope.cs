namespace AslSharp.Graphs.Layout;

/// <summary>A scope that is laid out.</summary>
/// <param name="Scope">The scope.</param>
/// <param name="Bounds">What it takes.</param>
/// <param name="Boxes">Its states.</param>
/// <param name="Labels">The labels of its edges.</param>
/// <param name="Marks">Where it starts and ends.</param>
/// <param name="Lines">Its edges.</param>
internal sealed record DrawnScope(
    GraphScope Scope,
    Rectangle Bounds,
    IReadOnlyList<DrawnBox> Boxes,
    IReadOnlyList<DrawnLabel> Labels,
    IReadOnlyList<DrawnMark> Marks,
    IReadOnlyList<DrawnLine> Lines)
{
    /// <summary>The same drawing at another place.</summary>
    internal DrawnScope Moved(double x, double y) => this with
    {
        Bounds = Bounds.Moved(x, y),
        Boxes = [.. Boxes.Select(box => box.Moved(x, y))],
        Labels = [.. Labels.Select(label => label with { Bounds = label.Bounds.Moved(x, y) })],
        Marks = [.. Marks.Select(mark => mark with { Bounds = mark.Bounds.Moved(x, y) })],
        Lines = [.. Lines.Select(line => line with { Points = [.. line.Points.Select(point => (point.X + x, point.Y + y))] })],
    };
}
