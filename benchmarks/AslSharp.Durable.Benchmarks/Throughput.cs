using System.Diagnostics;
using System.Globalization;

namespace AslSharp.Durable.Benchmarks;

/// <summary>Flows of three tasks, so many at once, for some seconds: each from its start until its end is kept.</summary>
internal static class Throughput
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);

    /// <summary>Measures one way and prints its row of the table.</summary>
    internal static async Task MeasureAsync(string name, int atOnce, TimeSpan time, Func<Task> runFlow)
    {
        await RunAsync(atOnce, WarmUp, runFlow);
        GC.Collect();
        var process = Process.GetCurrentProcess();
        var (before, bytes, clock) = (process.TotalProcessorTime, GC.GetTotalAllocatedBytes(), Stopwatch.StartNew());
        var flows = await RunAsync(atOnce, time, runFlow);
        var elapsed = clock.Elapsed.TotalSeconds;
        bytes = GC.GetTotalAllocatedBytes() - bytes;
        process.Refresh();
        var processor = (process.TotalProcessorTime - before).TotalMicroseconds;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {atOnce} | {flows / elapsed:N0} | {processor / flows:N0} | {bytes / 1024.0 / flows:N1} | {GC.GetTotalMemory(forceFullCollection: true) / 1048576.0:N0} | {process.PeakWorkingSet64 / 1048576.0:N0} |"));
    }

    private static async Task<long> RunAsync(int atOnce, TimeSpan time, Func<Task> runFlow)
    {
        var flows = 0L;
        var clock = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, atOnce).Select(_ => Task.Run(async () =>
        {
            while (clock.Elapsed < time)
            {
                await runFlow();
                Interlocked.Increment(ref flows);
            }
        })));
        return flows;
    }
}
