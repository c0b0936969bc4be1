using System.Diagnostics;
using System.Globalization;
using AslSharp.Durable.Benchmarks;

// `throughput [SECONDS]` prints a table of flows of three tasks; `sleeping [COUNT]` fills a file and opens it anew. Each part has a process of its own.
var folder = Directory.CreateTempSubdirectory("aslsharp-benchmark-");
try
{
    switch (args)
    {
        case ["throughput", .. var rest]:
            Console.WriteLine("| | at once | flows/s | processor, µs/flow | allocated, KB/flow | objects, MB | peak of memory, MB |");
            Console.WriteLine("|---|--:|--:|--:|--:|--:|--:|");
            foreach (var way in (string[])["sqlite", "memory", "workflow-core"])
            {
                foreach (var atOnce in (string[])["500", "1"]) await OwnProcessAsync("measure", way, atOnce, rest is [var seconds] ? seconds : "10");
            }

            break;
        case ["measure", "workflow-core", var atOnce, var seconds]:
            using (var host = new WorkflowCoreHost()) await Throughput.MeasureAsync(
                "WorkflowCore, in memory", Number(atOnce), TimeSpan.FromSeconds(Number(seconds)), host.RunAsync);
            break;
        case ["measure", var way, var atOnce, var seconds]:
            await using (var host = await DurableHost.StartAsync(way == "sqlite" ? Path.Combine(folder.FullName, "executions.db") : null))
            {
                var client = host.Client;
                await Throughput.MeasureAsync(
                    way == "sqlite" ? "AslSharp, SQLite" : "AslSharp, in memory", Number(atOnce), TimeSpan.FromSeconds(Number(seconds)),
                    () => client.StartSyncExecutionAsync("three-tasks"));
            }

            break;
        case ["sleeping", .. var rest]:
            var path = Path.Combine(folder.FullName, "executions.db");
            await OwnProcessAsync("fill", path, rest is [var written] ? written : "1000000");
            await OwnProcessAsync("open", path);
            break;
        case ["fill", var file, var count]:
            await SleepingExecutions.FillAsync(file, Number(count));
            break;
        case ["open", var file]:
            await SleepingExecutions.OpenAsync(file);
            break;
        default:
            Console.Error.WriteLine("Say `throughput [SECONDS]` or `sleeping [COUNT]`.");
            return 2;
    }
}
finally
{
    folder.Delete(recursive: true);
}

return 0;

static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

static async Task OwnProcessAsync(params string[] arguments)
{
    // Started as `dotnet X.dll`, the process is that of dotnet.
    var isHosted = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet";
    using var process = Process.Start(Environment.ProcessPath!, isHosted ? [typeof(Program).Assembly.Location, .. arguments] : arguments);
    await process.WaitForExitAsync();
    if (process.ExitCode != 0) throw new InvalidOperationException($"'{string.Join(' ', arguments)}' failed.");
}
