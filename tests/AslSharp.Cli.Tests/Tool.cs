namespace AslSharp.Cli.Tests;

/// <summary>Runs the tool in this process.</summary>
internal static class Tool
{
    internal static async Task<(int ExitCode, string Output, string Error)> RunAsync(params string[] arguments) => await RunWithInputAsync("", arguments);

    internal static async Task<(int ExitCode, string Output, string Error)> RunWithInputAsync(string input, params string[] arguments)
    {
        var output = new StringWriter();
        var error = new StringWriter();
        var exitCode = await CommandLine.RunAsync(arguments, new StringReader(input), output, error);
        return (exitCode, output.ToString(), error.ToString());
    }
}
