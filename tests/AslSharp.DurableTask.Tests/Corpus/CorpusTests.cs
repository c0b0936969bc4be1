using AslSharp.Cli.Cases;

namespace AslSharp.DurableTask.Tests.Corpus;

/// <summary>The recorded executions, as orchestrations: same outcomes.</summary>
public sealed class CorpusTests
{
    private const int AtOnce = 4;

    [Fact]
    public async Task RecordedCases_AsOrchestrations_EndAsRecorded()
    {
        var folder = Repository.FindCorpus("recorded");
        Assert.SkipWhen(folder is null, "The recorded cases are not beside the repository.");
        await using var host = await CaseHost.StartAsync();
        var cases = CaseReader.Read([folder]).OfType<ExecutionCase>().ToArray();
        var options = new CaseOptions(ComparesHistory: false);
        var plain = await CaseRunner.RunAsync(cases, options, TestContext.Current.CancellationToken);
        // A case that fails without all this fails for another reason, and is told elsewhere.
        var right = cases.Where((_, i) => plain[i].Outcome == CaseOutcome.Passed).ToArray();
        var parts = right.Chunk((right.Length + AtOnce - 1) / AtOnce).Select(part => Task.Run(
            () => CaseRunner.RunAsync(part, options with { Wrap = machine => new CaseMachine(machine, host) }, TestContext.Current.CancellationToken)));
        var results = (await Task.WhenAll(parts)).SelectMany(static part => part).ToArray();
        var wrong = results.Where(static result => result.Outcome != CaseOutcome.Passed).Select(static result => $"{result.Name}: {result.Message}").ToArray();
        Assert.True(wrong.Length == 0, $"{wrong.Length} of {results.Length}:\n{string.Join('\n', wrong)}");
        Assert.InRange(host.Executions, 100, int.MaxValue);
    }
}
