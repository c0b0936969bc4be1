using AslSharp.Cli.Cases;

namespace AslSharp.Conformance.Tests.CaseFiles;

/// <summary>
/// Every file below <c>Cases</c>: compiled, emitted, compiled by Roslyn, loaded and executed in virtual time. Where a case asserts
/// delays, its last state writes <c>$$.State.EnteredTime</c> into the output; the clock starts at 2025-01-01T00:00:00Z.
/// </summary>
public sealed class CaseTests(CaseFixture fixture) : IClassFixture<CaseFixture>
{
    public static TheoryData<string> Names => [.. CaseFixture.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void Case_Run_EndsAsExpected(string name)
    {
        var result = fixture[name];
        Assert.True(result.Outcome == CaseOutcome.Passed, $"{name}: {result.Outcome}: {result.Message}");
    }
}
