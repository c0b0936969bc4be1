using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AslSharp.Compiler.Json;
using AslSharp.Compiler.Shapes;
using AslSharp.Compiler.Text;

namespace AslSharp.Compiler.Tests.Shapes;

/// <summary>The suite of JSONata, as far as Step Functions takes it: each result must fit what was inferred from the data, and what gives a result cannot fail.</summary>
public sealed partial class JsonataShapeCorpusTests
{
    [Fact]
    public void Analyze_SuiteOfJsonata_EveryResultFits()
    {
        var files = Corpus.Files("jsonata");
        using var cases = JsonDocument.Parse(File.ReadAllText(files.Single(static file => Path.GetFileName(file) == "cases.json")));
        using var datasets = JsonDocument.Parse(File.ReadAllText(files.Single(static file => Path.GetFileName(file) == "datasets.json")));
        var wrong = new List<string>();
        var count = 0;
        foreach (var row in cases.RootElement.EnumerateArray())
        {
            if (Expression(row) is not { } expression || !row.TryGetProperty("result", out var result))
                continue;
            var data = row.TryGetProperty("dataset", out var name) && name.ValueKind == JsonValueKind.String ? datasets.RootElement.GetProperty(name.GetString()!)
                : row.TryGetProperty("data", out var given) ? given : default;
            var compiled = Compile(expression, data, row.TryGetProperty("bindings", out var bindings) ? bindings : default);
            if (compiled.Shapes is not { } facts)
                continue;
            count++;
            var shape = facts.Find("/States/E")!.Output;

            // The suite writes some whole numbers with a fraction.
            var value = WholeNumber().Replace(result.GetRawText(), "$1");
            if (!ShapeOf(value).IsWithin(shape))
                wrong.Add($"{row.GetProperty("group")} {row.GetProperty("case")}: {expression} gives {Short(result)}, and {shape} was inferred");
            wrong.AddRange(compiled.Diagnostics.AsEnumerable()
                .Where(static found => found.Id.StartsWith("ASL7", StringComparison.Ordinal) && found.Id is not ("ASL7001" or "ASL7002" or "ASL7101"))
                .Select(found => $"{row.GetProperty("group")} {row.GetProperty("case")}: {expression} gives {Short(result)}, and {found.Id} says: {found.Message}"));
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
        Assert.True(count > 300, $"Only {count} expressions were compared.");
    }

    private static string? Expression(JsonElement row)
    {
        var dialect = row.GetProperty("sfn");
        if (dialect.TryGetProperty("expr", out var expression))
            return expression.GetString();
        return dialect.TryGetProperty("ok", out var isTaken) && isTaken.ValueKind == JsonValueKind.True ? row.GetProperty("expr").GetString() : null;
    }

    private static CompiledDefinition Compile(string expression, JsonElement data, JsonElement bindings)
    {
        var assign = bindings.ValueKind == JsonValueKind.Object ? JsonNode.Parse(bindings.GetRawText())! : new JsonObject();
        var machine = new JsonObject
        {
            ["QueryLanguage"] = "JSONata",
            ["StartAt"] = "V",
            ["States"] = new JsonObject
            {
                ["V"] = new JsonObject { ["Type"] = "Pass", ["Assign"] = assign, ["Next"] = "E" },
                ["E"] = new JsonObject { ["Type"] = "Pass", ["Output"] = "{% " + expression + " %}", ["End"] = true },
            },
        };
        var contract = MachineShapes.None with { Input = data.ValueKind == JsonValueKind.Undefined ? Shape.Any : ShapeOf(data.GetRawText()) };
        return AslCompiler.Compile(AslFile.Create("case", machine.ToJsonString()), contract, TestContext.Current.CancellationToken);
    }

    private static string Short(JsonElement value) => value.GetRawText() is var text && text.Length > 200 ? text[..200] : text;

    private static Shape ShapeOf(string value) => LiteralShapes.Of(JsonSyntaxTree.Parse(AslFile.Create("value", value)).Root);

    [GeneratedRegex(@"\b(\d+)\.0\b")]
    private static partial Regex WholeNumber();
}
