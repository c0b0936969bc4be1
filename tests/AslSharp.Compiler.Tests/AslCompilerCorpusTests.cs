using System.Text.Json;
using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.Text;

namespace AslSharp.Compiler.Tests;

// Definitions that others published, validated or ran on AWS: no false alarm, and a finding where AWS refuses.
public sealed class AslCompilerCorpusTests
{
    // Published, and wrong all the same: transitions to states that a template leaves out; Arguments on a Map state.
    private static readonly HashSet<string> TrulyWrong =
    [
        "step-functions-agent__step-functions__agent-with-tools-flow-template.asl.json",
        "step-functions-agent__step-functions__supervisor-with-agentcore.asl.json",
    ];

    [Fact]
    public void Compile_PublishedDefinitions_ReportsNoError()
    {
        var alarms = new List<string>();
        foreach (var file in Corpus.Files("realworld").Where(file => !TrulyWrong.Contains(Path.GetFileName(file))))
            AddErrors(alarms, Path.GetFileName(file), Compile(AslFile.Create(file, File.ReadAllText(file))));
        Assert.True(alarms.Count == 0, string.Join("\n", alarms));
    }

    [Fact]
    public void Compile_RecordedDefinitions_ReportsNoError()
    {
        var alarms = new List<string>();
        foreach (var file in Corpus.Files("recorded"))
        {
            using var document = JsonDocument.Parse(File.ReadAllText(file));
            foreach (var (definition, isRefused) in Definitions(document.RootElement))
            {
                if (!isRefused)
                    AddErrors(alarms, Path.GetFileName(file), Compile(AslFile.Create(file, definition)));
            }
        }

        Assert.True(alarms.Count == 0, string.Join("\n", alarms));
    }

    [Fact]
    public void Compile_RefusedDefinitions_ReportsErrorAtTheSamePlace()
    {
        var missed = new List<string>();
        foreach (var file in Corpus.Files("recorded"))
        {
            using var document = JsonDocument.Parse(File.ReadAllText(file));
            var root = document.RootElement;
            if (root.GetProperty("kind").GetString() != "validation" || Refusals(root) is not { Count: > 0 } refusals)
                continue;
            var type = root.TryGetProperty("type", out var name) && name.GetString() == "EXPRESS" ? StateMachineType.Express : StateMachineType.Standard;
            var definition = AslFile.Create(file, root.GetProperty("definition").GetRawText()) with { Type = type };
            var result = Compile(definition);
            foreach (var (location, message) in refusals)
            {
                if (!result.Diagnostics.Any(diagnostic => diagnostic.IsError && PointerAt(definition, diagnostic).StartsWith(location, StringComparison.Ordinal)))
                    missed.Add($"{Path.GetFileName(file)} {location}: {message}\n  {string.Join("\n  ", result.Diagnostics.Select(d => PointerAt(definition, d) + " " + d))}");
            }
        }

        Assert.True(missed.Count == 0, string.Join("\n", missed));
    }

    [Fact]
    public void Compile_ValidatorsDefinitions_AgreesOnTheVerdict()
    {
        var disagreements = new List<string>();
        foreach (var file in Corpus.Files("validation"))
        {
            using var document = JsonDocument.Parse(File.ReadAllText(file));
            var root = document.RootElement;
            var isValid = root.GetProperty("valid").GetBoolean();
            if (root.TryGetProperty("specValid", out var specValid))
            {
                if (specValid.ValueKind == JsonValueKind.Null)
                    continue;
                isValid = specValid.GetBoolean();
            }

            var result = Compile(AslFile.Create(Path.GetFileName(file), root.GetProperty("text").GetString()!));
            var errors = result.Diagnostics.Where(diagnostic => diagnostic.IsError).ToList();
            if (isValid != (errors.Count == 0))
                disagreements.Add($"{Path.GetFileName(file)} should be {(isValid ? "valid" : "invalid")}\n  {string.Join("\n  ", errors)}");
        }

        Assert.True(disagreements.Count == 0, string.Join("\n", disagreements));
    }

