using System.Diagnostics;
using System.Globalization;
using AslSharp.Durable;
using Microsoft.Extensions.DependencyInjection;

namespace AslSharp.Orleans.Benchmarks;

/// <summary>One of two silos is killed by SIGKILL in the midst of executions, again and again.</summary>
internal static class Kills
{
    private const int Each = 8;

    // A task that had ended so long before the kill was kept by then.
    private static readonly TimeSpan Kept = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    internal static async Task<bool> RunAsync(string database, string folder, int rounds)
    {
        var log = Path.Combine(folder, "calls");
        await File.WriteAllTextAsync(log, "");
        using var survivor = await Silo.StartAsync(database, log);
        var client = survivor.Services.GetRequiredService<ExecutionClient>();
        var (again, wrong) = (0, 0);
        for (var round = 0; round < rounds; round++)
        {
            using var other = Program.StartSelf("silo", database, log);
            // It says so when it is up.
            await other.StandardOutput.ReadLineAsync();
            var arns = new List<string>();
            for (var i = 0; i < Each; i++)
            {
                arns.Add((await client.StartExecutionAsync("chain", default, $"{round}-{i}")).ExecutionArn);
                arns.Add((await client.StartExecutionAsync("parent", default, $"{round}-{i}")).ExecutionArn);
                arns.Add((await client.StartExecutionAsync("fan", AslValue.Parse("{\"items\":[0,1,2,3]}"), $"{round}-{i}")).ExecutionArn);
            }

            await Task.Delay(Random.Shared.Next(500));
            var killed = DateTime.UtcNow;
            other.Kill();
            await other.WaitForExitAsync();
            var watch = Stopwatch.StartNew();
            using var over = new CancellationTokenSource(Longest);
            foreach (var arn in arns)
            {
                var ended = await client.WaitForExecutionAsync(arn, over.Token);
                var isRight = ended.Status == ExecutionStatus.Succeeded
                    && (ended.Output["rows"].IsUndefined ? ended.Output["third"].GetString() == "Third" : ended.Output["rows"].ToJson() == "[0,1,2,3]");
                if (isRight) continue;
                wrong++;
                Console.WriteLine($"{arn}: {ended.Status} {ended.Error} {ended.Output.ToJson()}");
            }

            var (repeated, unlawful) = Check(log, killed);
            again += repeated;
            wrong += unlawful;
            Console.WriteLine(
                $"round {round + 1}: all ended {watch.Elapsed.TotalSeconds:F1} s after the kill; {repeated} tasks under way were called again, {unlawful} that were kept");
        }

        Console.WriteLine($"{rounds} kills, {rounds * Each * 3} executions: {again} tasks under way were called again, {wrong} things were wrong");
        await survivor.StopAsync();
        return wrong == 0;
    }

    /// <summary>How many tasks were called again, and of how many of those the result was kept when the silo was killed.</summary>
    internal static (int Repeated, int Unlawful) Check(string log, DateTime killed)
    {
        var (repeated, unlawful) = (0, 0);
        foreach (var calls in File.ReadLines(log).Select(static line => line.Split('\t')).Where(static line => line.Length == 3)
            .GroupBy(static line => line[2]))
        {
            if (calls.Count(static line => line[0] == "begin") < 2) continue;
            repeated++;
            var first = calls.FirstOrDefault(static line => line[0] == "end");
            var last = calls.Last(static line => line[0] == "begin");
            if (first is not null && Time(first) < killed - Kept && Time(last) > Time(first)) unlawful++;
        }

        // The next round has names of its own.
        File.WriteAllText(log, "");
        return (repeated, unlawful);

        static DateTime Time(string[] line) => new(long.Parse(line[1], CultureInfo.InvariantCulture), DateTimeKind.Utc);
    }
}
