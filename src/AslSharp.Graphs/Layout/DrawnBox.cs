namespace AslSharp.Graphs.Layout;

/// <summary>A state's box.</summary>
/// <param name="State">The state.</param>
/// <param name="Bounds">Where it is.</param>
/// <param name="Name">Its name in lines.</param>
/// <param name="Caption">The line above the name.</param>
/// <param name="Frames">The scopes inside, each drawn at its place.</param>
internal sealed record DrawnBox(GraphState State, Rectangle Bounds, IReadOnlyList<string> Name, string Caption, IReadOnlyList<DrawnScope> Frames)
{
    internal DrawnBox Moved(double x, double y) => this with { Bounds = Bounds.Moved(x, y), Frames = [.. Frames.Select(frame => frame.Moved(x, y))] };
}
