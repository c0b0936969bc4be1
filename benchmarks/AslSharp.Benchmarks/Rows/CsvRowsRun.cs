using System.Diagnostics;
using System.Globalization;

namespace AslSharp.Benchmarks.Rows;

/// <summary>
/// One way to price many rows, in a process of its own: items a second of processor time, so that other work on the machine does not
/// count, bytes allocated for an item, and the largest memory. <c>rows kept|exported|hand [COUNT] [RUNS]</c>.
/// </summary>
internal static class CsvRowsRun
{
    internal static async Task RunAsync(IReadOnlyList<string> args)
    {
        var way = args.Count > 0 ? args[0] : "kept";
        var count = args.Count > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 1_000_000;
        var runs = args.Count > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 3;
        using var rows = new CsvRows(count);
        using var process = Process.GetCurrentProcess();
        for (var run = 0; run < runs; run++)
        {
            var allocated = GC.GetTotalAllocatedBytes(precise: true);
            process.Refresh();
            var start = process.TotalProcessorTime;
            var elapsed = Stopwatch.StartNew();
            switch (way)
            {
                case "kept": Check((await rows.KeepAsync()).Count == count); break;
                case "exported": Check((await rows.ExportAsync()).Count == 2); break;
                case "hand": Check(rows.LoopByHand() > 0); break;
                default: throw new ArgumentException($"'{way}' is none of kept, exported, hand.");
            }

            process.Refresh();
            var seconds = (process.TotalProcessorTime - start).TotalSeconds;
            var bytes = (GC.GetTotalAllocatedBytes(precise: true) - allocated) / (double)count;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{way}: {count / seconds:0} items per second of processor time ({seconds:0.00} s, elapsed {elapsed.Elapsed.TotalSeconds:0.00} s), {bytes:0} B an item, peak working set {process.PeakWorkingSet64 / 1e6:0} MB, heap {GC.GetGCMemoryInfo().HeapSizeBytes / 1e6:0} MB"));
        }

    }

    private static void Check(bool isRight)
    {
        if (!isRight) throw new InvalidOperationException("The run did not give what it should.");
    }
}
