namespace AslSharp.Conformance.Tests.Harness;

/// <summary>Finds this project's files from the build output.</summary>
internal static class ProjectFolder
{
    private const string Name = "AslSharp.Conformance.Tests";

    internal static string Of(string folder)
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            // Above this project's output, or beside the project that uses it.
            foreach (var place in (string[])[at.FullName, Path.Combine(at.FullName, Name)])
            {
                if (File.Exists(Path.Combine(place, Name + ".csproj"))) return Path.Combine(place, folder);
            }
        }

        throw new DirectoryNotFoundException($"The folder of {Name} is not to be found from {AppContext.BaseDirectory}.");
    }
}
