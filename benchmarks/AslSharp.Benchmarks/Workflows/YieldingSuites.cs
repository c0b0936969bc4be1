using AslSharp.Benchmarks.Measuring;

namespace AslSharp.Benchmarks.Workflows;

/// <summary>Tasks that are really asynchronous: each goes to the thread pool once. By hand, the items of the map all run at once.</summary>
internal static class YieldingSuites
{
    private const int BatchCount = 1000;

    internal static IEnumerable<BenchmarkSuite> All() => [Pipeline(), Map()];

    private static BenchmarkSuite Pipeline()
    {
        var byHand = new HandWrittenWorkflows(new YieldingRecordTasks(new RecordTasks()));
        var machine = new W1PipelineStateMachine(new YieldingTasks(new ValueTasks()));
        var suite = new BenchmarkSuite("W1 yielding");
        suite.Add(WorkflowSuites.ByHand, () => byHand.PipelineAsync(WorkflowDocuments.Order), Json.Value(WorkflowJsonContext.Relaxed.PipelineOutput));
        suite.Add(WorkflowSuites.Emitted, () => machine.RunAsync(WorkflowDocuments.OrderValue));
        return suite;
    }

    private static BenchmarkSuite Map()
    {
        var byHand = new HandWrittenWorkflows(new YieldingRecordTasks(new RecordTasks()));
        var batch = WorkflowDocuments.Batch(BatchCount);
        var value = AslValue.Parse(WorkflowDocuments.BatchBytes(BatchCount));
        var machine = new W4MapStateMachine(new YieldingTasks(new ValueTasks()));
        var suite = new BenchmarkSuite("W4 yielding", "item");
        suite.Add(WorkflowSuites.ByHand, () => byHand.BatchAtOnceAsync(batch), Json.Value(WorkflowJsonContext.Relaxed.WorkResultArray), BatchCount);
        suite.Add(WorkflowSuites.Emitted, () => machine.RunAsync(value), BatchCount);
        return suite;
    }
}
