using System.Diagnostics;
using System.Globalization;
using AslSharp.Benchmarks.Measuring;

namespace AslSharp.Benchmarks.Builds;

/// <summary>
/// What machines add to a build: <c>dotnet build -c Release</c> of a project with so many definitions like the pipeline and the classes with their
/// tasks, without a compiler server, with analyzers and without. Restored before. A third of the rounds, since each takes seconds.
/// </summary>
internal static class BuildCost
{
    private static readonly int[] Counts = [0, 10, 20, 100, 200];

    internal static async Task<IReadOnlyList<Figure>> MeasureAsync(RunArguments arguments)
    {
        var ways = new[] { true, false }.SelectMany(static _ => Counts, static (analyzers, count) => (Analyzers: analyzers, Count: count)).ToList();
        var samples = ways.ToDictionary(static way => way, static _ => new List<double>());
        var folder = Directory.CreateTempSubdirectory("aslsharp-build");
        try
        {
            foreach (var count in Counts)
            {
                await GeneratedProject.WriteAsync(FolderOf(folder, count), count);
                await DotnetAsync(FolderOf(folder, count), "restore");
            }

            for (var round = 0; round < Math.Max(1, arguments.Rounds / 3); round++)
            {
                foreach (var way in ways) samples[way].Add(await BuildAsync(FolderOf(folder, way.Count), way.Analyzers));
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        return [.. ways.Select(way => Total(way, samples[way])), .. ways.Where(static way => way.Count > 0).Select(way => OfMachine(way, samples))];
    }

    private static string FolderOf(DirectoryInfo folder, int count) => Path.Combine(folder.FullName, $"machines{count}");

    private static async Task<double> BuildAsync(string folder, bool analyzers)
    {
        foreach (var old in new[] { "bin", Path.Combine("obj", "Release") })
        {
            if (Directory.Exists(Path.Combine(folder, old))) Directory.Delete(Path.Combine(folder, old), recursive: true);
        }

        var before = ChildProcesses.TotalProcessorTime;
        await DotnetAsync(folder, "build", "--no-restore", "-c", "Release", "-m:1", "-p:UseSharedCompilation=false", $"-p:RunAnalyzers={analyzers}");
        return (ChildProcesses.TotalProcessorTime - before).TotalSeconds;
    }

    private static async Task DotnetAsync(string folder, string command, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [command, .. arguments, "-nodeReuse:false", "-v:q"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
        };
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"dotnet {command}: {output}");
    }

    private static string Suite(bool analyzers) => analyzers ? "Build with analyzers" : "Build without analyzers";

    private static string Case(int count) => string.Create(CultureInfo.InvariantCulture, $"{count} machines");

    private static Figure Total((bool Analyzers, int Count) way, List<double> seconds)
        => new(Suite(way.Analyzers), Case(way.Count), "s", Quartiles.Of(seconds));

    private static Figure OfMachine((bool Analyzers, int Count) way, Dictionary<(bool Analyzers, int Count), List<double>> samples)
    {
        var each = samples[way].Zip(samples[(way.Analyzers, 0)], (all, empty) => (all - empty) / way.Count);
        return new Figure($"{Suite(way.Analyzers)}, each machine", Case(way.Count), "s/machine", Quartiles.Of(each));
    }
}
