using System.Diagnostics;
using System.Runtime.InteropServices;
using AslSharp.Generator.Tests.Harness;

namespace AslSharp.Cli.Tests;

/// <summary>The tool as a stranger meets it: packed, installed from its package alone, and run outside the repository.</summary>
public sealed class PackageTests
{
    [Fact]
    public void Package_InstalledFromItsFolderAlone_Runs()
    {
        using var folder = new TemporaryFolder();
        folder.Write("NuGet.config", """<configuration><packageSources><clear /><add key="packed" value="feed" /></packageSources></configuration>""");
        folder.Write("bad.asl.json", """{"StartAt": "P", "States": {"P": {"Type": "Pass", "Next": "Q"}}}""");

        // What this test was built with is packed as it is, so nothing is compiled twice.
        Dotnet.Run(Repository.Root, 0, "pack", "src/AslSharp.Cli", "--no-build", "-c", Dotnet.Configuration, "-o", Path.Combine(folder.Path, "feed"));
        PackedSources.AssertComplete(Assert.Single(Directory.GetFiles(Path.Combine(folder.Path, "feed"), "*.nupkg")));
        Dotnet.Run(folder.Path, 0, "tool", "install", "AslSharp.Cli", "--tool-path", "tools");

        Assert.Matches(@"^\d+\.\d+\.\d+", Run(folder.Path, 0, "--version"));
        Assert.Contains("bad.asl.json(1,", Run(folder.Path, 1, "check", "bad.asl.json"), StringComparison.Ordinal);
        Assert.StartsWith("bad.asl.json(1,", Run(folder.Path, 1, "check"), StringComparison.Ordinal);
        Assert.StartsWith("::error file=bad.asl.json,line=1,", Run(folder.Path, 1, "check", ".", "--format", "github"), StringComparison.Ordinal);
        Assert.StartsWith("# ASL2001: ", Run(folder.Path, 0, "explain", "ASL2001"), StringComparison.Ordinal);
        Assert.Contains("fixed ASL2001", Run(folder.Path, 0, "check", "--fix", "bad.asl.json"), StringComparison.Ordinal);
        Assert.Equal("{}", Run(folder.Path, 0, "run", "bad.asl.json", "--quiet").Trim());
    }

    private static string Run(string folder, int exitCode, params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(folder, "tools", "aslsharp"), arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        // The tool looks for the runtime where it is usually installed; that of this test may be elsewhere.
        start.Environment["DOTNET_ROOT"] = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == exitCode, $"aslsharp {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{output}\n{error.Result}");
        return output;
    }
}
