using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;

namespace AslSharp.Aws.Tests;

/// <summary>The Python of this machine: botocore, boto3 and moto are what results are compared with.</summary>
internal static class Python
{
    private static readonly ConcurrentDictionary<string, bool> Modules = new();

    /// <summary>Skips the test, aloud, where a module is not here.</summary>
    internal static void Require(string module)
        => Assert.SkipUnless(Modules.GetOrAdd(module, Has), $"python3 with {module} is not on this machine.");

    internal static Process Start(params string[] arguments)
        => Process.Start(
            new ProcessStartInfo("python3", arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;

    internal static string Script => Path.Combine(AppContext.BaseDirectory, "Oracle", "oracle.py");

    private static bool Has(string module)
    {
        try
        {
            using var process = Start("-c", $"import {module}");
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
