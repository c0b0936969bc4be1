using AslSharp.Benchmarks.Builds;
using AslSharp.Benchmarks.Chains;
using AslSharp.Benchmarks.Compilation;
using AslSharp.Benchmarks.Editors;
using AslSharp.Benchmarks.Measuring;
using AslSharp.Benchmarks.Peers;
using AslSharp.Benchmarks.Telemetry;
using AslSharp.Benchmarks.Waiting;
using AslSharp.Benchmarks.Workflows;

namespace AslSharp.Benchmarks;

/// <summary>What can be measured, by the name that the command line takes.</summary>
internal static class Topics
{
    private static readonly (string Name, Func<RunArguments, Task<IReadOnlyList<Figure>>> MeasureAsync)[] All =
    [
        ("workflows", Interleaved(WorkflowSuites.All)),
        ("chains", Interleaved(ChainSuites.All)),
        ("first-calls", FirstCalls.MeasureAsync),
        ("waiting", WaitingExecutions.MeasureAsync),
        ("expressions", Interleaved(ExpressionSuites.All)),
        ("compilation", Interleaved(CompilationSuites.All)),
        ("editors", EditorLatency.MeasureAsync),
        ("telemetry", Interleaved(TelemetrySuites.All)),
        ("peers", Interleaved(PeerSuites.All)),
        ("builds", BuildCost.MeasureAsync),
    ];

    /// <summary>Measures a topic, or <c>all</c>, each in a process of its own; prints the figures, and writes them where the arguments say.</summary>
    /// <returns>Whether there is such a topic.</returns>
    internal static async Task<bool> TryMeasureAsync(string name, IReadOnlyList<string> commandLine)
    {
        var measureAsync = name == "all" ? MeasureAllAsync : Array.Find(All, topic => topic.Name == name).MeasureAsync;
        if (measureAsync is null) return false;
        var arguments = RunArguments.Parse(commandLine);
        var figures = await measureAsync(arguments);
        ConsoleReport.Write(figures);
        if (arguments.CsvPath is not null) FigureFile.Write(arguments.CsvPath, figures);
        return true;
    }

    private static async Task<IReadOnlyList<Figure>> MeasureAllAsync(RunArguments arguments)
    {
        var figures = new List<Figure>();
        var path = Path.GetTempFileName();
        foreach (var (name, _) in All)
        {
            Console.WriteLine($"Measuring {name} ...");
            await OwnProcess.RunAsync([name, .. (arguments with { CsvPath = path }).ToCommandLine()]);
            figures.AddRange(FigureFile.Read(path));
        }

        File.Delete(path);
        return figures;
    }

    private static Func<RunArguments, Task<IReadOnlyList<Figure>>> Interleaved(Func<IEnumerable<BenchmarkSuite>> suites) => arguments =>
    {
        var run = new InterleavedRun { Rounds = arguments.Rounds, Batch = TimeSpan.FromMilliseconds(arguments.Milliseconds) };
        return run.RunAsync([.. suites().Where(suite => suite.Name.Contains(arguments.Filter, StringComparison.OrdinalIgnoreCase))]);
    };
}
