using System.Runtime;

namespace AslSharp.Benchmarks.Measuring;

/// <summary>
/// Measures cases side by side: every round runs each of them once, so that other work on the machine meets all alike. What counts is the
/// processor time of the process, user and system, for one unit. Ratios are taken within a round, to the baseline of the same round.
/// </summary>
internal sealed class InterleavedRun
{
    private static readonly TimeSpan LongestWarmUp = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan LongestCompilation = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan CompilationPause = TimeSpan.FromMilliseconds(150);

    /// <summary>How many rounds.</summary>
    internal int Rounds { get; init; } = 9;

    /// <summary>About how much processor time each case takes in a round.</summary>
    internal TimeSpan Batch { get; init; } = TimeSpan.FromMilliseconds(60);

    /// <summary>How much processor time each case takes before anything is measured, twice.</summary>
    internal TimeSpan WarmUp { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Compares the results of each suite, warms up, and measures.</summary>
    internal async Task<IReadOnlyList<Figure>> RunAsync(IReadOnlyList<BenchmarkSuite> suites)
    {
        foreach (var suite in suites) await CompareResultsAsync(suite);
        var measured = suites.SelectMany(static suite => suite.Cases, static (_, benchmarkCase) => new Measured(benchmarkCase)).ToList();
        // Twice over all cases, so that each has its final code, made from profiles, before anything is measured.
        for (var pass = 0; pass < 2; pass++)
        {
            foreach (var one in measured) await WarmUpAsync(one.Case);
        }

        foreach (var one in measured) one.Count = await CountForBatchAsync(one.Case);
        for (var round = 0; round < Rounds; round++)
        {
            foreach (var one in measured) one.Samples.Add(await MeasureAsync(one.Case, one.Count));
        }

        return [.. measured.Select(one => ToFigure(one, measured))];
    }

    private static async Task CompareResultsAsync(BenchmarkSuite suite)
    {
        (string Name, AslValue Value)? first = null;
        foreach (var benchmarkCase in suite.Cases)
        {
            if (benchmarkCase.ResultAsync is null) continue;
            var result = await benchmarkCase.ResultAsync();
            first ??= (benchmarkCase.Name, result);
            if (!result.Equals(first.Value.Value))
                throw new InvalidOperationException(
                    $"{suite.Name}: '{benchmarkCase.Name}' gives {result.ToJson()}, '{first.Value.Name}' gives {first.Value.Value.ToJson()}.");
        }
    }

    private async Task WarmUpAsync(BenchmarkCase benchmarkCase)
    {
        const int fewest = 60;
        var count = 1;
        var start = Environment.CpuUsage.TotalTime;
        for (var done = 0L; ; done += count)
        {
            var spent = Environment.CpuUsage.TotalTime - start;
            if (spent > LongestWarmUp || (spent > WarmUp && done >= fewest)) break;
            if (spent < WarmUp / 4) count *= 2;
            await benchmarkCase.RunAsync(count);
        }

        await CompiledAsync();
    }

    // The compiler of the next tier works in the background, one method after the other; what a suite needed to be set up may keep it busy for long.
    private static async Task CompiledAsync()
    {
        var waited = TimeSpan.Zero;
        for (var (before, now) = (-1L, 0L); before != now && waited < LongestCompilation; waited += CompilationPause)
        {
            before = now;
            await Task.Delay(CompilationPause);
            now = JitInfo.GetCompiledMethodCount();
        }
    }

    private async Task<int> CountForBatchAsync(BenchmarkCase benchmarkCase)
    {
        for (var count = 1; ; count *= 2)
        {
            var start = Environment.CpuUsage.TotalTime;
            await benchmarkCase.RunAsync(count);
            var took = Environment.CpuUsage.TotalTime - start;
            if (took >= Batch / 4 || count >= 1 << 26) return Math.Max(1, (int)(count * (Batch / took)));
        }
    }

    private static async Task<Sample> MeasureAsync(BenchmarkCase benchmarkCase, int count)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var bytes = GC.GetTotalAllocatedBytes(precise: true);
        var start = Environment.CpuUsage.TotalTime;
        await benchmarkCase.RunAsync(count);
        var took = Environment.CpuUsage.TotalTime - start;
        bytes = GC.GetTotalAllocatedBytes(precise: true) - bytes;
        var units = (double)count * benchmarkCase.UnitsPerOperation;
        return new Sample(took.TotalNanoseconds / units, bytes / units);
    }

    private static Figure ToFigure(Measured one, List<Measured> all)
    {
        var suite = one.Case.Suite;
        var baseline = all.First(other => other.Case.Suite == suite);
        var reference = all.Find(other => other.Case == one.Case.Reference);
        return new Figure(suite.Name, one.Case.Name, $"ns/{suite.Unit}", Quartiles.Of(one.Samples.Select(static sample => sample.Nanoseconds)))
        {
            Bytes = Quartiles.Of(one.Samples.Select(static sample => sample.Bytes)).Median,
            Ratio = one.RatioTo(baseline),
            Reference = reference is null ? null : NameFrom(reference.Case, suite),
            RatioToReference = reference is null ? null : one.RatioTo(reference),
        };
    }

    private static string NameFrom(BenchmarkCase reference, BenchmarkSuite suite)
        => reference.Suite == suite ? reference.Name : $"{reference.Suite.Name}: {reference.Name}";

    private sealed class Measured(BenchmarkCase benchmarkCase)
    {
        internal BenchmarkCase Case => benchmarkCase;

        internal int Count { get; set; }

        internal List<Sample> Samples { get; } = [];

        internal double RatioTo(Measured other)
            => Quartiles.Of(Samples.Zip(other.Samples, static (mine, theirs) => mine.Nanoseconds / theirs.Nanoseconds)).Median;
    }
}
