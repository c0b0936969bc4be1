using System.Diagnostics;
using System.Globalization;

namespace AslSharp.Durable.Benchmarks;

/// <summary>Executions that wait, in a file that a new process opens.</summary>
internal static class SleepingExecutions
{
    private const int AtOnce = 2000;
    private const int Soon = 1000;

    private static readonly TimeSpan UntilSoon = TimeSpan.FromSeconds(30);

    /// <summary>Starts so many that wait for a month, and a thousand that wait for half a minute.</summary>
    internal static async Task FillAsync(string path, int count)
    {
        await using var host = await DurableHost.StartAsync(path);
        var clock = Stopwatch.StartNew();
        await StartAsync(host, count, DateTimeOffset.UtcNow.AddDays(30));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Started {count:N0} in {clock.Elapsed.TotalSeconds:N1} s."));
        await StartAsync(host, Soon, DateTimeOffset.UtcNow + UntilSoon);
    }

    /// <summary>Opens the file, and says how long that takes, what it holds in memory and how late those are that are due soon.</summary>
    internal static async Task OpenAsync(string path)
    {
        var clock = Stopwatch.StartNew();
        await using var host = await DurableHost.StartAsync(path);
        var opened = clock.Elapsed.TotalSeconds;
        var process = Process.GetCurrentProcess();
        var size = new FileInfo(path).Length / 1048576.0;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Opened a file of {size:N0} MB in {opened:N1} s; peak of memory {process.PeakWorkingSet64 / 1048576.0:N0} MB, objects {GC.GetTotalMemory(true) / 1048576.0:N0} MB."));
        var (ended, latest) = (0, TimeSpan.Zero);
        var page = await host.Client.ListExecutionsAsync("sleep", maxResults: Soon);
        foreach (var item in page.Items)
        {
            var execution = await host.Client.WaitForExecutionAsync(item.ExecutionArn);
            var late = execution.StopDate!.Value - DateTimeOffset.Parse(execution.Input["until"].GetString(), CultureInfo.InvariantCulture);
            ended++;
            if (late > latest) latest = late;
        }

        process.Refresh();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{ended:N0} that were due soon ended, the latest {latest.TotalMilliseconds:N0} ms late; peak of memory {process.PeakWorkingSet64 / 1048576.0:N0} MB."));
    }

    private static async Task StartAsync(DurableHost host, int count, DateTimeOffset until)
    {
        // The service cuts such moments to whole seconds.
        var input = AslValue.Object(new AslProperty("until", until.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)));
        var left = count;
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Decrement(ref left) >= 0) await host.Client.StartExecutionAsync("sleep", input);
        })));
    }
}
