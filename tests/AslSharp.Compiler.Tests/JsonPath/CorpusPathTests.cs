using System.Text.Json;
using AslSharp.Compiler.Json;
using AslSharp.Compiler.JsonPath;
using AslSharp.Compiler.Text;

namespace AslSharp.Compiler.Tests.JsonPath;

/// <summary>No false alarm: whatever published and recorded definitions have must be taken.</summary>
public sealed class CorpusPathTests
{
    [Theory]
    [InlineData("realworld")]
    [InlineData("recorded")]
    public void PathsAndCalls_OfDefinitionsThatAreRight_HaveNoErrors(string folder)
    {
        var count = 0;
        var alarms = new List<string>();
        foreach (var file in Corpus.Files(folder))
        {
            using var document = JsonDocument.Parse(File.ReadAllText(file));
            foreach (var (name, value) in PathsAndCalls(folder, document.RootElement))
            {
                count++;
                var errors = value.StartsWith('$') ? JsonPathParser.Parse(value).Errors : IntrinsicParser.Parse(value).Errors;
                alarms.AddRange(errors.ToArray().Select(error => $"{Path.GetFileName(file)}: {name}: {value}: {error.Message}"));
            }
        }

        Assert.True(alarms.Count == 0, string.Join("\n", alarms));
        Assert.True(count > 100, $"Only {count} paths and calls were found.");
    }

    [Fact]
    public void Definitions_OfTheWorld_AreReadWithoutDiagnostics()
    {
        foreach (var file in Corpus.Files("realworld"))
        {
            var tree = JsonSyntaxTree.Parse(
                AslFile.Create(Path.GetFileName(file), File.ReadAllText(file)), TestContext.Current.CancellationToken);

            Assert.Equal([], tree.Diagnostics.Select(diagnostic => diagnostic.ToString()));
        }
    }

    [Fact]
    public void IllegalEscape_ThatAwsRefused_IsAnError()
    {
        var file = Corpus.Files("recorded").Single(name => name.Contains("ESCAPE_SEQUENCES_ILLEGAL_INTRINSIC_FUNCTION", StringComparison.Ordinal));
        using var document = JsonDocument.Parse(File.ReadAllText(file));

        var call = Corpus.Strings(document.RootElement.GetProperty("definition")).Single(property => property.Name == "parsed.$").Value;

        Assert.Equal("ASL4011", Assert.Single(IntrinsicParser.Parse(call).Errors).Descriptor.Id);
    }

    // In recorded cases only definitions that AWS took; a Pass result and a Parameters text hold no paths but data.
    private static IEnumerable<(string Name, string Value)> PathsAndCalls(string folder, JsonElement root)
    {
        IEnumerable<JsonElement> definitions = [root];
        if (folder == "recorded")
            definitions = Rejected(root) ? [] : Definitions(root);
        return definitions.SelectMany(Corpus.Strings).Where(property =>
            (property.Name.EndsWith(".$", StringComparison.Ordinal) && IsTemplate(property.Value))
            || ((property.Name.EndsWith("Path", StringComparison.Ordinal) || property.Name == "Variable") && property.Value.StartsWith('$')));
    }

    // A Pass result is never templated, so text under 'x.$' there is data; calls begin with the name of a function.
    private static bool IsTemplate(string value) => value.StartsWith('$') || value.StartsWith("States.", StringComparison.Ordinal);

    private static bool Rejected(JsonElement root) =>
        root.TryGetProperty("expect", out var expect) && expect.TryGetProperty("status", out var status) && status.GetString() == "REJECTED";

    private static IEnumerable<JsonElement> Definitions(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property =>
            property.Name == "definition" ? [property.Value] : Definitions(property.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Definitions),
        _ => [],
    };
}
