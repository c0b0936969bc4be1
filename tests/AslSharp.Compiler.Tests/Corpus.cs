using System.Text.Json;

namespace AslSharp.Compiler.Tests;

/// <summary>The corpus of published and recorded definitions, which lives beside the repository and may be absent.</summary>
internal static class Corpus
{
    /// <summary>The files of one folder of the corpus; skips the test, saying so, where the corpus is absent.</summary>
    public static IReadOnlyList<string> Files(string folder)
    {
        var path = Repository.FindCorpus(folder);
        Assert.SkipWhen(path is null, $"The corpus folder '{folder}' is not there.");
        return [.. Directory.EnumerateFiles(path, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
    }

    /// <summary>All properties with a string value, at any depth.</summary>
    public static IEnumerable<(string Name, string Value)> Strings(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Array)
            return element.EnumerateArray().SelectMany(Strings);
        if (element.ValueKind != JsonValueKind.Object)
            return [];
        return element.EnumerateObject().SelectMany(property => property.Value.ValueKind == JsonValueKind.String
            ? [(property.Name, property.Value.GetString()!)]
            : Strings(property.Value));
    }
}
