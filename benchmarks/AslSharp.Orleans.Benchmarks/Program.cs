using System.Diagnostics;
using System.Globalization;
using AslSharp.Orleans.Tests.Postgres;
using Microsoft.Extensions.Hosting;

namespace AslSharp.Orleans.Benchmarks;

/// <summary><c>throughput [SECONDS]</c> prints a table of flows of three tasks on PostgreSQL; <c>kill [ROUNDS]</c> kills one of two silos again and
/// again.</summary>
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
                Console.WriteLine("| | at once | flows/s | middle, ms |");
                Console.WriteLine("|---|--:|--:|--:|");
                var time = TimeSpan.FromSeconds(rest is [var seconds] ? Number(seconds) : 15);
                using (var silo = await Silo.StartAsync(server.ConnectionString, null))
                {
                    await Throughput.MeasureAsync(silo, "one silo", 50, time);
                    await Throughput.MeasureAsync(silo, "one silo", 1, time / 3);
                    using var other = StartSelf("silo", server.ConnectionString, "");
                    await other.StandardOutput.ReadLineAsync();
                    await Throughput.MeasureAsync(silo, "two silos", 50, time);
                    other.Kill();
                    await silo.StopAsync();
                }

                return 0;
            case ["kill", .. var rest]:
                var folder = Directory.CreateTempSubdirectory("aslsharp-kills-");
                var isRight = await Kills.RunAsync(server.ConnectionString, folder.FullName, rest is [var rounds] ? Number(rounds) : 10);
                folder.Delete(recursive: true);
                return isRight ? 0 : 1;
            default:
                Console.Error.WriteLine("Say `throughput [SECONDS]` or `kill [ROUNDS]`.");
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

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
