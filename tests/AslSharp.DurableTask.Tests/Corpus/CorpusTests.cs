using AslSharp.Cli.Cases;

namespace AslSharp.DurableTask.Tests.Corpus;

/// <summary>Recorded executions as orchestrations, in real time: same outcomes, and every task is called once for each attempt.</summary>
public sealed class CorpusTests
{
    // Each host of Durable Task runs as many activities at once as there are processors, and some cases wait for seconds.
    private const int Hosts = 4;

    // Cases of all kinds, and not all those that only compute.
    private const int Enough = 110;

    private static readonly string[] Waiting = ["Task", "Map", "Parallel", "Wait"];

    [Fact]
    public async Task RecordedCases_AsOrchestrations_EndAsRecorded()
    {
        var folder = Repository.FindCorpus("recorded");
        Assert.SkipWhen(folder is null, "The recorded cases are not beside the repository.");
        var files = Choose(folder);
        var parts = Enumerable.Range(0, Hosts).Select(part => Task.Run(() => RunAsync([.. files.Where((_, i) => i % Hosts == part)])));
        var results = (await Task.WhenAll(parts)).SelectMany(static part => part).ToArray();
        var wrong = results.Where(static result => result.Outcome == CaseOutcome.Failed).Select(static result => $"{result.Name}: {result.Message}").ToArray();
        Assert.True(wrong.Length == 0, $"{wrong.Length} of {results.Length}:\n{string.Join('\n', wrong)}");
        Assert.InRange(results.Count(static result => result.Outcome == CaseOutcome.Passed), 100, Enough);
    }

    private static async Task<IReadOnlyList<CaseResult>> RunAsync(string[] files)
    {
        await using var host = await CaseHost.StartAsync();
        var options = new CaseOptions(ComparesHistory: false) { Wrap = machine => new CaseMachine(machine, host) };
        return await CaseRunner.RunAsync([.. CaseReader.Read(files)], options, TestContext.Current.CancellationToken);
    }

    // An orchestration reads no objects, and its time is that of the machine: cases with an item reader or a clock of their own are left out.
    private static string[] Choose(string folder)
    {
        var cases = Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(static file => (File: file, Case: AslValue.Parse(File.ReadAllText(file))))
            .Where(static recorded => recorded.Case["kind"].StringEquals("execution") && recorded.Case["clock"].IsUndefined)
            .Select(static recorded => (recorded.File, Kinds: Kinds(recorded.Case["definition"]).ToHashSet(StringComparer.Ordinal)))
            .Where(static recorded => !recorded.Kinds.Contains("ItemReader"));
        return [.. cases.OrderByDescending(static recorded => recorded.Kinds.Overlaps(Waiting)).Select(static recorded => recorded.File).Take(Enough)];
    }

    private static IEnumerable<string> Kinds(AslValue definition)
    {
        if (definition.IsArray) return definition.Items.ToArray().SelectMany(Kinds);
        if (!definition.IsObject) return [];
        return definition.Properties.ToArray()
            .SelectMany(static member => Kinds(member.Value).Append(member.Name.Text == "Type" && member.Value.TryGetString(out var type) ? type : member.Name.Text));
    }
}
