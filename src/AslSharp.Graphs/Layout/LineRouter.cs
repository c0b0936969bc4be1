namespace AslSharp.Graphs.Layout;

/// <summary>Leads the edges of a scope along the layers: upright past the boxes of a layer, in a curve between two layers, so that no edge crosses a
/// box.</summary>
internal sealed class LineRouter(ScopeGraph graph, LayeredPlaces places, Rectangle[] bounds, List<(double Top, double Bottom)> layers)
{
    // Between edges that touch the same side of a box.
    private const double PortGap = 16;

    // How far from the middle of a box an edge touches it that goes to one side, as a part of the width, and at most.
    private const double SideReach = 0.22;
    private const double MostSideReach = 60;

    internal List<DrawnLine> Route()
    {
        var links = graph.Links;
        var wanted = links.Select((link, index) => Wanted(link, places.Bends[index])).ToList();
        var leaving = Ports(index => links[index].Upper, index => wanted[index].Upper, index => Toward(index, isUpper: true));
        var entering = Ports(index => links[index].Lower, index => wanted[index].Lower, index => Toward(index, isUpper: false));
        var lines = new List<DrawnLine>();
        for (var i = 0; i < links.Count; i++)
        {
            if (links[i].IsLoop) lines.AddRange(Loop(links[i], leaving[i]));
            else lines.Add(Line(links[i], places.Bends[i], leaving[i], entering[i]));
        }

        return lines;
    }

    private DrawnLine Line(ScopeGraph.Link link, double[] bends, double upperX, double lowerX)
    {
        var layer = places.Layers[link.Upper];
        var points = new List<(double X, double Y)> { (upperX, bounds[link.Upper].Bottom), (upperX, layers[layer].Bottom) };
        foreach (var bend in bends)
        {
            layer++;
            points.Add((bend, layers[layer].Top));
            points.Add((bend, layers[layer].Bottom));
        }

        points.Add((lowerX, layers[layer + 1].Top));
        points.Add((lowerX, bounds[link.Lower].Y));
        if (link.IsUpwards) points.Reverse();
        return new DrawnLine(link.FromId, link.ToId, link.Kind, link.HasArrow, points);
    }

    private IEnumerable<DrawnLine> Loop(ScopeGraph.Link link, double port)
    {
        var (box, label) = (bounds[link.Upper], bounds[link.Lower]);
        var (spread, edge) = (PortGap / 2, Math.Min(label.Width / 4, 24));
        var (from, to) = (layers[places.Layers[link.Upper]].Bottom, layers[places.Layers[link.Lower]].Top);
        (double, double)[] down = [(port - spread, box.Bottom), (port - spread, from), (label.CenterX - edge, to), (label.CenterX - edge, label.Y)];
        (double, double)[] up = [(label.CenterX + edge, label.Y), (label.CenterX + edge, to), (port + spread, from), (port + spread, box.Bottom)];
        yield return new DrawnLine(link.FromId, link.ToId, link.Kind, false, down);
        yield return new DrawnLine(link.FromId, link.ToId, link.Kind, true, up);
    }

    // Where an edge would best touch its two ends: straight above each other where the boxes allow it.
    private (double Upper, double Lower) Wanted(ScopeGraph.Link link, double[] bends)
    {
        var (upper, lower) = (Reach(link.Upper), Reach(link.Lower));
        if (bends.Length > 0) return (Toward(link.Upper, bends[0]), Toward(link.Lower, bends[^1]));
        var (left, right) = (Math.Max(upper.Left, lower.Left), Math.Min(upper.Right, lower.Right));
        if (left > right)
            return upper.Right < lower.Left ? (Outward(link.Upper, 1), Outward(link.Lower, -1)) : (Outward(link.Upper, -1), Outward(link.Lower, 1));
        var straight = (left + right) / 2;
        return (straight, straight);
    }

    // Straight where it can be; else nearer to the middle than to the corner, where a curve to the side looks better.
    private double Toward(int vertex, double x)
    {
        var (left, right) = Reach(vertex);
        return x < left ? Outward(vertex, -1) : x > right ? Outward(vertex, 1) : x;
    }

    private double Outward(int vertex, int side)
    {
        var (left, right) = Reach(vertex);
        return Math.Clamp(bounds[vertex].CenterX + side * Math.Min(bounds[vertex].Width * SideReach, MostSideReach), left, right);
    }

    private (double Left, double Right) Reach(int vertex)
    {
        var inset = Math.Min(graph.InsetOf(vertex), bounds[vertex].Width / 2);
        return (bounds[vertex].X + inset, bounds[vertex].Right - inset);
    }

    // Where an edge goes from one of its ends: decides its order among the edges there.
    private double Toward(int index, bool isUpper)
    {
        var bends = places.Bends[index];
        if (bends.Length > 0) return isUpper ? bends[0] : bends[^1];
        return bounds[isUpper ? graph.Links[index].Lower : graph.Links[index].Upper].CenterX;
    }

    private double[] Ports(Func<int, int> vertexOf, Func<int, double> wanted, Func<int, double> toward)
    {
        var ports = new double[graph.Links.Count];
        foreach (var group in Enumerable.Range(0, ports.Length).GroupBy(vertexOf))
        {
            var order = group.OrderBy(toward).ThenBy(static index => index).ToList();
            var (left, right) = Reach(group.Key);
            var gap = Math.Min(PortGap, order.Count > 1 ? (right - left) / (order.Count - 1) : PortGap);
            var at = order.Select(wanted).ToArray();
            // Push apart to the right, then back to the left from the last place there is.
            for (var i = 1; i < at.Length; i++) at[i] = Math.Max(at[i], at[i - 1] + gap);
            var limit = right;
            for (var i = at.Length - 1; i >= 0; i--, limit -= gap) at[i] = Math.Max(left, Math.Min(at[i], limit));
            for (var i = 0; i < at.Length; i++) ports[order[i]] = at[i];
        }

        return ports;
    }
}
