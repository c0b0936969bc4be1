using AslSharp.Conformance.Tests.Differential;
using AslSharp.Fuzzing.Machines.Making;

namespace AslSharp.Fuzzing.Inputs;

/// <summary>
/// Where inputs start: the case files of this repository, random machines, machines of one expression, and a corpus, which is the one beside
/// the repository unless another is named.
/// </summary>
internal static class SeedTexts
{
    private static readonly Lazy<(string[] Texts, string[] Expressions)> Everything = new(Load);

    /// <summary>Files and folders to read instead of the corpus beside the repository; empty for that one.</summary>
    internal static IReadOnlyList<string> Corpus { get; set; } = [];

    /// <summary>What of the corpus was not used, and why.</summary>
    internal static IReadOnlyList<(string Path, string Why)> Skipped { get; private set; } = [];

    /// <summary>Definitions, right and wrong ones, the same and in the same order each time; the shorter come first.</summary>
    internal static IReadOnlyList<string> Texts => Everything.Value.Texts;

    /// <summary>JSONata expressions without their delimiters.</summary>
    internal static IReadOnlyList<string> Expressions => Everything.Value.Expressions;

    private static (string[], string[]) Load()
    {
        var reader = new CorpusReader();
        var cases = Path.Combine(Repository.Root, "tests", "AslSharp.Conformance.Tests", "Cases");
        if (Directory.Exists(cases)) reader.Read(cases);
        foreach (var path in Corpus) reader.Read(path);
        if (Corpus.Count == 0 && Repository.FindCorpus("") is { } beside) reader.Read(beside);
        Skipped = reader.Skipped;
        string[] expressions = [.. Fragments.Expressions.Concat(reader.Expressions).Distinct()];
        var texts = reader.Texts
            .Concat(Enumerable.Range(1, 100).Select(static seed => new RandomMachine(seed).Make()))
            .Concat(Enumerable.Range(1, 60).Select(static seed => new MachineMaker(seed).Make()))
            .Concat(expressions.Select(MachineOf));
        return ([.. texts.Distinct().OrderBy(static text => text.Length)], expressions);
    }

    // Not the writer of System.Text.Json, which has no halves of characters.
    private static string MachineOf(string expression)
        => """{"StartAt":"A","QueryLanguage":"JSONata","States":{"A":{"Type":"Pass","End":true,"Output":"{% """ + JsonStringText.Encode(expression) + " %}\"}}}";
}
