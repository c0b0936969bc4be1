using System.Runtime.CompilerServices;

namespace AslSharp.LanguageServer.Tests;

/// <summary>Files of the repository.</summary>
internal static class Repository
{
    internal static string Root { get; } = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", ".."));

    /// <summary>Definitions of the repository itself.</summary>
    internal static IEnumerable<string> Definitions
        => Directory.EnumerateFiles(Path.Combine(Root, "samples"), "*.asl.json", SearchOption.AllDirectories)
            .Where(static path => !path.Split(Path.DirectorySeparatorChar).Contains("bin"))
            .Order(StringComparer.Ordinal);

    /// <summary>Definitions that others published, where they are kept beside the repository; empty where not.</summary>
    internal static IReadOnlyList<string> Published
    {
        get
        {
            for (var folder = new DirectoryInfo(Root).Parent; folder is not null; folder = folder.Parent)
            {
                var corpus = Path.Combine(folder.FullName, "shared", "corpus", "realworld");
                if (Directory.Exists(corpus)) return [.. Directory.EnumerateFiles(corpus, "*.asl.json").Order(StringComparer.Ordinal)];
            }

            return [];
        }
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
