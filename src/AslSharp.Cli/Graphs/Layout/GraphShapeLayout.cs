using GraphShape;
using GraphShape.Algorithms.Layout;
using QuikGraph;

namespace AslSharp.Cli.Graphs.Layout;

/// <summary>The layered layout of GraphShape.</summary>
internal sealed class GraphShapeLayout : ILayeredLayout
{
    private const double LayerGap = 40;
    private const double Gap = 22;

    public LayeredPlaces Lay(LayeredGraph graph)
    {
        var layers = Layers(graph);
        // Every layer that an edge passes gets a vertex of its own on it: the layout keeps boxes and passing edges apart, because all are vertices.
        var sizes = graph.Sizes.ToList();
        var links = new List<(int From, int To)>();
        var chains = new List<int>[graph.Edges.Count];
        for (var e = 0; e < chains.Length; e++)
        {
            chains[e] = [];
            var (from, to) = graph.Edges[e];
            for (var layer = layers[from] + 1; layer < layers[to]; layer++)
            {
                sizes.Add((2, 2));
                chains[e].Add(sizes.Count - 1);
                links.Add((from, sizes.Count - 1));
                from = sizes.Count - 1;
            }

            links.Add((from, to));
        }

        var positions = Compute(sizes, links);
        return new LayeredPlaces(
            [.. Enumerable.Range(0, graph.Sizes.Count).Select(vertex => positions[vertex].X)],
            layers,
            [.. chains.Select(chain => chain.Select(vertex => positions[vertex].X).ToArray())]);
    }

    private static int[] Layers(LayeredGraph graph)
    {
        // All of the same size: what stands in the same layer then stands at the same height.
        var positions = Compute([.. graph.Sizes.Select(static _ => (10.0, 10.0))], graph.Edges);
        var heights = positions.Select(static point => Math.Round(point.Y, 3)).Distinct().Order().ToList();
        return [.. positions.Select(point => heights.IndexOf(Math.Round(point.Y, 3)))];
    }

    private static Point[] Compute(IReadOnlyList<(double Width, double Height)> sizes, IReadOnlyList<(int From, int To)> edges)
    {
        var vertices = sizes.Select(static (size, index) => new Vertex(index, new Size(size.Width, size.Height))).ToList();
        var graph = new BidirectionalGraph<Vertex, Edge<Vertex>>();
        graph.AddVertexRange(vertices);
        foreach (var (from, to) in edges) graph.AddEdge(new Edge<Vertex>(vertices[from], vertices[to]));
        var parameters = new SugiyamaLayoutParameters
        {
            Direction = LayoutDirection.TopToBottom,
            LayerGap = LayerGap,
            SliceGap = Gap,
            PositionMode = -1,
            OptimizeWidth = false,
            MinimizeEdgeLength = false,
            EdgeRouting = SugiyamaEdgeRouting.Traditional,
        };
        var layout = new SugiyamaLayoutAlgorithm<Vertex, Edge<Vertex>, BidirectionalGraph<Vertex, Edge<Vertex>>>(
            graph, vertices.ToDictionary(static vertex => vertex, static vertex => vertex.Size), parameters);
        layout.Compute();
        return [.. vertices.Select(vertex => layout.VerticesPositions[vertex])];
    }

    private sealed record Vertex(int Index, Size Size);
}
