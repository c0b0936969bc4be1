using AslSharp.Cli.Cases;
using AslSharp.Conformance.Tests.Harness;

namespace AslSharp.Conformance.Tests.Hosts;

/// <summary>
/// The same outcomes and the same histories, ids included, wherever an execution lives: in bytes between any two of its suspensions, or in
/// a journal from which it runs again from the top.
/// </summary>
public sealed class KeptExecutionTests
{
    [Fact]
    public async Task OwnCases_ThrownAwayAtEverySuspension_EndAsExpected()
    {
        var suspensions = 0;
        await RunAsync(ProjectFolder.Of("Cases"), Checkpointed(() => suspensions++));
        Assert.InRange(suspensions, 50, int.MaxValue);
    }

    [Fact]
    public Task OwnCases_Replayed_EndAsExpected() => RunAsync(ProjectFolder.Of("Cases"), static machine => new ReplayedMachine(machine));

    [Fact]
    public Task RecordedCases_ThrownAwayAtEverySuspension_EndAsRecorded() => RunAsync(Recorded(), Checkpointed(static () => { }));

    [Fact]
    public Task RecordedCases_Replayed_EndAsRecorded() => RunAsync(Recorded(), static machine => new ReplayedMachine(machine));

    private static Func<IStateMachine, IStateMachine> Checkpointed(Action onSuspended) => machine => new CheckpointedMachine(machine, onSuspended);

    private static string Recorded()
    {
        var folder = Path.Combine(ProjectFolder.Of("."), "..", "..", "..", "shared", "corpus", "recorded");
        Assert.SkipUnless(Directory.Exists(folder), "The recorded cases are not beside the repository.");
        return folder;
    }

    // A case that fails without all this fails for another reason, and is told elsewhere.
    private static async Task RunAsync(string folder, Func<IStateMachine, IStateMachine> wrap)
    {
        var options = new CaseOptions(ComparesHistory: true);
        var plain = await CaseRunner.RunAsync([.. CaseReader.Read([folder])], options, TestContext.Current.CancellationToken);
        var kept = await CaseRunner.RunAsync([.. CaseReader.Read([folder])], options with { Wrap = wrap }, TestContext.Current.CancellationToken);

        var right = plain.Where(static result => result.Outcome == CaseOutcome.Passed).Select(static result => result.Name).ToHashSet(StringComparer.Ordinal);
        Assert.NotEmpty(right);
        var wrong = kept.Where(result => right.Contains(result.Name) && result.Outcome != CaseOutcome.Passed).Select(static result => $"{result.Name}: {result.Message}").ToArray();
        Assert.True(wrong.Length == 0, $"{wrong.Length} of {right.Count}:\n{string.Join('\n', wrong)}");
    }
}
