using System.Text.Json;

namespace AslSharp.Compiler.Tests;

/// <summary>The corpus of published and recorded definitions, which lives beside the repository and may be absent.</summary>
internal static class Corpus
{
    /// <summary>The files of one folder of the corpus; skips the test, saying so, where the corpus is absent.</summary>
    public static IReadOnlyList<string> Files(string folder)
    {
        var path = Find(folder);
        if (path is null)
            Assert.Skip($"The corpus folder '{folder}' is not there.");
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

    private static string? Find(string folder)
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            if (!File.Exists(Path.Combine(directory.FullName, "Generator.sln")))
                continue;
            var path = Path.Combine(directory.FullName, "..", "shared", "corpus", folder);
            return Directory.Exists(path) ? path : null;
        }

        return null;
    }
}
