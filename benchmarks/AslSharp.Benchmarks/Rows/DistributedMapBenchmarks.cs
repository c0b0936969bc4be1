using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.NoEmit;

namespace AslSharp.Benchmarks.Rows;

/// <summary>
/// A distributed Map over a CSV file of a million rows with one task each, which completes at once: with the results kept, with them
/// written to a store, and a loop over the same lines by hand. For memory and processor time of one of them see <see cref="CsvRowsRun"/>.
/// </summary>
[MemoryDiagnoser]
[Config(typeof(FewLongRuns))]
public class DistributedMapBenchmarks
{
    private const int Count = 1_000_000;

    private CsvRows _rows = null!;

    [GlobalSetup]
    public void Setup() => _rows = new CsvRows(Count);

    [GlobalCleanup]
    public void Cleanup() => _rows.Dispose();

    [Benchmark(Baseline = true, OperationsPerInvoke = Count)]
    public double HandWritten() => _rows.LoopByHand();

    [Benchmark(OperationsPerInvoke = Count)]
    public Task<AslValue> Kept() => _rows.KeepAsync();

    [Benchmark(OperationsPerInvoke = Count)]
    public Task<AslValue> Exported() => _rows.ExportAsync();

    // A run takes seconds: a few of them, in this process.
    private sealed class FewLongRuns : ManualConfig
    {
        public FewLongRuns() => AddJob(Job.Default
            .WithToolchain(new InProcessNoEmitToolchain(TimeSpan.FromMinutes(10), logOutput: false))
            .WithStrategy(RunStrategy.Monitoring)
            .WithWarmupCount(1)
            .WithIterationCount(5));
    }
}
