using System.Diagnostics;
using System.Globalization;
using AslSharp.Orleans.Tests.Servers;
using Microsoft.Extensions.Hosting;

namespace AslSharp.Orleans.Benchmarks;

/// <summary><c>throughput [SECONDS]</c> prints a table of flows of three tasks on PostgreSQL; <c>map [ITEMS...]</c> one of distributed Maps on two silos;
/// <c>kill [ROUNDS]</c> kills one of two silos again and again; <c>kill-map [ITEMS]</c> one in the midst of a distributed Map.</summary>
internal static class Program
{
    private static async Task<int> Main(string[] args)
    {
        if (args is ["silo", var own, var calls])
        {
            using var silo = await Silo.StartAsync(own, calls.Length == 0 ? null : calls);
            Console.WriteLine("up");
            await Console.Out.FlushAsync();
            await silo.WaitForShutdownAsync();
            return 0;
        }

        if (PostgresServer.Programs is null)
        {
            Console.Error.WriteLine("PostgreSQL is not installed.");
            return 2;
        }

        await using var server = await PostgresServer.StartAsync(Path.Combine(AppContext.BaseDirectory, "orleans.postgresql.sql"));
        switch (args)
        {
            case ["throughput", .. var rest]:
                Console.WriteLine(Throughput.Head);
                var time = TimeSpan.FromSeconds(rest is [var seconds] ? Number(seconds) : 15);
                using (var silo = await Silo.StartAsync(server.ConnectionString, null))
                {
                    await Throughput.MeasureAsync(silo, server.ConnectionString, "one silo", 50, time);
                    await Throughput.MeasureAsync(silo, server.ConnectionString, "one silo", 1, time / 3);
                    using var other = StartSelf("silo", server.ConnectionString, "");
                    await other.StandardOutput.ReadLineAsync();
                    await Throughput.MeasureAsync(silo, server.ConnectionString, "two silos", 50, time);
                    other.Kill();
                    await silo.StopAsync();
                }

                return 0;
            case ["map", .. var rest]:
                Console.WriteLine(Maps.Head);
                foreach (var items in rest is [] ? [1_000, 10_000] : rest.Select(Number))
                {
                    if (!await Maps.RunAsync(server.ConnectionString, "", items, kills: false)) return 1;
                }

                return 0;
            case ["kill", .. var rest]:
                return await InFolderAsync(folder => Kills.RunAsync(server.ConnectionString, folder, rest is [var rounds] ? Number(rounds) : 10)) ? 0 : 1;
            case ["kill-map", .. var rest]:
                Console.WriteLine(Maps.Head);
                return await InFolderAsync(folder => Maps.RunAsync(server.ConnectionString, folder, rest is [var count] ? Number(count) : 10_000, kills: true)) ? 0 : 1;
            default:
                Console.Error.WriteLine("Say `throughput [SECONDS]`, `map [ITEMS...]`, `kill [ROUNDS]` or `kill-map [ITEMS]`.");
                return 2;
        }
    }

    /// <summary>Starts this program once more; its output is read.</summary>
    internal static Process StartSelf(params string[] arguments)
    {
        // Started as `dotnet X.dll`, the process is that of dotnet.
        var isHosted = Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet";
        var start = new ProcessStartInfo(Environment.ProcessPath!, isHosted ? [typeof(Program).Assembly.Location, .. arguments] : arguments)
        {
            RedirectStandardOutput = true,
        };
        return Process.Start(start)!;
    }

    private static async Task<bool> InFolderAsync(Func<string, Task<bool>> run)
    {
        var folder = Directory.CreateTempSubdirectory("aslsharp-kills-");
        try
        {
            return await run(folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
