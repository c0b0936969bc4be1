namespace AslSharp.Architecture.Tests;

/// <summary>Finds the repository from the build output.</summary>
internal static class Folders
{
    internal static string Tests { get; } = Find();

    private static string Find()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Generator.sln"))) return Path.Combine(at.FullName, "tests");
        }

        throw new DirectoryNotFoundException($"The repository is not above {AppContext.BaseDirectory}.");
    }
}
