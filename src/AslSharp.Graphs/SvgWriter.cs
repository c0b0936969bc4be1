using System.Globalization;
using System.Text;
using AslSharp.Graphs.Layout;
using static AslSharp.Graphs.SvgText;

namespace AslSharp.Graphs;

/// <summary>Writes a graph as one SVG that needs nothing else. The same graph gives the same text.</summary>
internal sealed class SvgWriter
{
    private const double Margin = 12;
    private const double TitleHeight = 30;
    private const double CommentHeight = 16;
    private const double LegendHeight = 30;
    private const double ArrowLength = 7;
    private const double CornerOfChoice = 14;

    private static readonly (RunStatus Status, string Text)[] Legend =
    [
        (RunStatus.Succeeded, "succeeded"), (RunStatus.Caught, "error caught"), (RunStatus.Failed, "failed"),
        (RunStatus.Stopped, "stopped"), (RunStatus.Running, "running"), (RunStatus.NotReached, "not reached"),
    ];

    private readonly StringBuilder _svg = new();
    private readonly HistoryOverlay? _overlay;
    private readonly bool _isInteractive;
    private readonly bool _hasTitle;
    private readonly bool _hasStyle;

    private SvgWriter(HistoryOverlay? overlay, bool isInteractive, bool hasTitle, bool hasStyle)
        => (_overlay, _isInteractive, _hasTitle, _hasStyle) = (overlay, isInteractive, hasTitle, hasStyle);

    /// <summary>Writes.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="drawing">Its layout.</param>
    /// <param name="overlay">An execution to show; null for none.</param>
    /// <param name="isInteractive">Whether the group of each state has its id, for programs that mark states and take clicks.</param>
    /// <param name="hasTitle">Whether the machine's name, its comment and a ground are drawn; a page that shows it may have them itself.</param>
    /// <param name="hasStyle">Whether it holds its style sheet; a page that it becomes a part of may have that itself (<see cref="SvgStyle.Text"/>).</param>
    internal static string Write(
        GraphModel graph, DrawnScope drawing, HistoryOverlay? overlay, bool isInteractive = false, bool hasTitle = true, bool hasStyle = true)
    {
        var writer = new SvgWriter(overlay, isInteractive, hasTitle, hasStyle);
        writer.WriteDocument(graph, drawing);
        return writer._svg.ToString();
    }

    private void WriteDocument(GraphModel graph, DrawnScope drawing)
    {
        var title = !_hasTitle ? "" : TextMetrics.Wrap(graph.Name, 900, 1, 16, isBold: true).FirstOrDefault("");
        var comment = !_hasTitle || string.IsNullOrWhiteSpace(graph.Comment)
            ? [] : TextMetrics.Wrap(graph.Comment, Math.Max(360, drawing.Bounds.Width - 2 * Measures.Padding), 2, 11);
        var header = !_hasTitle ? 0 : TitleHeight + CommentHeight * comment.Count;
        var headerWidth = Math.Max(TextMetrics.Width(title, 16, isBold: true), comment.Select(static line => TextMetrics.Width(line, 11)).Append(0).Max())
            + 2 * Measures.Padding;
        var inner = Math.Max(Math.Max(drawing.Bounds.Width, headerWidth), _overlay is null ? 0 : LegendWidth());
        var width = Math.Ceiling(inner + 2 * Margin);
        var height = Math.Ceiling(drawing.Bounds.Height + header + 2 * Margin + (_overlay is null ? 0 : LegendHeight));
        Line($"""<svg xmlns="http://www.w3.org/2000/svg" class="asl" width="{Number(width)}" height="{Number(height)}" viewBox="0 0 {Number(width)} {Number(height)}" role="graphics-document document" aria-labelledby="asl-title asl-description">""");
        Line($"""<title id="asl-title">{Escape(graph.Name)}</title>""");
        Line($"""<desc id="asl-description">{Escape(Description(graph))}</desc>""");
        if (_hasStyle) Line($"<style>\n{SvgStyle.Text}\n</style>");
        if (_hasTitle) Line($"""<rect class="ground" width="{Number(width)}" height="{Number(height)}"/>""");
        if (_hasTitle) Line($"""<text class="title" x="{Number(Margin + Measures.Padding)}" y="{Number(Margin + 18)}">{Escape(title)}</text>""");
        for (var i = 0; i < comment.Count; i++)
            Line($"""<text class="comment" x="{Number(Margin + Measures.Padding)}" y="{Number(Margin + TitleHeight + 6 + CommentHeight * i)}">{Escape(comment[i])}</text>""");
        WriteScope(drawing.Moved(Margin + (inner - drawing.Bounds.Width) / 2, Margin + header));
        if (_overlay is not null) WriteLegend(height - Margin - 8);
        Line("</svg>");
    }

