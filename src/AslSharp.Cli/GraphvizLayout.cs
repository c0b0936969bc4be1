using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using AslSharp.Graphs.Layout;

namespace AslSharp.Cli;

/// <summary>The layered layout of Graphviz, where its <c>dot</c> is installed.</summary>
internal sealed class GraphvizLayout : ILayeredLayout
{
    // Graphviz measures in inches.
    private const double PointsPerInch = 72;

    public LayeredPlaces Lay(LayeredGraph graph)
    {
        var centers = new double[graph.Sizes.Count];
        var heights = new double[graph.Sizes.Count];
        var routes = new Dictionary<(int From, int To), List<(double X, double Y)>>();
        foreach (var line in Run(Write(graph)).Split('\n', StringSplitOptions.TrimEntries))
        {
            var words = line.Split(' ');
            if (words[0] == "node")
            {
                var vertex = Vertex(words[1]);
                (centers[vertex], heights[vertex]) = (Number(words[2]), -Number(words[3]));
            }
            else if (words[0] == "edge")
            {
                var count = int.Parse(words[3], CultureInfo.InvariantCulture);
                routes[(Vertex(words[1]), Vertex(words[2]))] = [.. Enumerable.Range(0, count)
                    .Select(i => (Number(words[4 + 2 * i]), -Number(words[5 + 2 * i])))];
            }
        }

        var levels = heights.Select(static y => Math.Round(y, 1)).Distinct().Order().ToList();
        int[] layers = [.. heights.Select(y => levels.IndexOf(Math.Round(y, 1)))];
        var bends = graph.Edges.Select(edge => Enumerable.Range(layers[edge.From] + 1, Math.Max(0, layers[edge.To] - layers[edge.From] - 1))
            .Select(layer => At(routes[edge], levels[layer])).ToArray());
        return new LayeredPlaces(centers, layers, [.. bends]);
    }

    private static int Vertex(string name) => int.Parse(name.AsSpan(1), CultureInfo.InvariantCulture);

    private static double Number(string word) => double.Parse(word, CultureInfo.InvariantCulture) * PointsPerInch;

    private static string Write(LayeredGraph graph)
    {
        var text = new StringBuilder(
            "digraph {\n  graph [nodesep=0.35, ranksep=0.5];\n  node [shape=box, fixedsize=true, label=\"\"];\n  edge [arrowhead=none];\n");
        for (var i = 0; i < graph.Sizes.Count; i++)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"  n{i} [width={graph.Sizes[i].Width / PointsPerInch:0.####}, height={graph.Sizes[i].Height / PointsPerInch:0.####}];\n");
        }

        foreach (var (from, to) in graph.Edges) text.Append(CultureInfo.InvariantCulture, $"  n{from} -> n{to};\n");
        return text.Append("}\n").ToString();
    }

    // The x at which a chain of Bézier curves passes a height.
    private static double At(List<(double X, double Y)> curve, double y)
    {
        for (var i = 0; i + 3 < curve.Count; i += 3)
        {
            if (curve[i + 3].Y < y) continue;
            var (low, high) = (0.0, 1.0);
            for (var step = 0; step < 40; step++)
            {
                var middle = (low + high) / 2;
                if (Bezier(curve, i, middle, static point => point.Y) < y) low = middle;
                else high = middle;
            }

            return Bezier(curve, i, low, static point => point.X);
        }

        return curve[^1].X;
    }

    private static double Bezier(List<(double X, double Y)> curve, int start, double t, Func<(double X, double Y), double> part)
    {
        var u = 1 - t;
        return u * u * u * part(curve[start]) + 3 * u * u * t * part(curve[start + 1]) + 3 * u * t * t * part(curve[start + 2])
            + t * t * t * part(curve[start + 3]);
    }

    private static string Run(string input)
    {
        try
        {
            using var process = Process.Start(
                new ProcessStartInfo("dot", "-Tplain") { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false })!;
            // The whole graph is read before anything is written, so that neither side waits for the other.
            process.StandardInput.Write(input);
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? output : throw new UsageException($"Graphviz ended with {process.ExitCode}.");
        }
        catch (Win32Exception exception)
        {
            throw new UsageException("--layout dot needs Graphviz: its program 'dot' is not on the path.", exception);
        }
    }
}
