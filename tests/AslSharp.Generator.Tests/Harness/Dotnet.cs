using System.Diagnostics;

namespace AslSharp.Generator.Tests.Harness;

/// <summary>Runs <c>dotnet</c> as a user would, without what the build that runs this test hands down.</summary>
internal static class Dotnet
{
    /// <summary>The configuration that this test was built in.</summary>
    public static string Configuration { get; } = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;

    /// <summary>Runs a command to its end.</summary>
    /// <param name="folder">Where.</param>
    /// <param name="exitCode">How it must end.</param>
    /// <param name="arguments">The command.</param>
    /// <returns>What it printed.</returns>
    public static string Run(string folder, int exitCode, params string[] arguments)
    {
        using var process = Start(folder, arguments);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == exitCode, $"dotnet {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{output}\n{error.Result}");
        return output;
    }

    /// <summary>Starts a command.</summary>
    public static Process Start(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var name in start.Environment.Keys.Where(static name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToArray())
            start.Environment.Remove(name);
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        return Process.Start(start)!;
    }
}
