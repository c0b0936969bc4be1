using System.Collections.Concurrent;
using AslSharp.Cli.Cases;

namespace AslSharp.Conformance.Tests.Hosts;

/// <summary>The cases on hosts that keep executions: what ends right without such a host ends as right on it.</summary>
internal static class KeptCases
{
    private static readonly ConcurrentDictionary<string, Lazy<CaseRunner>> Runners = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, Lazy<Task<IReadOnlySet<string>>>> Right = new(StringComparer.Ordinal);

    /// <summary>The cases of a folder with their machines, which are compiled once for all tests.</summary>
    internal static CaseRunner In(string folder)
        => Runners.GetOrAdd(folder, static folder => new(() => CaseRunner.Compile([.. CaseReader.Read([folder])], CancellationToken.None))).Value;

    internal static string Recorded()
    {
        var folder = Repository.FindCorpus("recorded");
        Assert.SkipWhen(folder is null, "The recorded cases are not beside the repository.");
        return folder;
    }

    /// <summary>The names of the cases that end right in process, with the right history. Found out once.</summary>
    internal static Task<IReadOnlySet<string>> RightAsync(string folder) => Right.GetOrAdd(folder, static folder => new(() => FindRightAsync(folder))).Value;

    private static async Task<IReadOnlySet<string>> FindRightAsync(string folder)
    {
        var results = await In(folder).RunAsync(new CaseOptions(ComparesHistory: true), CancellationToken.None);
        return results.Where(static result => result.Outcome == CaseOutcome.Passed).Select(static result => result.Name).ToHashSet(StringComparer.Ordinal);
    }

    // A case that fails without all this fails for another reason, and is told elsewhere.
    internal static async Task AreRightAsync(string folder, Func<IStateMachine, IStateMachine> wrap)
    {
        var right = await RightAsync(folder);
        var options = new CaseOptions(ComparesHistory: true) { Wrap = wrap };
        var kept = await In(folder).RunAsync(options, TestContext.Current.CancellationToken);
        Assert.NotEmpty(right);
        var wrong = kept.Where(result => right.Contains(result.Name) && result.Outcome != CaseOutcome.Passed).Select(static result => $"{result.Name}: {result.Message}").ToArray();
        Assert.True(wrong.Length == 0, $"{wrong.Length} of {right.Count}:\n{string.Join('\n', wrong)}");
    }
}
