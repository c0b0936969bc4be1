using System.ComponentModel;
using System.Diagnostics;

namespace AslSharp.AspNetCore.Tests.Clients;

/// <summary>Runs a program that is a client of a server in this process.</summary>
internal static class ClientProgram
{
    private const int NotFound = 2;

    /// <summary>Runs it to its end. Skips the test where it is not installed.</summary>
    /// <param name="name">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="folder">Where it runs; null for here.</param>
    /// <param name="environment">What it has in its environment beside what this process has.</param>
    /// <returns>How it ended, and what it printed; where that is nothing, its errors.</returns>
    internal static async Task<(int Code, string Output)> RunAsync(
        string name, IEnumerable<string> arguments, string? folder = null, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(name, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder ?? "" };
        foreach (var (variable, value) in environment ?? new Dictionary<string, string>()) start.Environment[variable] = value;
        using var process = Start(start);
        await using var ending = TestContext.Current.CancellationToken.Register(() => process.Kill(entireProcessTree: true));
        // To read from a program holds a thread until it prints: never one of those that the server answers it with.
        var output = OnItsOwnThread(process.StandardOutput.ReadToEnd);
        var error = OnItsOwnThread(process.StandardError.ReadToEnd);
        var printed = await output;
        var complained = await error;
        await OnItsOwnThread(() =>
        {
            process.WaitForExit();
            return true;
        });
        return (process.ExitCode, printed.Length > 0 ? printed : complained);
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception exception) when (exception.NativeErrorCode == NotFound)
        {
            Assert.Skip($"'{start.FileName}' is not installed.");
            throw;
        }
    }

    private static Task<T> OnItsOwnThread<T>(Func<T> read) => Task.Factory.StartNew(read, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
}
