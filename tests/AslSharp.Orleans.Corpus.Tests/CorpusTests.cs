using AslSharp.Cli.Cases;
using AslSharp.DurableTask.Tests.Corpus;

namespace AslSharp.Orleans.Corpus.Tests;

/// <summary>Recorded executions on a silo, in real time: same outcomes, and every task is called once for each attempt.</summary>
public sealed class CorpusTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RecordedCases_OnASilo_EndAsRecorded()
    {
        var folder = Repository.FindCorpus("recorded");
        Assert.SkipWhen(folder is null, "The recorded cases are not beside the repository.");
        var cases = CaseReader.Read(ChosenCases.In(folder)).ToList();
        var options = new CaseOptions(ComparesHistory: false);

        // A silo knows its machines from its start on.
        var machines = new List<CaseRegistration>();
        await CaseRunner.RunAsync(cases, options with { Wrap = machine => new ListedMachine(machine, machines) }, Cancellation);
        await using var silo = await CaseSilo.StartAsync(machines);
        var results = await CaseRunner.RunAsync(cases, options with { Wrap = machine => new CaseMachine(machine, silo) }, Cancellation);

        var wrong = results.Where(static result => result.Outcome == CaseOutcome.Failed).Select(static result => $"{result.Name}: {result.Message}").ToArray();
        Assert.True(wrong.Length == 0, $"{wrong.Length} of {results.Count}:\n{string.Join('\n', wrong)}");
        Assert.InRange(results.Count(static result => result.Outcome == CaseOutcome.Passed), 100, ChosenCases.Enough);
    }
}
