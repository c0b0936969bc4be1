using AslSharp.Cli.Cases;

namespace AslSharp.DurableTask.Tests.Corpus;

/// <summary>Recorded executions as orchestrations, in real time: same outcomes, and every task is called once for each attempt.</summary>
public sealed class CorpusTests
{
    // Each host of Durable Task runs as many activities at once as there are processors, and some cases wait for seconds.
    private const int Hosts = 4;

    [Fact]
    public async Task RecordedCases_AsOrchestrations_EndAsRecorded()
    {
        var folder = Repository.FindCorpus("recorded");
        Assert.SkipWhen(folder is null, "The recorded cases are not beside the repository.");
        var files = ChosenCases.In(folder);
        var parts = Enumerable.Range(0, Hosts).Select(part => Task.Run(() => RunAsync([.. files.Where((_, i) => i % Hosts == part)])));
        var results = (await Task.WhenAll(parts)).SelectMany(static part => part).ToArray();
        var wrong = results.Where(static result => result.Outcome == CaseOutcome.Failed).Select(static result => $"{result.Name}: {result.Message}").ToArray();
        Assert.True(wrong.Length == 0, $"{wrong.Length} of {results.Length}:\n{string.Join('\n', wrong)}");
        Assert.InRange(results.Count(static result => result.Outcome == CaseOutcome.Passed), 100, ChosenCases.Enough);
    }

    private static async Task<IReadOnlyList<CaseResult>> RunAsync(string[] files)
    {
        await using var host = await CaseHost.StartAsync();
        var options = new CaseOptions(ComparesHistory: false) { Wrap = machine => new CaseMachine(machine, host) };
        return await CaseRunner.RunAsync([.. CaseReader.Read(files)], options, TestContext.Current.CancellationToken);
    }
}
