using System.Diagnostics;
using System.Globalization;

namespace AslSharp.AspNetCore.Load;

/// <summary>Executions started at a steady rate: each when it is due, however long those before it take.</summary>
internal static class StartRate
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(10);

    /// <summary>Measures, and prints its row of the table. False where something went wrong.</summary>
    internal static async Task<bool> MeasureAsync(string name, string? path, int perSecond, int seconds)
    {
        await using var target = await Target.StartAsync(path);
        await RunAsync(target, perSecond, 3);
        await SettleAsync(target);
        var before = await target.MemoryAsync();
        var (times, errors, elapsed) = await RunAsync(target, perSecond, seconds);
        await SettleAsync(target);
        var after = await target.MemoryAsync();
        var succeeded = await target.CountAsync("SUCCEEDED");
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {perSecond:N0} | {times.Length / elapsed:N0} | {errors} | {times[times.Length / 2]:N1} | {times[times.Length * 99 / 100]:N1} | {succeeded:N0} | {Megabytes(before.Objects)} → {Megabytes(after.Objects)} | {Megabytes(before.Process)} → {Megabytes(after.Process)} |"));
        return errors == 0 && times.Length / elapsed > perSecond * 0.98;
    }

    private static async Task<(double[] Milliseconds, int Errors, double Seconds)> RunAsync(Target target, int perSecond, int seconds)
    {
        var times = new double[perSecond * seconds];
        var running = new Task[times.Length];
        var errors = 0;
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < times.Length;)
        {
            var due = Math.Min(times.Length, (int)(clock.Elapsed.TotalSeconds * perSecond) + 1);
            for (; i < due; i++) running[i] = StartAsync(i);
            await Task.Delay(Beat);
        }

        await Task.WhenAll(running);
        var elapsed = clock.Elapsed.TotalSeconds;
        Array.Sort(times);
        return (times, errors, elapsed);

        async Task StartAsync(int number)
        {
            var began = clock.Elapsed;
            if (!await target.StartExecutionAsync()) Interlocked.Increment(ref errors);
            times[number] = (clock.Elapsed - began).TotalMilliseconds;
        }
    }

    private static async Task SettleAsync(Target target)
    {
        while (await target.CountAsync("RUNNING") > 0) await Task.Delay(Beat);
    }

    private static string Megabytes(long bytes) => (bytes / 1048576.0).ToString("N0", CultureInfo.InvariantCulture);
}
