using AslSharp.Conformance.Tests.CaseFiles;

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
        await KeptCases.AreRightAsync(CaseFixture.Folder, Checkpointed(() => suspensions++));
        Assert.InRange(suspensions, 50, int.MaxValue);
    }

    [Fact]
    public Task OwnCases_Replayed_EndAsExpected() => KeptCases.AreRightAsync(CaseFixture.Folder, static machine => new ReplayedMachine(machine));

    [Fact]
    public Task RecordedCases_ThrownAwayAtEverySuspension_EndAsRecorded() => KeptCases.AreRightAsync(KeptCases.Recorded(), Checkpointed(static () => { }));

    [Fact]
    public Task RecordedCases_Replayed_EndAsRecorded() => KeptCases.AreRightAsync(KeptCases.Recorded(), static machine => new ReplayedMachine(machine));

    private static Func<IStateMachine, IStateMachine> Checkpointed(Action onSuspended) => machine => new CheckpointedMachine(machine, onSuspended);
}
