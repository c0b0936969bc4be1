using System.Xml.Linq;
using AslSharp.Graphs;
using AslSharp.Graphs.Layout;

namespace AslSharp.Cli.Tests.Graphs;

public sealed class WriterTests
{
    private const string Greeting = """
        {"StartAt": "Ask \"him\"", "States": {"Ask \"him\"": {"Type": "Choice", "Choices": [{"Variable": "$.n", "NumericLessThan": 1, "Next": "Each"}], "Default": "No"},
          "Each": {"Type": "Map", "ItemProcessor": {"StartAt": "P", "States": {"P": {"Type": "Pass", "End": true}}}, "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "No"}], "End": true},
          "No": {"Type": "Fail"}}}
        """;

    [Fact]
    public void Mermaid_Machine_IsAFlowchart() => Assert.Equal("""
        flowchart TD
          m0_start(( ))
          s1{{"Ask #34;him#34;<br/>Choice"}}
          subgraph s2["Each<br/>Map"]
            m1_start(( ))
            s4["P<br/>Pass"]
            m1_end((( )))
            m1_start --> s4
            s4 --> m1_end
          end
          s3(["No<br/>Fail"])
          m0_end((( )))
          m0_start --> s1
          s1 -->|"n #60; 1"| s2
          s1 -->|"otherwise"| s3
          s2 -.->|"States.ALL"| s3
          s2 --> m0_end
          classDef pass stroke:#64748b
          classDef task stroke:#2563eb
          classDef choice stroke:#d97706
          classDef wait stroke:#7c3aed
          classDef succeed stroke:#16a34a
          classDef fail stroke:#dc2626
          classDef parallel stroke:#0d9488
          classDef map stroke:#4f46e5
          classDef unknown stroke:#dc2626,stroke-dasharray:4 3
          classDef missing stroke:#dc2626,stroke-dasharray:4 3
          class s4 pass
          class s1 choice
          class s3 fail
          class s2 map

        """.ReplaceLineEndings("\n"), MermaidWriter.Write(Machines.Graph(Greeting), null));

    [Fact]
    public void Dot_Machine_IsADigraph() => Assert.Equal("""
        digraph "order" {
          graph [compound=true, fontname="Helvetica", fontsize=12, style=rounded];
          node [shape=box, style="rounded,filled", fillcolor=white, fontname="Helvetica", fontsize=12];
          edge [color="#94a3b8", fontname="Helvetica", fontsize=10];
          m0_start [shape=circle, style=filled, fillcolor="#64748b", color="#64748b", label="", width=0.2];
          s1 [label="Ask \"him\"\nChoice", tooltip="Ask \"him\" (Choice)", color="#d97706", shape=hexagon, style=filled];
          subgraph cluster_s2 {
            label="Each\nMap"; tooltip="Each (Map)"; color="#4f46e5";
            m1_start [shape=circle, style=filled, fillcolor="#64748b", color="#64748b", label="", width=0.2];
            s4 [label="P\nPass", tooltip="P (Pass)", color="#64748b", style=filled];
            m1_end [shape=doublecircle, style=filled, fillcolor="#64748b", color="#64748b", label="", width=0.14];
            m1_start -> s4;
            s4 -> m1_end;
          }
          s3 [label="No\nFail", tooltip="No (Fail)", color="#dc2626", shape=oval, style=filled];
          m0_end [shape=doublecircle, style=filled, fillcolor="#64748b", color="#64748b", label="", width=0.14];
          m0_start -> s1;
          s1 -> m1_start [lhead=cluster_s2, label="n < 1", tooltip="n < 1"];
          s1 -> s3 [label="otherwise", tooltip="otherwise"];
          m1_end -> s3 [ltail=cluster_s2, label="States.ALL", tooltip="States.ALL", style=dashed, color="#e11d48", fontcolor="#9f1239"];
          m1_end -> m0_end [ltail=cluster_s2];
        }

        """.ReplaceLineEndings("\n"), DotWriter.Write(Machines.Graph(Greeting), null));

