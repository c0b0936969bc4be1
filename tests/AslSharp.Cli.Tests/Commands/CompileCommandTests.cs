namespace AslSharp.Cli.Tests.Commands;

public sealed class CompileCommandTests
{
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
