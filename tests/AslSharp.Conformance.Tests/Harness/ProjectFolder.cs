namespace AslSharp.Conformance.Tests.Harness;

/// <summary>Finds this project's files from the build output.</summary>
internal static class ProjectFolder
{
    private const string Name = "AslSharp.Conformance.Tests";

    internal static string Of(string folder)
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
        {
            if (at.Name == Name && File.Exists(Path.Combine(at.FullName, Name + ".csproj"))) return Path.Combine(at.FullName, folder);
        }

        throw new DirectoryNotFoundException($"The folder of {Name} is not above {AppContext.BaseDirectory}.");
    }
}
