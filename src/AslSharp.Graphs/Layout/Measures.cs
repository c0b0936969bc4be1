namespace AslSharp.Graphs.Layout;

/// <summary>The sizes of the drawing, in pixels.</summary>
internal static class Measures
{
    internal const double NameSize = 13;
    internal const double CaptionSize = 10.5;
    internal const double LabelSize = 11;
    internal const double NameLine = 16;
    internal const double LabelLine = 14;

    /// <summary>From the middle of a mark to its rim.</summary>
    internal const double MarkRadius = 8;

    /// <summary>The header of a state that holds others.</summary>
    internal const double HeaderHeight = 46;

    /// <summary>The title of a branch.</summary>
    internal const double FrameTitle = 20;

    internal const double Padding = 16;

    private const double LongestName = 190;
    private const double LongestCaption = 210;
    private const double LongestLabel = 200;
    private const double NarrowestBox = 96;
    private const double BoxPadding = 40;
    private const int MostLines = 3;
    private const int MostLabelLines = 4;

    internal static IReadOnlyList<string> Name(GraphState state, double width = LongestName)
        => TextMetrics.Wrap(state.Name, width, MostLines, NameSize, isBold: true);

    internal static string Caption(GraphState state, double width = LongestCaption)
        => TextMetrics.Wrap(state.Caption, width, 1, CaptionSize).FirstOrDefault("");

    /// <summary>The lines of an edge's label.</summary>
    internal static IReadOnlyList<string> Label(GraphEdge edge)
        => [.. edge.Labels.SelectMany(
            (label, index) => TextMetrics.Wrap(index > 0 && edge.Kind == GraphEdgeKind.Choice ? "or " + label : label, LongestLabel, MostLabelLines, LabelSize))
                .Take(MostLabelLines * 2)];

    /// <summary>The size of a state that holds no others.</summary>
    internal static (double Width, double Height) Box(GraphState state)
    {
        var name = Name(state).Select(static line => TextMetrics.Width(line, NameSize, isBold: true)).Append(0).Max();
        var caption = TextMetrics.Width(Caption(state), CaptionSize);
        var retry = state.Retry is null ? 0 : 18;
        return (Math.Ceiling(Math.Max(NarrowestBox, Math.Max(name, caption + retry) + BoxPadding)), 34 + NameLine * Math.Max(1, Name(state).Count));
    }

    /// <summary>The size of a label.</summary>
    internal static (double Width, double Height) Label(IReadOnlyList<string> lines)
        => lines.Count == 0
            ? (10, 0)
            : (Math.Ceiling(lines.Max(static line => TextMetrics.Width(line, LabelSize)) + 16), LabelLine * lines.Count + 6);

    /// <summary>How far from its corners an edge may touch a box.</summary>
    internal static double Inset(StateKind? kind) => kind switch
    {
        StateKind.Choice => 24,
        StateKind.Succeed or StateKind.Fail or StateKind.Wait => 26,
        _ => 14,
    };
}
