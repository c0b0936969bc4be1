using System.Text.Json;
using System.Text.Json.Nodes;
using AslSharp.Conformance.Tests.Differential;

namespace AslSharp.Fuzzing.Inputs;

/// <summary>
/// Where inputs start: the case files of this repository, random machines, machines of one expression, and the corpus of published and
/// recorded definitions where it lies beside the repository.
/// </summary>
internal static class SeedTexts
{
    private static readonly Lazy<(string[] Texts, string[] Expressions)> Everything = new(Load);

    /// <summary>The folder of a corpus to read instead of the one beside the repository.</summary>
    internal static string? CorpusFolder { get; set; }

    /// <summary>Definitions, right and wrong ones, the same and in the same order each time; the shorter come first.</summary>
    internal static IReadOnlyList<string> Texts => Everything.Value.Texts;

    /// <summary>JSONata expressions without their delimiters.</summary>
    internal static IReadOnlyList<string> Expressions => Everything.Value.Expressions;

    /// <summary>The folder that holds the solution.</summary>
    internal static string Repository
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Generator.sln"))) folder = folder.Parent;
            // A copy that runs outside of the repository is started inside it.
            return folder?.FullName ?? Environment.CurrentDirectory;
        }
    }

    private static (string[], string[]) Load()
    {
        var corpus = CorpusFolder ?? Path.Combine(Repository, "..", "shared", "corpus");
        string[] folders = [Path.Combine(Repository, "tests", "AslSharp.Conformance.Tests", "Cases"), .. new[] { "recorded", "validation", "realworld" }.Select(folder => Path.Combine(corpus, folder))];
        var expressions = ExpressionsOf(Path.Combine(corpus, "jsonata", "cases.json"));
        var texts = folders.Where(Directory.Exists)
            .SelectMany(static folder => Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            .SelectMany(Definitions)
            .Concat(Enumerable.Range(1, 100).Select(static seed => new RandomMachine(seed).Make()))
            .Concat(expressions.Select(MachineOf));
        return ([.. texts.Distinct().OrderBy(static text => text.Length)], expressions);
    }

    private static string MachineOf(string expression) => new JsonObject
    {
        ["StartAt"] = "A",
        ["QueryLanguage"] = "JSONata",
        ["States"] = new JsonObject { ["A"] = new JsonObject { ["Type"] = "Pass", ["Output"] = $"{{% {expression} %}}", ["End"] = true } },
    }.ToJsonString();

    private static string[] ExpressionsOf(string path)
    {
        if (!File.Exists(path)) return Fragments.Expressions;
        using var cases = JsonDocument.Parse(File.ReadAllBytes(path));
        return [.. Fragments.Expressions, .. cases.RootElement.EnumerateArray().SelectMany(Expressions).Where(static text => text.Length < 2000).Distinct()];

        static IEnumerable<string> Expressions(JsonElement item)
        {
            if (item.TryGetProperty("expr", out var written)) yield return written.GetString()!;
            if (item.TryGetProperty("sfn", out var dialect) && dialect.TryGetProperty("expr", out var translated) && translated.ValueKind == JsonValueKind.String) yield return translated.GetString()!;
        }
    }

    // A definition itself, or whatever definitions a case file holds.
    private static IEnumerable<string> Definitions(string path)
    {
        var text = File.ReadAllText(path);
        if (path.EndsWith(".asl.json", StringComparison.Ordinal)) return [text];
        using var document = JsonDocument.Parse(text);
        var root = document.RootElement;
        var parts = root.TryGetProperty("rows", out var rows) ? rows.EnumerateArray().Append(root) : [root];
        return [.. parts.SelectMany(static part => new[] { Text(part, "text"), Text(part, "definitionText"), Text(part, "definition") }).OfType<string>()];
    }

    private static string? Text(JsonElement part, string name)
    {
        if (!part.TryGetProperty(name, out var value)) return null;
        return value.ValueKind == JsonValueKind.String ? value.GetString() : value.GetRawText();
    }
}
