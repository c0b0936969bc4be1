namespace AslSharp.Graphs.Layout;

/// <summary>Lays a machine out: inner scopes first, which then count as one box each in the scope around them.</summary>
/// <param name="layered">The layout of one scope.</param>
internal sealed class ScopeLayout(ILayeredLayout layered)
{
    private const double NarrowGap = 22;
    private const double WideGap = 30;
    private const double WidestGap = 76;
    private const double TallLayer = 130;
    private const double WidestRow = 1500;

    /// <summary>Lays a scope out, with its upper left corner at 0, 0.</summary>
    internal DrawnScope Lay(GraphScope scope)
    {
        var contents = scope.States.Select(Content).ToList();
        if (contents.Count == 0) return new DrawnScope(scope, new Rectangle(0, 0, 60, 20), [], [], [], []);
        var graph = new ScopeGraph(scope, [.. contents.Select(static content => (content.Bounds.Width, content.Bounds.Height))]);
        var places = layered.Lay(graph.Layered);
        var bounds = Arrange(graph, places, out var layers);
        var lines = new LineRouter(graph, places, bounds, layers).Route();
        var drawing = new DrawnScope(
            scope,
            default,
            [.. contents.Select((content, index) => content.Moved(bounds[index].X, bounds[index].Y))],
            [.. graph.Labels.Where(static label => label.Lines.Count > 0).Select(label => new DrawnLabel(label.Edge, bounds[label.Vertex], label.Lines))],
            [.. Marks(graph, bounds)],
            lines);
        return Framed(drawing, bounds);
    }

    private DrawnBox Content(GraphState state)
    {
        var size = Measures.Box(state);
        if (state.Scopes.Count == 0)
            return new DrawnBox(state, new Rectangle(0, 0, size.Width, size.Height), Measures.Name(state), Measures.Caption(state), []);
        var titleHeight = state.Kind == StateKind.Parallel ? Measures.FrameTitle : 0;
        var frames = new List<DrawnScope>();
        var (x, y, width, rowHeight) = (Measures.Padding, Measures.HeaderHeight + titleHeight, 0.0, 0.0);
        foreach (var scope in state.Scopes)
        {
            var frame = Lay(scope);
            if (x > Measures.Padding && x + frame.Bounds.Width > WidestRow)
            {
                (x, y, rowHeight) = (Measures.Padding, y + rowHeight + Measures.Padding + titleHeight, 0);
            }

            frames.Add(frame.Moved(x, y));
            x += frame.Bounds.Width + Measures.Padding;
            width = Math.Max(width, x);
            rowHeight = Math.Max(rowHeight, frame.Bounds.Height);
        }

        // A long name may need more room than what is inside.
        var header = TextMetrics.Width(Measures.Name(state, double.MaxValue).FirstOrDefault(""), Measures.NameSize, isBold: true);
        var most = Math.Max(width, Math.Min(header + 60, 320));
        var shift = (most - width) / 2;
        return new DrawnBox(
            state,
            new Rectangle(0, 0, most, y + rowHeight + Measures.Padding),
            TextMetrics.Wrap(state.Name, most - 60, 1, Measures.NameSize, isBold: true),
            Measures.Caption(state, most - 60),
            [.. frames.Select(frame => frame.Moved(shift, 0))]);
    }

    // The layout says which layer and which x; the heights follow from what is in the layers, and the gaps from how far edges swing between them.
    private static Rectangle[] Arrange(ScopeGraph graph, LayeredPlaces places, out List<(double Top, double Bottom)> layers)
    {
        var sizes = graph.Layered.Sizes;
        var count = places.Layers.Max() + 1;
        var swings = Swings(graph, places, count);
        layers = [];
        var bounds = new Rectangle[sizes.Count];
        var top = 0.0;
        for (var layer = 0; layer < count; layer++)
        {
            var members = Enumerable.Range(0, sizes.Count).Where(vertex => places.Layers[vertex] == layer).ToList();
            var height = members.Max(vertex => sizes[vertex].Height);
            foreach (var vertex in members)
            {
                var (width, own) = sizes[vertex];
                // Beside something tall, what is small stands at the top, near what led to it.
                var y = height > TallLayer ? top : top + (height - own) / 2;
                bounds[vertex] = new Rectangle(places.Centers[vertex] - width / 2, y, width, own);
            }

            layers.Add((top, top + height));
            top += height + swings[layer];
        }

        return bounds;
    }

    private static double[] Swings(ScopeGraph graph, LayeredPlaces places, int count)
    {
        var gaps = new double[count];
        Array.Fill(gaps, NarrowGap);
        for (var i = 0; i < graph.Links.Count; i++)
        {
            var link = graph.Links[i];
            double[] way = [places.Centers[link.Upper], .. places.Bends[i], places.Centers[link.Lower]];
            for (var step = 1; step < way.Length; step++)
            {
                var layer = places.Layers[link.Upper] + step - 1;
                // An edge between wide boxes need not go from middle to middle.
                var reach = (step == 1 ? graph.Layered.Sizes[link.Upper].Width / 2 : 0)
                    + (step == way.Length - 1 ? graph.Layered.Sizes[link.Lower].Width / 2 : 0);
                var swing = Math.Max(0, Math.Abs(way[step] - way[step - 1]) - reach);
                var least = link.HasArrow && step == way.Length - 1 ? WideGap : NarrowGap;
                gaps[layer] = Math.Max(gaps[layer], Math.Min(least + swing * 0.09, WidestGap));
            }
        }

        return gaps;
    }

    private static IEnumerable<DrawnMark> Marks(ScopeGraph graph, Rectangle[] bounds)
    {
        if (graph.Start is { } start) yield return new DrawnMark(true, bounds[start]);
        if (graph.End is { } end) yield return new DrawnMark(false, bounds[end]);
    }

    private static DrawnScope Framed(DrawnScope drawing, Rectangle[] bounds)
    {
        var xs = drawing.Lines.SelectMany(static line => line.Points.Select(static point => point.X));
        var left = bounds.Select(static box => box.X).Concat(xs).Min() - Measures.Padding;
        var right = bounds.Select(static box => box.Right).Concat(xs).Max() + Measures.Padding;
        var bottom = bounds.Max(static box => box.Bottom) + Measures.Padding;
        return drawing.Moved(-left, Measures.Padding) with { Bounds = new Rectangle(0, 0, right - left, bottom + Measures.Padding) };
    }
}
