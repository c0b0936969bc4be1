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
        Assert.Equal(file, output.Trim());
        Assert.Contains("class OrderFlowStateMachine", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Contains("bad.asl.json(", error, StringComparison.Ordinal);
    }
}
