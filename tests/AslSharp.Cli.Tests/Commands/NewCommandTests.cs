using System.Text.RegularExpressions;
using AslSharp.Generator.Tests.Harness;

namespace AslSharp.Cli.Tests.Commands;

public sealed partial class NewCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task New_WithThePackagesAlone_BuildsRunsAndPasses()
    {
        var project = Path.Combine(_folder.Path, "shop");

        var (exitCode, output, error) = await Tool.RunAsync("new", "check-in", "-o", project);

        Assert.Equal((0, ""), (exitCode, error));
        Assert.Contains(Path.Combine(project, "CheckIn", "check-in.asl.json"), output, StringComparison.Ordinal);
        UsePackedPackages(project);
        Assert.Contains("0 Warning(s)", Dotnet.Run(project, 0, "build"), StringComparison.Ordinal);
        Assert.Equal("CheckInOutput { Id = R-1, Message = Done. }", Dotnet.Run(project, 0, "run", "--no-build", "--project", "CheckIn").Trim());
        Assert.Equal("Refused: 1500 is more than 1000.", Dotnet.Run(project, 0, "run", "--no-build", "--project", "CheckIn", "--", "1500").Trim());
        Assert.Matches(@"succeeded: 3\b", Dotnet.Run(project, 0, "test", "--no-build"));
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("1st")]
    [InlineData("...")]
    [InlineData("aslsharp")]
    public async Task New_NameThatIsNone_IsWrongUse(string name)
    {
        var (exitCode, _, error) = await Tool.RunAsync("new", name, "-o", Path.Combine(_folder.Path, "x"));

        Assert.Equal((2, $"'{name}' cannot be"), (exitCode, error[..(name.Length + 12)]));
        Assert.False(Directory.Exists(Path.Combine(_folder.Path, "x")));
    }

    [Fact]
    public async Task New_FolderWithFiles_WritesNothing()
    {
        _folder.Write("mine.txt", "");

        var (exitCode, _, error) = await Tool.RunAsync("new", "order", "-o", _folder.Path);

        Assert.Equal((2, true), (exitCode, error.StartsWith($"'{_folder.Path}' is there already", StringComparison.Ordinal)));
        Assert.Single(Directory.GetFileSystemEntries(_folder.Path));
    }

    // What this test was built with is packed as it is, under a version that no cache knows. The test framework lies where this test's does.
    private static void UsePackedPackages(string project)
    {
        const string Version = "0.0.0-test";
        foreach (var package in new[] { "src/AslSharp", "src/AslSharp.ServiceModels", "src/AslSharp.Testing" })
            Dotnet.Run(Repository.Root, 0, "pack", package, "--no-build", "-c", Dotnet.Configuration, "-o", Path.Combine(project, "feed"), "-p:Version=" + Version, "-p:MinVerSkip=true");
        foreach (var file in Directory.GetFiles(project, "*.csproj", SearchOption.AllDirectories))
            File.WriteAllText(file, VersionOfTheTool().Replace(File.ReadAllText(file), "${1}" + Version));
        var cache = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        File.WriteAllText(Path.Combine(project, "NuGet.config"), $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="packages" /></config>
              <fallbackPackageFolders><add key="cache" value="{cache}" /></fallbackPackageFolders>
              <packageSources><clear /><add key="packed" value="feed" /></packageSources>
            </configuration>
            """);
    }

    [GeneratedRegex("""(Include="AslSharp[^"]*" Version=")[^"]+""")]
    private static partial Regex VersionOfTheTool();
}
