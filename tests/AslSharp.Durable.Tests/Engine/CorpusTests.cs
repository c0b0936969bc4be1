using AslSharp.Conformance.Tests.CaseFiles;
using AslSharp.Conformance.Tests.Hosts;

namespace AslSharp.Durable.Tests.Engine;

/// <summary>The cases in virtual time, on executions of which nothing but the SQLite file is left after every commit: same outcomes, same histories.</summary>
public sealed class CorpusTests
{
    [Fact]
    public async Task OwnCases_KeptInSqliteAlone_EndAsExpected()
    {
        var commits = 0;
        await KeptCases.AreRightAsync(CaseFixture.Folder, machine => new DurableMachine(machine, () => commits++));
        Assert.InRange(commits, 200, int.MaxValue);
    }

    [Fact]
    public Task RecordedCases_KeptInSqliteAlone_EndAsRecorded()
        => KeptCases.AreRightAsync(KeptCases.Recorded(), static machine => new DurableMachine(machine, static () => { }));
}
