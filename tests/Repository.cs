namespace AslSharp;

/// <summary>The working copy that the tests are of. It is found when they run: what a compiler knows of paths is not true everywhere.</summary>
internal static class Repository
{
    /// <summary>The folder that holds the solution.</summary>
    internal static string Root { get; } = FindRoot();

    /// <summary>A folder of the cases and definitions that are kept beside the repository; null where it is not there.</summary>
    /// <param name="name">Its name among them, such as <c>recorded</c>.</param>
    internal static string? FindCorpus(string name)
    {
        var folder = Path.GetFullPath(Path.Combine(Root, "..", "shared", "corpus", name));
        return Directory.Exists(folder) ? folder : null;
    }

    // A copy of the tests that runs elsewhere is started inside the repository.
    private static string FindRoot()
    {
        foreach (var start in (string[])[AppContext.BaseDirectory, Environment.CurrentDirectory])
        {
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            {
                if (File.Exists(Path.Combine(folder.FullName, "Generator.sln"))) return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException($"The repository is above neither '{AppContext.BaseDirectory}' nor '{Environment.CurrentDirectory}'.");
    }
}
