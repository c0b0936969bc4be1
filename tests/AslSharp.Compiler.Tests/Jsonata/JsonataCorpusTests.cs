using System.Text.Json;
using AslSharp.Compiler.Jsonata;

namespace AslSharp.Compiler.Tests.Jsonata;

// The reference's own suite, as far as the sample beside the repository has it.
public sealed class JsonataCorpusTests
{
    [Fact]
    public void Parse_EachCase_HasTheCodeOfTheReferenceOrNone()
    {
        var wrong = new List<string>();
        foreach (var item in Cases())
        {
            var expected = Text(item, "code") is { } code && code.StartsWith('S') ? code : null;
            var result = JsonataParser.Parse(Text(item, "expr")!, JsonataDialect.Reference);
            var actual = result.Errors.IsEmpty ? null : result.Errors[0].Code;
            if (actual != expected)
                wrong.Add($"{Text(item, "group")}/{Text(item, "case")}: {Text(item, "expr")}\n  expected {expected ?? "no error"}, got {actual} {(result.Errors.IsEmpty ? "" : result.Errors[0].Message)}");
        }

        Assert.True(wrong.Count == 0, string.Join("\n", wrong));
    }

    internal static IEnumerable<JsonElement> Cases()
    {
        var file = Corpus.Files("jsonata").First(static name => name.EndsWith("cases.json", StringComparison.Ordinal));
        using var document = JsonDocument.Parse(File.ReadAllText(file));
        return [.. document.RootElement.Clone().EnumerateArray()];
    }

    internal static string? Text(JsonElement item, string name) => item.TryGetProperty(name, out var value) ? value.GetString() : null;
}
