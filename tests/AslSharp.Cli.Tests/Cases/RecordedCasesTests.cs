using AslSharp.Cli.Cases;

namespace AslSharp.Cli.Tests.Cases;

/// <summary>Runs what was recorded from the service, and what others wrote, where it lies beside the repository.</summary>
public sealed class RecordedCasesTests
{
    // What other parts have yet to learn; each name goes when its case passes, and nothing is added.
    private static readonly HashSet<string> NotYet =
    [
        // The compiler is not told that a machine is Express.
        "sfn_api_express/sfn_api_express/illegal_callbacks[SYNC]",
        "sfn_api_validation/sfn_api_validation/validate_state_machine_definition_type_express[ILLEGAL_WFTT]",
    ];

    [Fact]
    public async Task RecordedCases_Run_EndAsRecorded()
    {
        var results = await RunAsync("recorded");

        Assert.DoesNotContain(results, result => result.Outcome == CaseOutcome.Failed && !NotYet.Contains(result.Name));
    }

    private static async Task<IReadOnlyList<CaseResult>> RunAsync(string area)
    {
        var folder = Repository.FindCorpus(area);
        Assert.SkipWhen(folder is null, "The cases are not beside the repository.");
        return await CaseRunner.RunAsync([.. CaseReader.Read([folder])], new CaseOptions(ComparesHistory: false), TestContext.Current.CancellationToken);
    }
}
