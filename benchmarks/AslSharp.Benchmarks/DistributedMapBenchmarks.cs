using System.Diagnostics;
using System.Globalization;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Engines;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace AslSharp.Benchmarks;

/// <summary>
/// A distributed Map over a CSV file of a million rows with one task each, which completes at once: with the results kept, with them
/// written to a store, and a loop over the same lines by hand. The largest memory of the process so far is printed after each.
/// </summary>
[MemoryDiagnoser]
[Config(typeof(FewLongRuns))]
public class DistributedMapBenchmarks
{
    private const int Count = 1_000_000;

    private readonly string _root = Directory.CreateTempSubdirectory("aslsharp-rows").FullName;
    private CsvRowsStateMachine _kept = null!;
    private CsvRowsExportedStateMachine _exported = null!;

    private string File => Path.Combine(_root, "in", "rows.csv");

    [GlobalSetup]
    public void Setup()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File)!);
        using (var writer = new StreamWriter(File))
        {
            writer.Write("id,customer,quantity,price\n");
            for (var i = 0; i < Count; i++) writer.Write(string.Create(CultureInfo.InvariantCulture, $"{i},\"Customer {i % 1000}\",{i % 7},{i % 100}.25\n"));
        }

        var options = new ExecutionOptions { ObjectStore = new FolderObjectStore(_root) };
        var tasks = new Tasks();
        _kept = new CsvRowsStateMachine(tasks, options);
        _exported = new CsvRowsExportedStateMachine(tasks, options);
    }

    [GlobalCleanup]
    public void Cleanup() => Directory.Delete(_root, recursive: true);

    [IterationCleanup]
    public void PrintMemory()
    {
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"// largest memory so far: {process.PeakWorkingSet64 / 1e6:0} MB"));
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Count)]
    public double HandWritten()
    {
        var sum = 0.0;
        using var reader = new StreamReader(File);
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            var fields = line.Split(',');
            sum += Price(fields[2], fields[3]);
        }

        return sum;
    }

    [Benchmark(OperationsPerInvoke = Count)]
    public async Task<AslValue> Kept() => await _kept.RunAsync(AslValue.EmptyObject);

    [Benchmark(OperationsPerInvoke = Count)]
    public async Task<AslValue> Exported() => await _exported.RunAsync(AslValue.EmptyObject);

    private static double Price(string quantity, string price)
        => int.Parse(quantity, CultureInfo.InvariantCulture) * double.Parse(price, CultureInfo.InvariantCulture);

    // A run takes seconds: a few of them, in this process, whose memory is then the memory of all of it.
    private sealed class FewLongRuns : ManualConfig
    {
        public FewLongRuns() => AddJob(Job.Default
            .WithToolchain(InProcessEmitToolchain.Instance)
            .WithStrategy(RunStrategy.Monitoring)
            .WithWarmupCount(1)
            .WithIterationCount(5));
    }

    private sealed class Tasks : ICsvRowsTasks, ICsvRowsExportedTasks
    {
        private static readonly PropertyName Quantity = PropertyName.Of("quantity");
        private static readonly PropertyName PriceName = PropertyName.Of("price");

        public ValueTask<AslValue> PriceRowAsync(AslValue input, TaskContext context, CancellationToken cancellationToken)
            => new(Price(input[Quantity].GetString(), input[PriceName].GetString()));
    }
}
