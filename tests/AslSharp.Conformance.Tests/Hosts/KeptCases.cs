using AslSharp.Cli.Cases;

namespace AslSharp.Conformance.Tests.Hosts;

/// <summary>The cases on hosts that keep executions: what ends right without such a host ends as right on it.</summary>
internal static class KeptCases
{
    internal static string Recorded()
    {
        var folder = Repository.FindCorpus("recorded");
        Assert.SkipWhen(folder is null, "The recorded cases are not beside the repository.");
        return folder;
    }

    // A case that fails without all this fails for another reason, and is told elsewhere.
    internal static async Task AreRightAsync(string folder, Func<IStateMachine, IStateMachine> wrap)
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