    private static string Description(GraphModel graph)
    {
        var count = graph.Scope.AllStates.Count(static state => !state.IsMissing);
        return $"State machine with {(count == 1 ? "1 state" : $"{count} states")}.{(graph.Comment is null ? "" : " " + graph.Comment)}";
    }

    private void WriteScope(DrawnScope scope)
    {
        // What was taken lies above what was not.
        foreach (var line in scope.Lines.OrderBy(Taken)) WriteLine(line);
        foreach (var mark in scope.Marks) WriteMark(mark);
        foreach (var box in scope.Boxes) WriteBox(box);
        foreach (var label in scope.Labels) WriteLabel(label);
    }

    private int Taken(DrawnLine line) => _overlay?.Taken(line.FromId, line.ToId, line.Kind) ?? 0;

    private void WriteLine(DrawnLine line)
    {
        var points = line.Points.ToArray();
        var (tipX, tipY) = points[^1];
        var down = tipY >= points[^3].Y ? 1 : -1;
        if (line.HasArrow)
        {
            // The line ends inside the arrow, lest its end shows beside the tip.
            if (Math.Abs(points[^2].Y - tipY) < ArrowLength) points[^2].Y = tipY - ArrowLength * down;
            points[^1].Y = tipY - (ArrowLength - 1) * down;
        }

        var style = Style(line.Kind) + (_overlay is null ? "" : Taken(line) > 0 ? " taken" : " idle");
        var path = new StringBuilder($"M{Number(points[0].X)} {Number(points[0].Y)}");
        for (var i = 1; i < points.Length; i++)
        {
            var ((fromX, fromY), (x, y)) = (points[i - 1], points[i]);
            if (fromX == x && (fromY == y || i == points.Length - 1 || points[i + 1].X == x)) continue;
            if (fromX == x) path.Append(CultureInfo.InvariantCulture, $"L{Number(x)} {Number(y)}");
            else path.Append(
                CultureInfo.InvariantCulture, $"C{Number(fromX)} {Number((fromY + y) / 2)} {Number(x)} {Number((fromY + y) / 2)} {Number(x)} {Number(y)}");
        }

        if (points[^2].X == points[^1].X) path.Append(CultureInfo.InvariantCulture, $"L{Number(points[^1].X)} {Number(points[^1].Y)}");
        Line($"""<path class="line{style}" d="{path}"/>""");
        if (!line.HasArrow) return;
        var back = tipY - ArrowLength * down;
        Line($"""<path class="arrow{style}" d="M{Number(tipX)} {Number(tipY)}L{Number(tipX - 4)} {Number(back)}L{Number(tipX + 4)} {Number(back)}Z"/>""");
    }

    private void WriteMark(DrawnMark mark)
    {
        var (x, y) = (Number(mark.Bounds.CenterX), Number(mark.Bounds.CenterY));
        Line($"""<g role="graphics-symbol" aria-label="{(mark.IsStart ? "Start" : "End")}"><title>{(mark.IsStart ? "Start" : "End")}</title>""");
        if (mark.IsStart)
        {
            Line($"""<circle class="mark" cx="{x}" cy="{y}" r="7"/></g>""");
            return;
        }

        Line($"""<circle class="ring" cx="{x}" cy="{y}" r="7"/><circle class="mark" cx="{x}" cy="{y}" r="3.6"/></g>""");
    }