    private static CompiledDefinition Compile(AslFile file) => AslCompiler.Compile(file, TestContext.Current.CancellationToken);

    private static void AddErrors(List<string> alarms, string name, CompiledDefinition result)
    {
        var errors = result.Diagnostics.Where(static diagnostic => diagnostic.IsError).ToList();
        alarms.AddRange(errors.Select(error => $"{name}: {error}"));
        Assert.Equal(errors.Count == 0, result.Plan.Machine is not null);
    }

    private static IEnumerable<(string Definition, bool IsRefused)> Definitions(JsonElement root)
    {
        switch (root.GetProperty("kind").GetString())
        {
            case "choice-table":
                foreach (var row in root.GetProperty("rows").EnumerateArray())
                    yield return (row.GetProperty("definition").GetRawText(), IsRefused(row));
                break;
            case "test-state":
                var tested = root.GetProperty("request").GetProperty("definition");
                if (tested.ValueKind != JsonValueKind.Object)
                    break;
                yield return (tested.TryGetProperty("States", out _) ? tested.GetRawText() : Wrap(tested), IsRefusedDefinition(root));
                break;
            default:
                if (root.TryGetProperty("definition", out var definition))
                    yield return (definition.GetRawText(), IsRefused(root));
                break;
        }
    }

    // A state alone: what it goes on to is put beside it.
    private static string Wrap(JsonElement state)
    {
        var next = new[] { state }
            .Concat(List(state, "Catch"))
            .Concat(List(state, "Choices"))
            .SelectMany(part => new[] { "Next", "Default" }.Select(name => part.TryGetProperty(name, out var target) ? target.GetString()! : ""))
            .Where(name => name.Length > 0)
            .Distinct();
        var others = string.Concat(next.Select(name => $", {JsonSerializer.Serialize(name)}: {{ \"Type\": \"Succeed\" }}"));
        var isEnd = others.Length > 0 || state.GetProperty("Type").GetString() != "Choice";
        return $"{{ \"StartAt\": \"Tested\", \"States\": {{ \"Tested\": {state.GetRawText()}{others}{(isEnd ? "" : ", \"End\": { \"Type\": \"Succeed\" }")} }} }}";
    }

    private static IEnumerable<JsonElement> List(JsonElement state, string name) =>
        state.TryGetProperty(name, out var list) ? list.EnumerateArray() : [];

    private static bool IsRefused(JsonElement element) =>
        element.GetProperty("expect").TryGetProperty("status", out var status) && status.GetString() == "REJECTED";

    private static bool IsRefusedDefinition(JsonElement root) =>
        IsRefused(root) && root.GetProperty("expect").TryGetProperty("error", out var error) && error.GetString() == "InvalidDefinition";

    private static List<(string Location, string Message)> Refusals(JsonElement root) =>
        root.GetProperty("expect").TryGetProperty("diagnostics", out var diagnostics)
            ? [.. diagnostics.EnumerateArray()
                .Where(diagnostic => !diagnostic.TryGetProperty("severity", out var severity) || severity.GetString() == "ERROR")
                .Select(diagnostic => (diagnostic.GetProperty("location").GetString()!.TrimEnd('/'), diagnostic.GetProperty("message").GetString()!))]
            : [];

    // The slash path of the innermost property or element that a finding lies in.
    private static string PointerAt(AslFile file, DiagnosticInfo diagnostic)
    {
        var node = Compiler.Json.JsonSyntaxTree.Parse(file, TestContext.Current.CancellationToken).Root;
        var pointer = "";
        while (true)
        {
            if (node is Compiler.Json.JsonObjectSyntax map && map.Properties.FirstOrDefault(property => property.Span.Contains(diagnostic.Location.Span)) is { } found)
                (node, pointer) = (found.Value, $"{pointer}/{found.Name}");
            else if (node is Compiler.Json.JsonArraySyntax list && list.Items.FirstOrDefault(item => item.Span.Contains(diagnostic.Location.Span)) is { } element)
                (node, pointer) = (element, $"{pointer}/{list.Items.IndexOf(element)}");
            else
                return pointer;
        }
    }
}