    [Fact]
    public void Svg_Machine_HasItsStatesLabelsAndTooltips()
    {
        var document = XDocument.Parse(Svg(Machines.Order));

        Assert.Equal("order", document.Root!.Elements().First().Value);
        Assert.Contains(Texts(document, "text"), static text => text == "count > 0");
        Assert.Contains(Texts(document, "title"), static text => text.StartsWith("Check (Task · check)\nAsks \"the\" warehouse\nRetried 2 times on Slow", StringComparison.Ordinal));
        Assert.Equal(["Check", "In Stock?", "Rest", "Ship", "Sold Out"], Texts(document, "text", "name"));
        Assert.Equal(2, document.Descendants().Count(static element => element.Name.LocalName == "path" && (string?)element.Attribute("class") == "line catch"));
    }

    [Fact]
    public void Writers_TextsThatMeanSomethingToThem_AreEscaped()
    {
        var graph = Machines.Graph("""{"StartAt": "a\u0001<b>&\"'`#;\\n{|}]", "States": {"a\u0001<b>&\"'`#;\\n{|}]": {"Type": "Pass", "Comment": "]]>", "End": true}}}""");

        Assert.Contains("a\uFFFD<b>&\"'`#;\\n{|}]", Texts(XDocument.Parse(SvgWriter.Write(graph, new ScopeLayout(new GraphShapeLayout()).Lay(graph.Scope), null)), "text", "name"));
        Assert.Contains("""s1["a #60;b#62;#38;#34;'#96;#35;#59;#92;n#123;|#125;]<br/>Pass"]""", MermaidWriter.Write(graph, null), StringComparison.Ordinal);
        Assert.Contains("""label="a <b>&\"'`#;\\n{|}]\nPass" """.TrimEnd(), DotWriter.Write(graph, null), StringComparison.Ordinal);
    }

    [Fact]
    public void Writers_SameDefinition_GiveTheSameText()
    {
        foreach (var definition in new[] { Machines.Order, Machines.Nested, Machines.Odd })
        {
            Assert.Equal(Svg(definition), Svg(definition));
            Assert.Equal(MermaidWriter.Write(Machines.Graph(definition), null), MermaidWriter.Write(Machines.Graph(definition), null));
            Assert.Equal(DotWriter.Write(Machines.Graph(definition), null), DotWriter.Write(Machines.Graph(definition), null));
        }
    }

    [Fact]
    public void Writers_WithHistory_ShowWhatHappened()
    {
        var graph = Machines.Graph(Machines.Order);
        var overlay = HistoryOverlay.Of(graph, Histories.Order);

        var document = XDocument.Parse(SvgWriter.Write(graph, new ScopeLayout(new GraphShapeLayout()).Lay(graph.Scope), overlay));
        Assert.Equal("task caught", Class("Check"));
        Assert.Equal("task failed", Class("Ship"));
        Assert.Equal("fail idle", Class("Sold Out"));
        Assert.Contains("×2 ↻1", Texts(document, "text", "count-text"));
        Assert.Contains(Texts(document, "title"), static text => text.EndsWith("Failed, entered once\nBoom: loud", StringComparison.Ordinal));
        var mermaid = MermaidWriter.Write(graph, overlay);
        Assert.Contains("class s4 failed", mermaid, StringComparison.Ordinal);
        Assert.Contains("class s5 idle", mermaid, StringComparison.Ordinal);
        Assert.Contains("""s4 [label="Ship\nTask · sqs:sendMessage", tooltip="Ship (Task · sqs:sendMessage)\nFailed, entered once\nBoom: loud", color="#dc2626", penwidth=3];""", DotWriter.Write(graph, overlay), StringComparison.Ordinal);

        string Class(string name) => document.Descendants().Single(element => (string?)element.Attribute("aria-label") == name).Attribute("class")!.Value;
    }

    private static string Svg(string definition)
    {
        var graph = Machines.Graph(definition);
        return SvgWriter.Write(graph, new ScopeLayout(new GraphShapeLayout()).Lay(graph.Scope), null);
    }

    private static IEnumerable<string> Texts(XDocument document, string element, string? style = null)
        => document.Descendants().Where(node => node.Name.LocalName == element && (style is null || (string?)node.Attribute("class") == style)).Select(static node => node.Value);
}
