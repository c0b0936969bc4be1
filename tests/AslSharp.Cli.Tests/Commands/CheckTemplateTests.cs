namespace AslSharp.Cli.Tests.Commands;

/// <summary>Templates that name the files of their definitions, and checks that go on.</summary>
public sealed class CheckTemplateTests : IDisposable
{
    private const string Right = """{"StartAt": "A", "States": {"A": {"Type": "Succeed"}}}""";
    private const string Wrong = """{"StartAt": "B", "States": {"A": {"Type": "Succeed"}}}""";
    private const string Template = "Resources:\n  Order:\n    Type: AWS::Serverless::StateMachine\n    Properties:\n      DefinitionUri: order.asl.json\n";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task DefinitionUri_IsReadAndCheckedAtItsOwnPlace()
    {
        var template = _folder.Write("template.yaml", Template);
        var definition = _folder.Write("order.asl.json", Wrong);

        var (exitCode, output, _) = await Tool.RunAsync("check", template);

        Assert.Equal(1, exitCode);
        Assert.StartsWith($"{definition}(1,13): error ASL2001", output, StringComparison.Ordinal);
        Assert.Contains("1 definition checked", output, StringComparison.Ordinal);
        _folder.Write("order.asl.json", Right);
        Assert.Equal((0, "Order"), (await Tool.RunAsync("describe", template, "--machine", "Order")) is var (code, text, _) ? (code, text.Split('\n')[0].Trim()) : default);
    }

    [Fact]
    public async Task DefinitionUri_OfNoFile_IsAnErrorInTheTemplate()
    {
        var template = _folder.Write("template.yaml", Template);

        var (exitCode, output, _) = await Tool.RunAsync("check", template);

        Assert.Equal(1, exitCode);
        Assert.StartsWith($"{template}(5,22): error ASL1091: There is no file 'order.asl.json'", output, StringComparison.Ordinal);
        Assert.Equal(2, (await Tool.RunAsync("describe", template)).ExitCode);
    }

    [Fact]
    public async Task Watch_WhenAFileChanges_ChecksAgain()
    {
        var path = _folder.Write("order.asl.json", Wrong);
        var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var checks = 0;
        var second = new TaskCompletionSource();

        var watching = CheckCommandWatch(path, () =>
        {
            if (++checks == 2) second.SetResult();
            return Task.FromResult(0);
        }, stop.Token);
        await Task.Delay(50, stop.Token);
        _folder.Write("order.asl.json", Right + " ");
        await second.Task.WaitAsync(TimeSpan.FromSeconds(30), stop.Token);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => watching);
        Assert.Equal(2, checks);
        Assert.Equal(2, (await Tool.RunWithInputAsync(Right, "check", "-", "--watch")).ExitCode);
    }

    private static Task<int> CheckCommandWatch(string path, Func<Task<int>> check, CancellationToken cancellationToken)
        => Task.Run(() => Cli.Commands.CheckCommand.WatchAsync(check, [path], new Inputs(TextReader.Null), TextWriter.Null, cancellationToken), cancellationToken);
}