    private void WriteBox(DrawnBox box)
    {
        var run = _overlay?.Of(box.State);
        var tooltip = run is null ? box.State.Tooltip : $"{box.State.Tooltip}\n{run.Description}";
        var style = box.State.Style + (run is null ? "" : " " + Style(run.Status));
        var id = _isInteractive ? $" data-state=\"{box.State.Id}\"" : "";
        Line($"""<g class="{style}"{id} role="graphics-symbol" aria-label="{Escape(box.State.Name)}"><title>{Escape(tooltip)}</title>""");
        WriteShape(box);
        if (box.Frames.Count > 0) WriteContent(box);
        else WriteCentered(box);
        if (run is not null) WriteCount(box.Bounds.Right, box.Bounds.Y, run.Entries, run.Retries);
        Line("</g>");
    }

    private void WriteShape(DrawnBox box)
    {
        var (bounds, kind) = (box.Bounds, box.State.Kind);
        if (kind == StateKind.Choice)
        {
            var (left, right, top, bottom, middle) = (Number(bounds.X), Number(bounds.Right), Number(bounds.Y), Number(bounds.Bottom), Number(bounds.CenterY));
            var (innerLeft, innerRight) = (Number(bounds.X + CornerOfChoice), Number(bounds.Right - CornerOfChoice));
            Line($"""<path class="box plain" d="M{left} {middle}L{innerLeft} {top}L{innerRight} {top}L{right} {middle}L{innerRight} {bottom}L{innerLeft} {bottom}Z"/>""");
            return;
        }

        var radius = kind switch
        {
            StateKind.Pass => 3,
            StateKind.Wait or StateKind.Succeed or StateKind.Fail => Math.Min(25, bounds.Height / 2),
            StateKind.Parallel or StateKind.Map => 10,
            _ => 8,
        };
        Line($"""<rect class="box{(box.Frames.Count == 0 ? " plain" : "")}" {Place(bounds)} rx="{Number(radius)}"/>""");
        if (kind is StateKind.Task or StateKind.Pass)
            Line($"""<rect class="accent" x="{Number(bounds.X + 6)}" y="{Number(bounds.Y + 8)}" width="3" height="{Number(bounds.Height - 16)}" rx="1.5"/>""");
    }

    private void WriteCentered(DrawnBox box)
    {
        var bounds = box.Bounds;
        var retry = box.State.Retry;
        var captionX = bounds.CenterX - (retry is null ? 0 : 9);
        Line($"""<text class="caption" text-anchor="middle" x="{Number(captionX)}" y="{Number(bounds.Y + 18)}">{Escape(box.Caption)}</text>""");
        if (retry is not null) WriteRetry(retry, captionX + TextMetrics.Width(box.Caption, Measures.CaptionSize) / 2 + 4, bounds.Y + 18);
        for (var i = 0; i < box.Name.Count; i++)
            Line($"""<text class="name" text-anchor="middle" x="{Number(bounds.CenterX)}" y="{Number(bounds.Y + 35 + Measures.NameLine * i)}">{Escape(box.Name[i])}</text>""");
    }

