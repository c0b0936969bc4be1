using System.Globalization;
using AslSharp.Benchmarks.Measuring;

namespace AslSharp.Benchmarks.Workflows;

/// <summary>The map over more and more items: an item of many should take what an item of few takes.</summary>
internal static class MapSizeSuites
{
    private static readonly int[] Sizes = [10, 100, 1_000, 10_000, 100_000];

    internal static IEnumerable<BenchmarkSuite> All()
    {
        var thousand = Map(1_000, null);
        return Sizes.Select(size => size == 1_000 ? thousand : Map(size, thousand[WorkflowSuites.Emitted]));
    }

    private static BenchmarkSuite Map(int size, BenchmarkCase? reference)
    {
        var byHand = new HandWrittenWorkflows(new RecordTasks());
        var batch = WorkflowDocuments.Batch(size);
        var value = AslValue.Parse(WorkflowDocuments.BatchBytes(size));
        var machine = new W4MapStateMachine(new ValueTasks());
        var suite = new BenchmarkSuite(string.Create(CultureInfo.InvariantCulture, $"Map sizes: {size:#,##0} items"), "item");
        suite.Add(WorkflowSuites.ByHand, () => byHand.BatchAsync(batch), Json.Value(WorkflowJsonContext.Relaxed.WorkResultArray), size);
        suite.Add(WorkflowSuites.Emitted, () => machine.RunAsync(value), size, reference);
        return suite;
    }
}
