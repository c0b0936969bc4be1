using System.Globalization;

namespace AslSharp.Benchmarks.Builds;

/// <summary>The processes that this one has started, with those that they have started, once they have ended.</summary>
internal static class ChildProcesses
{
    // The unit of /proc, the same on every Linux that .NET runs on.
    private const double TicksPerSecond = 100;

    /// <summary>Their processor time, user and system.</summary>
    internal static TimeSpan TotalProcessorTime
    {
        get
        {
            if (!OperatingSystem.IsLinux()) throw new PlatformNotSupportedException("Processor time of builds is read from /proc, which only Linux has.");
            var text = File.ReadAllText("/proc/self/stat");
            // The second field is the program's name in parentheses and may hold blanks; cutime and cstime are the 16th and 17th.
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            var ticks = long.Parse(fields[13], CultureInfo.InvariantCulture) + long.Parse(fields[14], CultureInfo.InvariantCulture);
            return TimeSpan.FromSeconds(ticks / TicksPerSecond);
        }
    }
}
