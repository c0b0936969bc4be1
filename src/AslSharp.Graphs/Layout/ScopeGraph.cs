namespace AslSharp.Graphs.Layout;

/// <summary>A scope as a graph without cycles: its states, its marks and the labels of its edges are vertices.</summary>
internal sealed class ScopeGraph
{
    private readonly Dictionary<string, int> _vertices = new(StringComparer.Ordinal);
    private readonly List<(double Width, double Height)> _sizes = [];
    private readonly List<double> _insets = [];
    private readonly List<Link> _links = [];
    private readonly HashSet<GraphEdge> _back = [];

    /// <param name="scope">The scope.</param>
    /// <param name="sizes">The sizes of its states, in their order.</param>
    internal ScopeGraph(GraphScope scope, IReadOnlyList<(double Width, double Height)> sizes)
    {
        Scope = scope;
        for (var i = 0; i < sizes.Count; i++) _vertices.Add(scope.States[i].Id, Add(sizes[i], Measures.Inset(scope.States[i].Kind)));
        FindBackEdges();
        if (scope.StartId is { } start)
        {
            Start = AddMark();
            _links.Add(new Link(Start.Value, _vertices[start], null, start, GraphEdgeKind.Next, true, false));
        }

        var ends = scope.States.Where(static state => state.IsEnd).ToList();
        if (ends.Count > 0) End = AddMark();
        foreach (var state in scope.States)
        {
            foreach (var edge in scope.Edges.Where(edge => edge.From == state.Id)) Add(edge);
            if (state.IsEnd) _links.Add(new Link(_vertices[state.Id], End!.Value, state.Id, null, GraphEdgeKind.Next, true, false));
        }

        // What nothing is joined to would be laid out apart from all others.
        Layered = new LayeredGraph(_sizes, [.. _links.Select(static link => (link.Upper, link.Lower)), .. Loose().Select(vertex => (Start ?? 0, vertex))]);
    }

    internal GraphScope Scope { get; }

    internal int? Start { get; }

    internal int? End { get; }

    internal LayeredGraph Layered { get; }

    /// <summary>The edges that are drawn; the first ones of <see cref="Layered"/>.</summary>
    internal IReadOnlyList<Link> Links => _links;

    /// <summary>The labels, each with its vertex. Back edges without a label have an empty one, so that they keep apart from the way down.</summary>
    internal List<(int Vertex, GraphEdge Edge, IReadOnlyList<string> Lines)> Labels { get; } = [];

    internal int VertexOf(GraphState state) => _vertices[state.Id];

    /// <summary>How far from its corners an edge may touch a vertex; all edges of a label and of a mark meet in its middle.</summary>
    internal double InsetOf(int vertex) => _insets[vertex];

    private void Add(GraphEdge edge)
    {
        var (from, to) = (_vertices[edge.From], _vertices[edge.To]);
        var isBack = _back.Contains(edge);
        var lines = Measures.Label(edge);
        if (lines.Count == 0 && !isBack && !_links.Exists(link => link.Upper == from && link.Lower == to))
        {
            _links.Add(new Link(from, to, edge.From, edge.To, edge.Kind, true, false));
            return;
        }

        var size = Measures.Label(lines);
        var label = Add(size, size.Width / 2);
        Labels.Add((label, edge, lines));
        if (isBack)
        {
            _links.Add(new Link(to, label, edge.From, edge.To, edge.Kind, true, true) { IsLoop = from == to });
            if (from != to) _links.Add(new Link(label, from, edge.From, edge.To, edge.Kind, false, true));
        }
        else
        {
            _links.Add(new Link(from, label, edge.From, edge.To, edge.Kind, false, false));
            _links.Add(new Link(label, to, edge.From, edge.To, edge.Kind, true, false));
        }
    }

    private int Add((double Width, double Height) size, double inset)
    {
        _sizes.Add(size);
        _insets.Add(inset);
        return _sizes.Count - 1;
    }

    private int AddMark() => Add((2 * Measures.MarkRadius, 2 * Measures.MarkRadius), Measures.MarkRadius);

    private IEnumerable<int> Loose()
        => Enumerable.Range(0, _sizes.Count).Where(vertex => vertex != (Start ?? 0) && !_links.Exists(link => link.Upper == vertex || link.Lower == vertex));

    // Depth first from the start: the edges that go back to where the way came from are the ones that make it a cycle.
    private void FindBackEdges()
    {
        var edges = Scope.Edges.ToLookup(static edge => edge.From);
        var done = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var root in Scope.States.Select(static state => state.Id).Prepend(Scope.StartId).OfType<string>()) Visit(root);

        void Visit(string root)
        {
            if (!done.TryAdd(root, false)) return;
            var path = new Stack<(string Id, IEnumerator<GraphEdge> Edges)>();
            path.Push((root, edges[root].GetEnumerator()));
            while (path.TryPeek(out var top))
            {
                if (!top.Edges.MoveNext())
                {
                    done[top.Id] = true;
                    path.Pop();
                    continue;
                }

                var edge = top.Edges.Current;
                if (done.TryAdd(edge.To, false)) path.Push((edge.To, edges[edge.To].GetEnumerator()));
                else if (!done[edge.To]) _back.Add(edge);
            }
        }
    }

    /// <summary>An edge of the layout that is drawn.</summary>
    /// <param name="Upper">The vertex above.</param>
    /// <param name="Lower">The vertex below.</param>
    /// <param name="FromId">The id of the state that the transition leaves; null for the start.</param>
    /// <param name="ToId">The id of the state that the transition enters; null for the end.</param>
    /// <param name="Kind">What kind of transition it is.</param>
    /// <param name="HasArrow">Whether the transition arrives at the end of this edge.</param>
    /// <param name="IsUpwards">Whether the transition goes from below to above.</param>
    internal sealed record Link(int Upper, int Lower, string? FromId, string? ToId, GraphEdgeKind Kind, bool HasArrow, bool IsUpwards)
    {
        /// <summary>Whether the transition leaves and enters the vertex above, and its label is the one below.</summary>
        internal bool IsLoop { get; init; }
    }
}
