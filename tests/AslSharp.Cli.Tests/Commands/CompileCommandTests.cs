namespace AslSharp.Cli.Tests.Commands;

public sealed class CompileCommandTests
{
    private const string TwoMachines = """
        Resources:
          First:
            Type: AWS::Serverless::StateMachine
            Properties: { Definition: { StartAt: P, States: { P: { Type: Pass, Result: 1, End: true } } } }
          Second:
            Type: AWS::Serverless::StateMachine
            Properties: { Definition: { StartAt: P, States: { P: { Type: Pass, Result: 2, End: true } } } }
        """;

    [Fact]
    public async Task Compile_GoodAndBadDefinition_WritesTheGoodAndReportsTheBad()
    {
        using var folder = new TemporaryFolder();
        var good = folder.Write("order-flow.asl.json", """{"StartAt": "P", "States": {"P": {"Type": "Pass", "End": true}}}""");
        var bad = folder.Write("bad.asl.json", """{"StartAt": "P"}""");

        var (exitCode, output, error) = await Tool.RunAsync("compile", good, bad, "-o", Path.Combine(folder.Path, "out"), "--namespace", "Shop");

        var file = Path.Combine(folder.Path, "out", "Shop.OrderFlowStateMachine.g.cs");
        Assert.Equal(1, exitCode);
        Assert.Equal([file, Path.Combine(folder.Path, "out", "Shop.OrderFlowStateMachine-Program.g.cs")], output.Trim().ReplaceLineEndings("\n").Split('\n'));
        Assert.Contains("class OrderFlowStateMachine", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains("bad.asl.json(", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compile_StatesOfOneMethod_SaysSoAtTheSecondAndWritesNothing()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("a.asl.json", """
            {"StartAt": "a b", "States": {
              "a b": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Parameters": {"FunctionName": "f"}, "Next": "a-b"},
              "a-b": {"Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Parameters": {"FunctionName": "f"}, "End": true}}}
            """);

        var (exitCode, output, error) = await Tool.RunAsync("compile", path, "-o", Path.Combine(folder.Path, "out"));

        Assert.Equal((1, ""), (exitCode, output));
        Assert.StartsWith($"{path}(3,3): error ASL6016: The Task states 'a b' and 'a-b' both give the method ABAsync", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(1, "--machine", "Second")]
    public async Task Compile_Template_WritesItsMachines(int machines, params string[] options)
    {
        using var folder = new TemporaryFolder();

        var (exitCode, output, error) = await Tool.RunWithInputAsync(TwoMachines, ["compile", "-", "-o", folder.Path, .. options]);

        Assert.Equal((0, ""), (exitCode, error));
        Assert.Equal(2 * machines, output.Trim().Split('\n').Length);
        Assert.True(File.Exists(Path.Combine(folder.Path, "SecondStateMachine.g.cs")));
    }

    [Fact]
    public async Task Compile_AMistakeInYaml_IsAtItsPlaceThere()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("a.asl.yaml", "StartAt: P\nStates:\n  P:\n    Type: Pass\n    Next: Q\n");

        var (exitCode, _, error) = await Tool.RunAsync("compile", path, "-o", folder.Path);

        Assert.Equal(1, exitCode);
        Assert.StartsWith($"{path}(5,11): error ASL2001", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("compile", "-o", "out")]
    [InlineData("run")]
    [InlineData("describe")]
    public async Task Compile_APlaceholderWithoutQuotationMarks_SaysWhyNot(string command, params string[] options)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("wait.asl.json", """{"StartAt": "W", "States": {"W": {"Type": "Wait", "Seconds": ${Seconds}, "End": true}}}""");

        var (exitCode, output, error) = await Tool.RunAsync([command, path, .. options]);

        Assert.Equal(1, exitCode);
        Assert.Empty(output);
        Assert.StartsWith($"{path}(1,62): error ASL1021: '${{Seconds}}' has no value yet", error, StringComparison.Ordinal);
        Assert.Single(error.Trim().Split('\n'));
    }
}
