using System.Xml.Linq;
using AslSharp.Graphs;
using AslSharp.Graphs.Layout;

namespace AslSharp.Cli.Tests.Graphs;

public sealed class LayoutTests
{
    [Theory]
    [InlineData(Machines.Order)]
    [InlineData(Machines.Nested)]
    [InlineData(Machines.Odd)]
    public void Lay_Machine_NothingOverlaps(string definition)
    {
        var drawing = new ScopeLayout(new GraphShapeLayout()).Lay(Machines.Graph(definition).Scope);

        Assert.Empty(Geometry.Problems(drawing));
    }

    [Fact]
    public void Lay_TransitionsGoDown_UnlessTheyGoBack()
    {
        var graph = Machines.Graph(Machines.Order);
        var drawing = new ScopeLayout(new GraphShapeLayout()).Lay(graph.Scope);
        var top = drawing.Boxes.ToDictionary(static box => box.State.Name, static box => box.Bounds.Y);

        Assert.True(top["Check"] < top["In Stock?"]);
        Assert.True(top["In Stock?"] < top["Ship"]);
        Assert.Equal(top["Ship"], top["Sold Out"]);
        var back = drawing.Lines.Last(static line => line.FromId == "s3" && line.ToId == "s1" && line.HasArrow);
        Assert.True(back.Points[0].Y > back.Points[^1].Y);
    }

    [Fact]
    public void Lay_RealMachines_DrawWellInAllFormats()
    {
        var problems = new List<string>();
        foreach (var (name, text) in Machines.RealWorld())
        {
            var graph = Machines.Graph(text, name);
            var drawing = new ScopeLayout(new GraphShapeLayout()).Lay(graph.Scope);
            problems.AddRange(Geometry.Problems(drawing).Select(problem => $"{name}: {problem}"));
            Assert.Equal("svg", XDocument.Parse(SvgWriter.Write(graph, drawing, null)).Root!.Name.LocalName);
            Assert.StartsWith("flowchart TD\n", MermaidWriter.Write(graph, null), StringComparison.Ordinal);
            Assert.StartsWith("digraph ", DotWriter.Write(graph, null), StringComparison.Ordinal);
        }

        Assert.Empty(problems);
    }

    [Fact]
    public void Graphviz_Machine_NothingOverlaps()
    {
        ILayeredLayout layout = new GraphvizLayout();
        try
        {
            layout.Lay(new LayeredGraph([(10, 10), (10, 10)], [(0, 1)]));
        }
        catch (UsageException exception)
        {
            Assert.Skip(exception.Message);
        }

        foreach (var definition in new[] { Machines.Order, Machines.Nested, Machines.Odd })
            Assert.Empty(Geometry.Problems(new ScopeLayout(layout).Lay(Machines.Graph(definition).Scope)));
    }

    [Theory]
    [InlineData("one two three four", 60, 9, new[] { "one two", "three four" })]
    [InlineData("GetSnapshotStatusOfEverything", 110, 9, new[] { "GetSnapshotStatus", "OfEverything" })]
    [InlineData("one two three four", 60, 1, new[] { "one two…" })]
    [InlineData("  one\n two ", 600, 1, new[] { "one two" })]
    [InlineData("", 60, 3, new string[0])]
    public void Wrap_Text_BreaksWhereItReadsWell(string text, double width, int lines, string[] expected)
        => Assert.Equal(expected, TextMetrics.Wrap(text, width, lines, 11));
}
