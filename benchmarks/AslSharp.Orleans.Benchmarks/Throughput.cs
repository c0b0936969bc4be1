using System.Diagnostics;
using System.Globalization;
using AslSharp.Durable;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AslSharp.Orleans.Benchmarks;

/// <summary>Flows of three tasks, started and waited for.</summary>
internal static class Throughput
{
    internal const string Head
        = """
        | | at once | flows/s | middle, ms | records written a flow | log of the database, KB a flow | processor of this silo, ms a flow | of the database |
        |---|--:|--:|--:|--:|--:|--:|--:|
        """;

    internal static async Task MeasureAsync(IHost silo, string database, string what, int atOnce, TimeSpan time)
    {
        var client = silo.Services.GetRequiredService<ExecutionClient>();
        await RunAsync(client, atOnce, time / 3);
        var before = await Cost.ReadAsync(database);
        var (flows, taken, middle) = await RunAsync(client, atOnce, time);
        var cost = await Cost.ReadAsync(database) - before;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {what} | {atOnce} | {flows / taken.TotalSeconds:F0} | {middle.TotalMilliseconds:F1} | {(double)cost.Records / flows:F1} | {cost.LogBytes / 1024.0 / flows:F1} | {cost.Silo.TotalMilliseconds / flows:F2} | {cost.Database.TotalMilliseconds / flows:F2} |"));
    }

    private static async Task<(int Flows, TimeSpan Taken, TimeSpan Middle)> RunAsync(ExecutionClient client, int atOnce, TimeSpan time)
    {
        var watch = Stopwatch.StartNew();
        var latencies = await Task.WhenAll(Enumerable.Range(0, atOnce).Select(_ => Task.Run(async () =>
        {
            var own = new List<TimeSpan>();
            while (watch.Elapsed < time)
            {
                var begin = watch.Elapsed;
                if ((await client.StartSyncExecutionAsync("chain")).Status != ExecutionStatus.Succeeded) throw new InvalidOperationException("A flow failed.");
                own.Add(watch.Elapsed - begin);
            }

            return own;
        })));
        var taken = watch.Elapsed;
        var all = latencies.SelectMany(static own => own).Order().ToList();
        return (all.Count, taken, all[all.Count / 2]);
    }
}
