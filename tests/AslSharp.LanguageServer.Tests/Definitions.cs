namespace AslSharp.LanguageServer.Tests;

/// <summary>Definitions to work on.</summary>
internal static class Definitions
{
    /// <summary>Those of the repository itself.</summary>
    internal static IEnumerable<string> OfSamples
        => Directory.EnumerateFiles(Path.Combine(Repository.Root, "samples"), "*.asl.json", SearchOption.AllDirectories)
            .Where(static path => !path.Split(Path.DirectorySeparatorChar).Contains("bin"))
            .Order(StringComparer.Ordinal);

    /// <summary>Those that others published, where they are kept beside the repository; empty where not.</summary>
    internal static IReadOnlyList<string> Published
        => Repository.FindCorpus("realworld") is { } folder ? [.. Directory.EnumerateFiles(folder, "*.asl.json").Order(StringComparer.Ordinal)] : [];
}
