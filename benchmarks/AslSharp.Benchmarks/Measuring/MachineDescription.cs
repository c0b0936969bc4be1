using System.Globalization;
using System.Runtime.InteropServices;

namespace AslSharp.Benchmarks.Measuring;

/// <summary>When and where figures were measured, in one line that stands with them.</summary>
internal static class MachineDescription
{
    internal static string Now => string.Create(
        CultureInfo.InvariantCulture,
        $"{DateTime.UtcNow:yyyy-MM-dd}, {RuntimeInformation.FrameworkDescription}, {Environment.ProcessorCount} cores of {Processor()}, {RuntimeInformation.OSDescription}");

    private static string Processor()
    {
        const string information = "/proc/cpuinfo";
        const string name = "model name";
        if (!File.Exists(information)) return RuntimeInformation.ProcessArchitecture.ToString();
        var line = File.ReadLines(information).FirstOrDefault(static line => line.StartsWith(name, StringComparison.Ordinal));
        return line is null ? RuntimeInformation.ProcessArchitecture.ToString() : line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
    }
}
