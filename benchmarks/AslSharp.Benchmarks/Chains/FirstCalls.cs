using System.Globalization;
using System.Reflection;
using AslSharp.Benchmarks.Measuring;

namespace AslSharp.Benchmarks.Chains;

/// <summary>What the first execution of a machine takes in a fresh process, with everything that the JIT compiles for it.</summary>
internal static class FirstCalls
{
    /// <summary>The command that a fresh process is started with: <c>first-call ASSEMBLY loop|through</c>.</summary>
    internal const string Command = "first-call";

    private const string Loop = "loop";
    private const string Through = "through";

    internal static async Task<IReadOnlyList<Figure>> MeasureAsync(RunArguments arguments)
    {
        var samples = new Dictionary<(string Way, int Length), List<double>>();
        var folder = Directory.CreateTempSubdirectory("aslsharp-chains");
        try
        {
            foreach (var length in ChainSuites.Lengths) await File.WriteAllBytesAsync(PathOf(folder, length), Chain.Compile(length));
            for (var round = 0; round < arguments.Rounds; round++)
            {
                foreach (var (way, length) in Ways())
                {
                    var output = await OwnProcess.RunAsync([Command, PathOf(folder, length), way]);
                    if (!samples.TryGetValue((way, length), out var taken)) samples[(way, length)] = taken = [];
                    taken.Add(double.Parse(output, CultureInfo.InvariantCulture));
                }
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        return [.. samples.Select(static pair => ToFigure(pair.Key.Way, pair.Key.Length, pair.Value))];
    }

    /// <summary>In the fresh process: runs the machine once, and prints the milliseconds of processor time.</summary>
    internal static async Task RunAsync(string path, string way)
    {
        var assembly = Assembly.LoadFrom(path);
        var input = way == Loop ? Chain.LoopInput(1) : Chain.ThroughInput;
        var start = Environment.CpuUsage.TotalTime;
        await Chain.Open(assembly)(input, CancellationToken.None);
        Console.WriteLine((Environment.CpuUsage.TotalTime - start).TotalMilliseconds.ToString(CultureInfo.InvariantCulture));
    }

    private static IEnumerable<(string Way, int Length)> Ways()
        => new[] { Loop, Through }.SelectMany(static _ => ChainSuites.Lengths, static (way, length) => (way, length));

    private static string PathOf(DirectoryInfo folder, int length) => Path.Combine(folder.FullName, $"Chain{length}.dll");

    private static Figure ToFigure(string way, int length, List<double> milliseconds) => new(
        way == Loop ? "First call, ten states run" : "First call, all states run",
        string.Create(CultureInfo.InvariantCulture, $"{length:#,##0} states"),
        "ms",
        Quartiles.Of(milliseconds));
}
