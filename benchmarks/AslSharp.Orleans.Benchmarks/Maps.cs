using System.Diagnostics;
using System.Globalization;
using AslSharp.Durable;
using Microsoft.Extensions.DependencyInjection;

namespace AslSharp.Orleans.Benchmarks;

/// <summary>Distributed Maps of many items on two silos, of which one may be killed in the midst.</summary>
internal static class Maps
{
    internal const string Head
        = """
        | items | seconds | items/s | records written an item | log of the database, KB an item | tasks called again | of those kept |
        |--:|--:|--:|--:|--:|--:|--:|
        """;

    internal static async Task<bool> RunAsync(string database, string folder, int items, bool kills)
    {
        // What is written down takes longer than what is measured.
        var log = kills ? Path.Combine(folder, "calls") : "";
        if (kills) await File.WriteAllTextAsync(log, "");
        using var silo = await Silo.StartAsync(database, kills ? log : null);
        using var other = Program.StartSelf("silo", database, log);
        await other.StandardOutput.ReadLineAsync();
        var client = silo.Services.GetRequiredService<ExecutionClient>();
        var before = await Cost.ReadAsync(database);
        var watch = Stopwatch.StartNew();
        var input = AslValue.Object(new AslProperty("items", AslValue.Array([.. Enumerable.Range(0, items).Select(static i => AslValue.Of(i))])));
        var arn = (await client.StartExecutionAsync("rows", input)).ExecutionArn;
        var killed = DateTime.MaxValue;
        if (kills)
        {
            // Half of it is done then.
            while (await DoneAsync(client, arn) < items / 2) await Task.Delay(100);
            killed = DateTime.UtcNow;
            other.Kill();
        }

        var ended = await client.WaitForExecutionAsync(arn);
        var taken = watch.Elapsed;
        var cost = await Cost.ReadAsync(database) - before;
        var (repeated, unlawful) = kills ? Kills.Check(log, killed) : default;
        var isRight = ended.Status == ExecutionStatus.Succeeded && ended.Output.Count == items && ended.Output.Items.ToArray().Select((item, i) => item.GetInt32() == i).All(static same => same);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {items} | {taken.TotalSeconds:F1} | {items / taken.TotalSeconds:F0} | {(double)cost.Records / items:F1} | {cost.LogBytes / 1024.0 / items:F1} | {repeated} | {unlawful} |"));
        if (!isRight) Console.WriteLine($"Wrong: {ended.Status} {ended.Error} {ended.Cause}");
        if (!kills) other.Kill();
        await other.WaitForExitAsync();
        await silo.StopAsync();
        return isRight && unlawful == 0;
    }

    private static async Task<long> DoneAsync(ExecutionClient client, string arn)
        => await client.ListMapRunsAsync(arn) is [{ ItemCounts.Succeeded: var done }] ? done : 0;
}