    private void WriteContent(DrawnBox box)
    {
        var bounds = box.Bounds;
        Line($"""<text class="name" x="{Number(bounds.X + 14)}" y="{Number(bounds.Y + 21)}">{Escape(box.Name.FirstOrDefault(""))}</text>""");
        Line($"""<text class="caption" x="{Number(bounds.X + 14)}" y="{Number(bounds.Y + 36)}">{Escape(box.Caption)}</text>""");
        if (box.State.Retry is { } retry) WriteRetry(retry, bounds.X + 20 + TextMetrics.Width(box.Caption, Measures.CaptionSize), bounds.Y + 36);
        foreach (var frame in box.Frames)
        {
            if (box.State.Kind == StateKind.Parallel)
            {
                Line($"""<g role="group" aria-label="{Escape(frame.Scope.Title)}"><rect class="frame" {Place(frame.Bounds)} rx="8"/>""");
                Line($"""<text class="frame-title" x="{Number(frame.Bounds.X + 4)}" y="{Number(frame.Bounds.Y - 6)}">{Escape(frame.Scope.Title)}</text>""");
            }

            WriteScope(frame);
            if (box.State.Kind == StateKind.Parallel) Line("</g>");
        }
    }

    private void WriteRetry(GraphRetry retry, double x, double y)
        => Line($"""<text class="retry" x="{Number(x)}" y="{Number(y)}">↻{Escape(retry.Badge)}<title>{Escape(retry.Description)}</title></text>""");

    private void WriteLabel(DrawnLabel label)
    {
        var edge = label.Edge;
        var taken = _overlay?.Taken(edge.From, edge.To, edge.Kind);
        var style = Style(edge.Kind) + (taken == 0 ? " idle" : "");
        Line($"<g><title>{Escape(string.Join('\n', edge.Labels))}</title>");
        Line($"""<rect class="chip{style}" {Place(label.Bounds)} rx="{Number(Math.Min(10, label.Bounds.Height / 2))}"/>""");
        for (var i = 0; i < label.Lines.Count; i++)
            Line($"""<text class="label{style}" text-anchor="middle" x="{Number(label.Bounds.CenterX)}" y="{Number(label.Bounds.Y + 14 + Measures.LabelLine * i)}">{Escape(label.Lines[i])}</text>""");
        if (taken is { } times) WriteCount(label.Bounds.Right, label.Bounds.Y - 4, times, 0);
        Line("</g>");
    }

    private void WriteCount(double right, double top, int entries, int retries)
    {
        string[] parts = [entries > 1 ? $"×{entries}" : "", retries > 0 ? $"↻{retries}" : ""];
        var text = string.Join(' ', parts.Where(static part => part.Length > 0));
        if (text.Length == 0) return;
        var width = TextMetrics.Width(text, 10, isBold: true) + 8;
        Line($"""<rect class="count" {Place(new Rectangle(right - width + 6, top - 8, width, 15))} rx="7.5"/>""");
        Line($"""<text class="count-text" text-anchor="middle" x="{Number(right + 6 - width / 2)}" y="{Number(top + 3)}">{text}</text>""");
    }

    private void WriteLegend(double y)
    {
        var x = Margin + Measures.Padding;
        foreach (var (status, text) in Legend)
        {
            Line($"""<g class="{Style(status)}"><rect class="box plain" {Place(new Rectangle(x, y - 9, 16, 11))} rx="3"/><text class="legend" x="{Number(x + 22)}" y="{Number(y)}">{text}</text></g>""");
            x += LegendEntry(text);
        }
    }

    private static double LegendEntry(string text) => TextMetrics.Width(text, 11) + 38;

    private static double LegendWidth() => Legend.Sum(static entry => LegendEntry(entry.Text)) + 2 * Measures.Padding;

    private static string Style(GraphEdgeKind kind) => kind == GraphEdgeKind.Catch ? " catch" : "";

    private static string Style(RunStatus status) => status switch
    {
        RunStatus.Succeeded => "ran",
        RunStatus.NotReached => "idle",
        _ => status.ToString().ToLowerInvariant(),
    };

    private static string Place(Rectangle bounds)
        => $"""x="{Number(bounds.X)}" y="{Number(bounds.Y)}" width="{Number(bounds.Width)}" height="{Number(bounds.Height)}" """.TrimEnd();

    private void Line(string text) => _svg.Append(text).Append('\n');
}
