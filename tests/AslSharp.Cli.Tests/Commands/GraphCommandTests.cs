using System.Xml.Linq;

namespace AslSharp.Cli.Tests.Commands;

public sealed class GraphCommandTests : IDisposable
{
    private const string Definition = """{"StartAt": "P", "States": {"P": {"Type": "Pass", "Next": "W"}, "W": {"Type": "Wait", "Seconds": 1, "End": true}}}""";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Graph_Definition_IsMermaidUnlessAskedFor()
    {
        var (exitCode, output, error) = await Tool.RunAsync("graph", _folder.Write("a.asl.json", Definition));

        Assert.Equal((0, ""), (exitCode, error));
        Assert.StartsWith("flowchart TD\n", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("svg", "<svg ")]
    [InlineData("dot", "digraph \"a\" {")]
    [InlineData("mermaid", "flowchart TD")]
    public async Task Graph_ToFile_WritesIt(string format, string start)
    {
        var path = Path.Combine(_folder.Path, "out", "picture");

        var (exitCode, output, _) = await Tool.RunAsync("graph", _folder.Write("a.asl.json", Definition), "--format", format, "--output", path);

        Assert.Equal((0, ""), (exitCode, output));
        Assert.StartsWith(start, await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.svg", "<svg ")]
    [InlineData("a.dot", "digraph ")]
    [InlineData("a.gv", "digraph ")]
    [InlineData("a.mmd", "flowchart TD")]
    [InlineData("a.MD", "```mermaid\nflowchart TD")]
    public async Task Graph_ToFile_WritesWhatItsNameSays(string name, string start)
    {
        var path = Path.Combine(_folder.Path, name);

        var (exitCode, _, _) = await Tool.RunWithInputAsync(Definition, "graph", "-", "-o", path);

        Assert.Equal(0, exitCode);
        Assert.StartsWith(start, await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Graph_ToFileOfAnotherName_AsksForTheFormat()
    {
        var path = Path.Combine(_folder.Path, "a.png");

        var (exitCode, _, error) = await Tool.RunWithInputAsync(Definition, "graph", "-", "-o", path);

        Assert.Equal(2, exitCode);
        Assert.Contains("--format", error, StringComparison.Ordinal);
        Assert.False(File.Exists(path));
    }

    [Fact]
    public async Task Graph_DefinitionWithErrors_ReportsThemAndDraws()
    {
        var path = _folder.Write("bad.asl.json", """{"StartAt": "P", "States": {"P": {"Type": "Pass", "Next": "Q"}}}""");

        var (exitCode, output, error) = await Tool.RunAsync("graph", path);

        Assert.Equal(0, exitCode);
        Assert.Contains("error ASL2001", error, StringComparison.Ordinal);
        Assert.Contains("""s2["Q<br/>missing"]""", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Graph_NothingToDraw_Fails()
    {
        var (exitCode, output, error) = await Tool.RunAsync("graph", _folder.Write("empty.asl.json", "{}"));

        Assert.Equal((1, ""), (exitCode, output));
        Assert.Contains("no states to draw", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Graph_Yaml_IsRead()
    {
        var path = _folder.Write("a.asl.yaml", "StartAt: P\nStates:\n  P:\n    Type: Pass\n    End: true\n");

        Assert.Contains("""s1["P<br/>Pass"]""", (await Tool.RunAsync("graph", path)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Graph_Template_DrawsTheMachineThatIsNamed()
    {
        var path = _folder.Write("template.yaml", """
            Resources:
              First:
                Type: AWS::Serverless::StateMachine
                Properties:
                  Definition: {StartAt: P, States: {P: {Type: Pass, End: true}}}
              Second:
                Type: AWS::StepFunctions::StateMachine
                Properties:
                  DefinitionString: '{"StartAt": "S", "States": {"S": {"Type": "Succeed"}}}'
            """);

        Assert.Contains("""s1(["S<br/>Succeed"])""", (await Tool.RunAsync("graph", path, "--machine", "Second")).Output, StringComparison.Ordinal);
        var (exitCode, _, error) = await Tool.RunAsync("graph", path);
        Assert.Equal(2, exitCode);
        Assert.Contains("First, Second", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Graph_HistoryOfRun_IsLaidOver()
    {
        var path = _folder.Write("a.asl.json", Definition);
        var history = Path.Combine(_folder.Path, "history.json");
        await Tool.RunAsync("run", path, "--history", history, "--quiet");

        var (_, output, _) = await Tool.RunAsync("graph", path, "--format", "svg", "--history", history);

        Assert.Equal(["pass ran", "wait ran"], XDocument.Parse(output).Descendants().Where(static element => element.Name.LocalName == "g")
            .Select(static element => (string?)element.Attribute("class")).Where(static style => style?.Contains(' ', StringComparison.Ordinal) == true));
    }

    [Fact]
    public async Task Describe_Definition_IsEnglish()
    {
        var path = _folder.Write("order.asl.json", """
            {"Comment": "Sells things", "StartAt": "C", "States": {"C": {"Type": "Choice", "Choices": [{"Variable": "$.n", "NumericGreaterThan": 1, "Next": "Each"}], "Default": "No"},
              "Each": {"Type": "Map", "ItemProcessor": {"StartAt": "P", "States": {"P": {"Type": "Pass", "End": true}}}, "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "No"}], "End": true},
              "No": {"Type": "Fail", "Error": "Nothing"}}}
            """);

        var (exitCode, output, error) = await Tool.RunAsync("describe", path);

        Assert.Equal((0, ""), (exitCode, error));
        Assert.Equal("""
            order: Sells things
            Starts with C.
            C: Choice of 1 rule, otherwise No.
              If $.n is greater than 1, go to Each.
            Each: Map over the input, caught on States.ALL, then end.
              Caught States.ALL: go to No.
              Starts with P.
              P: Pass, then end.
            No: Fail with Nothing.

            """.ReplaceLineEndings(), output.ReplaceLineEndings());
    }

    [Fact]
    public async Task Describe_DefinitionWithErrors_ReportsThem()
    {
        var (exitCode, output, error) = await Tool.RunAsync("describe", _folder.Write("bad.asl.json", """{"StartAt": "P", "States": {"P": {"Type": "Pass", "Next": "Q"}}}"""));

        Assert.Equal((1, ""), (exitCode, output));
        Assert.Contains("error ASL2001", error, StringComparison.Ordinal);
    }
}
