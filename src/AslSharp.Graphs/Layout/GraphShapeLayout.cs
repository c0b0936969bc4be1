using GraphShape;
using GraphShape.Algorithms.Layout;
using QuikGraph;

namespace AslSharp.Graphs.Layout;

/// <summary>The layered layout of GraphShape.</summary>
internal sealed class GraphShapeLayout : ILayeredLayout
{
    private const double LayerGap = 40;
    private const double Gap = 22;
    private const double Height = 10;

    // Crossings are untangled by chance, in part: of some layouts, always the same ones, the best is taken.
    private const int Trials = 8;

    public LayeredPlaces Lay(LayeredGraph graph)
    {
        var layers = Layers(graph);
        // Every layer that an edge passes gets a vertex of its own on it: the layout keeps boxes and passing edges apart, because all are vertices.
        // Heights do not matter here; of the same height, what stands in the same layer stands at the same y.
        var sizes = graph.Sizes.Select(static size => (size.Width, Height)).ToList();
        var links = new List<(int From, int To)>();
        var chains = new List<int>[graph.Edges.Count];
        for (var e = 0; e < chains.Length; e++)
        {
            chains[e] = [];
            var (from, to) = graph.Edges[e];
            for (var layer = layers[from] + 1; layer < layers[to]; layer++)
            {
                sizes.Add((2, Height));
                chains[e].Add(sizes.Count - 1);
                links.Add((from, sizes.Count - 1));
                from = sizes.Count - 1;
            }

            links.Add((from, to));
        }

        var positions = Enumerable.Range(0, Trials).Select(seed => Compute(sizes, links, seed)).MinBy(trial => Faults(trial, links))!;
        return new LayeredPlaces(
            [.. Enumerable.Range(0, graph.Sizes.Count).Select(vertex => positions[vertex].X)],
            layers,
            [.. chains.Select(chain => chain.Select(vertex => positions[vertex].X).ToArray())]);
    }

    private static int[] Layers(LayeredGraph graph)
    {
        var positions = Compute([.. graph.Sizes.Select(static _ => (Height, Height))], graph.Edges, seed: 0);
        var heights = positions.Select(static point => Math.Round(point.Y, 3)).Distinct().Order().ToList();
        return [.. positions.Select(point => heights.IndexOf(Math.Round(point.Y, 3)))];
    }

    private static Point[] Compute(IReadOnlyList<(double Width, double Height)> sizes, IReadOnlyList<(int From, int To)> edges, int seed)
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
        layout.Rand = new Random(seed);
        layout.Compute();
        return [.. vertices.Select(vertex => layout.VerticesPositions[vertex])];
    }

    // The crossings first, then how far the edges swing.
    private static (int Crossings, double Swing) Faults(Point[] positions, List<(int From, int To)> edges)
    {
        var crossings = 0;
        foreach (var layer in edges.GroupBy(edge => Math.Round(positions[edge.From].Y, 3)))
        {
            var ordered = layer.OrderBy(edge => positions[edge.From].X).ToList();
            for (var i = 0; i < ordered.Count; i++)
            {
                for (var k = 0; k < i; k++)
                {
                    if (positions[ordered[k].From].X < positions[ordered[i].From].X && positions[ordered[k].To].X > positions[ordered[i].To].X) crossings++;
                }
            }
        }

        return (crossings, Math.Round(edges.Sum(edge => Math.Abs(positions[edge.From].X - positions[edge.To].X)), 3));
    }

    private sealed record Vertex(int Index, Size Size);
}
