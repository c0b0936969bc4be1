using System.Globalization;
using AslSharp.Testing;
using BenchmarkDotNet.Attributes;

namespace AslSharp.Benchmarks.History;

/// <summary>
/// 10,000 states entered: nobody looking, an observer looking, and the test kit keeping every event. Allocation is measured here; what of it
/// lives at once, which may be 30 MB at most, is printed by <c>-- memory</c>.
/// </summary>
[MemoryDiagnoser]
public class LongHistoryBenchmarks
{
    private static readonly AslValue Input = AslValue.Parse("""{"rounds": 0}""");

    private readonly LongLoopStateMachine _alone = new();
    private readonly LongLoopStateMachine _observed = new(new ExecutionOptions { Observer = new Counter() });

    [Benchmark(Baseline = true)]
    public async Task<ExecutionResult> Unobserved() => await _alone.ExecuteAsync(Input);

    [Benchmark]
    public async Task<ExecutionResult> Observed() => await _observed.ExecuteAsync(Input);

    [Benchmark]
    public Task<TestRun> Tested() => new StateMachineTester(_alone).RunAsync(Input);

    /// <summary>Prints how much each way allocates, how much of it lives at the most, and how much when it is over.</summary>
    public static async Task ReportMemoryAsync()
    {
        Console.WriteLine("                allocated   most alive   kept");
        var counter = new Counter();
        await MeasureAsync("observed", counter, async () => await new LongLoopStateMachine(new ExecutionOptions { Observer = counter }).ExecuteAsync(Input));
        counter = new Counter();
        await MeasureAsync("tested", counter, async () => await new StateMachineTester(new LongLoopStateMachine())
        {
            Options = new ExecutionOptions
            {
                Observer = counter,
            }
        }.RunAsync(Input));
        counter = new Counter();
        await MeasureAsync("described", counter, async () => (await new StateMachineTester(new LongLoopStateMachine())
        {
            Options = new ExecutionOptions
            {
                Observer = counter,
            }
        }.RunAsync(Input)).Describe());
    }

    private static async Task MeasureAsync(string name, Counter counter, Func<Task<object>> run)
    {
        // What is made once for each process does not count.
        await run();
        var (alive, allocated) = (GC.GetTotalMemory(forceFullCollection: true), GC.GetTotalAllocatedBytes(precise: true));
        counter.Start(alive);
        var result = await run();
        allocated = GC.GetTotalAllocatedBytes(precise: true) - allocated;
        counter.Look();
        var kept = GC.GetTotalMemory(forceFullCollection: true) - alive;
        Console.WriteLine($"{name,-12} {Megabytes(allocated)} {Megabytes(counter.Most)}   {Megabytes(kept)}   ({counter.Entries:N0} states entered)");
        GC.KeepAlive(result);
    }

    private static string Megabytes(long bytes) => (bytes / 1e6).ToString("0.0 MB", CultureInfo.InvariantCulture).PadLeft(10);

    /// <summary>Counts the states that are entered, and looks at the heap now and then.</summary>
    private sealed class Counter : IExecutionObserver
    {
        private long _before;

        internal int Entries { get; private set; }

        internal long Most { get; private set; }

        internal void Start(long alive) => (_before, Most, Entries) = (alive, 0, 0);

        internal void Look() => Most = Math.Max(Most, GC.GetTotalMemory(forceFullCollection: false) - _before);

        public void OnEvent(string executionId, HistoryEvent historyEvent)
        {
            if (!historyEvent.Type.ToString().EndsWith("StateEntered", StringComparison.Ordinal)) return;
            // With garbage that nobody has collected yet: what the process takes, and not only what it needs.
            if (++Entries % 100 == 0) Look();
        }
    }
}
