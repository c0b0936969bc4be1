using AslSharp.Graphs.Layout;

namespace AslSharp.Cli.Tests.Graphs;

/// <summary>Looks at a drawing as an eye would: nothing may lie on something else.</summary>
internal static class Geometry
{
    private const int Samples = 24;

    /// <summary>What is wrong with a drawing, in words.</summary>
    internal static IEnumerable<string> Problems(DrawnScope drawing)
    {
        var things = drawing.Boxes.Select(static box => (What: $"box '{box.State.Name}'", box.Bounds))
            .Concat(drawing.Labels.Select(static label => (What: $"label '{string.Join(' ', label.Lines)}'", label.Bounds)))
            .Concat(drawing.Marks.Select(static mark => (What: mark.IsStart ? "start" : "end", mark.Bounds))).ToList();
        for (var i = 0; i < things.Count; i++)
        {
            if (!drawing.Bounds.Contains(things[i].Bounds)) yield return $"{things[i].What} lies outside";
            for (var k = 0; k < i; k++)
            {
                if (things[i].Bounds.Overlaps(things[k].Bounds)) yield return $"{things[i].What} overlaps {things[k].What}";
            }
        }

        foreach (var line in drawing.Lines)
        {
            foreach (var (what, bounds) in things)
            {
                if (Crosses(line, bounds)) yield return $"the line from {line.FromId} to {line.ToId} crosses {what}";
            }
        }

        foreach (var box in drawing.Boxes)
        {
            foreach (var frame in box.Frames)
            {
                if (!box.Bounds.Contains(frame.Bounds)) yield return $"what is inside '{box.State.Name}' lies outside";
                foreach (var problem in Problems(frame)) yield return problem;
            }

            foreach (var (first, second) in box.Frames.SelectMany((first, index) => box.Frames.Skip(index + 1).Select(second => (first, second))))
            {
                if (first.Bounds.Overlaps(second.Bounds)) yield return $"frames of '{box.State.Name}' overlap";
            }
        }
    }

    // Lines touch what they join: only what goes clearly inside counts.
    private static bool Crosses(DrawnLine line, Rectangle bounds)
    {
        var inside = new Rectangle(bounds.X + 1, bounds.Y + 1, bounds.Width - 2, bounds.Height - 2);
        return Points(line).Any(point => point.X > inside.X && point.X < inside.Right && point.Y > inside.Y && point.Y < inside.Bottom);
    }

    private static IEnumerable<(double X, double Y)> Points(DrawnLine line)
    {
        for (var i = 1; i < line.Points.Count; i++)
        {
            var (from, to) = (line.Points[i - 1], line.Points[i]);
            for (var step = 0; step <= Samples; step++)
            {
                var t = (double)step / Samples;
                // Both curves of the drawing and straight lines: the curve that leaves and arrives upright.
                var x = from.X + (to.X - from.X) * t * t * (3 - 2 * t);
                var y = Bezier(from.Y, (from.Y + to.Y) / 2, (from.Y + to.Y) / 2, to.Y, t);
                yield return (x, y);
            }
        }
    }

    private static double Bezier(double a, double b, double c, double d, double t)
    {
        var u = 1 - t;
        return u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d;
    }
}
