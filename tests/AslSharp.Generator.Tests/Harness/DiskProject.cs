using System.Text.RegularExpressions;

namespace AslSharp.Generator.Tests.Harness;

/// <summary>
/// A project on disk, outside the repository, built by the real tools. It has the package's props and targets and the assemblies that
/// this test was built with, so that nothing has to be packed first.
/// </summary>
internal sealed class DiskProject : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("aslsharp-project-");

    /// <summary>Makes a project named Shop.</summary>
    /// <param name="properties">Further properties, as XML.</param>
    /// <param name="items">Further items, as XML.</param>
    /// <param name="targetFramework">Its target framework.</param>
    /// <param name="sdk">Its SDK.</param>
    public DiskProject(
        string properties = "", string items = "", string targetFramework = "<TargetFramework>net10.0</TargetFramework>", string sdk = "Microsoft.NET.Sdk")
    {
        var build = Path.Combine(Repository.Root, "src/AslSharp.Generator/build/AslSharp");
        // The compiler and the generator lie beside the test.
        var analyzers = string.Concat(
            new[] { "AslSharp.Generator.dll", "AslSharp.Compiler.dll" }.Select(static name => $"<Analyzer Include=\"{Path.Combine(AppContext.BaseDirectory, name)}\" />"));
        Write("Shop.csproj", $"""
            <Project>
              <Import Project="Sdk.props" Sdk="{sdk}" />
              <Import Project="{build}.props" />
              <PropertyGroup>
                {targetFramework}
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                <NuGetAudit>false</NuGetAudit>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                {analyzers}
                <Reference Include="{typeof(AslValue).Assembly.Location}" Condition="'$(TargetFramework)' == 'net10.0'" />
                {items}
              </ItemGroup>
              <Import Project="Sdk.targets" Sdk="{sdk}" />
              <Import Project="{build}.targets" />
            </Project>
            """);
        Write("NuGet.config", "<configuration><packageSources><clear /></packageSources></configuration>");
    }

    /// <summary>Where it is.</summary>
    public string Folder => _folder.FullName;

    /// <summary>Writes a file.</summary>
    public void Write(string path, string text)
    {
        var file = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    /// <summary>Builds, and gives the errors and warnings as they are printed, each as often as it is.</summary>
    public IReadOnlyList<BuildMessage> Build(int exitCode, params string[] arguments)
    {
        // What goes to the console has a summary that says everything again.
        Dotnet.Run(Folder, exitCode, ["build", "-nologo", "-v:q", "-flp:LogFile=build.log;Verbosity=quiet;NoSummary", .. arguments]);
        return BuildMessage.Read(File.ReadAllText(Path.Combine(Folder, "build.log")), Folder);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}

/// <summary>An error or a warning of a build.</summary>
/// <param name="File">The file, from the project's folder.</param>
/// <param name="Line">The line, from one.</param>
/// <param name="Column">The column, from one.</param>
/// <param name="Severity"><c>error</c> or <c>warning</c>.</param>
/// <param name="Id">The rule.</param>
/// <param name="Text">The message.</param>
internal sealed partial record BuildMessage(string File, int Line, int Column, string Severity, string Id, string Text)
{
    /// <summary>Reads what a build printed.</summary>
    public static IReadOnlyList<BuildMessage> Read(string output, string folder) =>
    [
        .. Form().Matches(output).Select(match => new BuildMessage(
            match.Groups["file"].Value.Trim().Replace(folder + Path.DirectorySeparatorChar, ""),
            int.TryParse(match.Groups["line"].Value, out var line) ? line : 0,
            int.TryParse(match.Groups["column"].Value, out var column) ? column : 0,
            match.Groups["severity"].Value,
            match.Groups["id"].Value,
            match.Groups["text"].Value)),
    ];

    [GeneratedRegex(@"^(?<file>[^(\n]*?)(\((?<line>\d+),(?<column>\d+)[^)]*\))? ?: (?<severity>error|warning) (?<id>\w+): (?<text>.*?)( \[[^\]]*\])?\r?$", RegexOptions.Multiline)]
    private static partial Regex Form();
}
