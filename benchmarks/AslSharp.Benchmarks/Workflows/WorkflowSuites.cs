using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using AslSharp.Benchmarks.Measuring;

namespace AslSharp.Benchmarks.Workflows;

/// <summary>Five workflows against the same written by hand: a document in memory in, a document in memory out.</summary>
internal static class WorkflowSuites
{
    internal const string HandWritten = "C# by hand";
    internal const string Emitted = "AslSharp";
    internal const string EmittedJsonata = "AslSharp, JSONata";
    internal const int BatchCount = 1000;

    internal static IEnumerable<BenchmarkSuite> All() => [Pipeline(), Loop(), Parallel(), Map(), Failures()];

    private static BenchmarkSuite Pipeline()
    {
        var byHand = new HandWrittenWorkflows(new RecordTasks());
        var machine = new W1PipelineStateMachine(new ValueTasks());
        var twin = new W1PipelineJsonataStateMachine(new ValueTasks());
        return new BenchmarkSuite("W1 pipeline")
            .Add(HandWritten, () => byHand.PipelineAsync(WorkflowDocuments.Order), Value(WorkflowJsonContext.Relaxed.PipelineOutput))
            .Add(Emitted, () => machine.RunAsync(WorkflowDocuments.OrderValue))
            .Add(EmittedJsonata, () => twin.RunAsync(WorkflowDocuments.OrderValue), reference: Emitted);
    }

    private static BenchmarkSuite Loop()
    {
        var byHand = new HandWrittenWorkflows(new RecordTasks());
        var machine = new W2LoopStateMachine();
        return new BenchmarkSuite("W2 loop")
            .Add(HandWritten, () => byHand.LoopAsync(WorkflowDocuments.Loop), Value(WorkflowJsonContext.Relaxed.LoopState))
            .Add(Emitted, () => machine.RunAsync(WorkflowDocuments.LoopValue));
    }

    private static BenchmarkSuite Parallel()
    {
        var byHand = new HandWrittenWorkflows(new RecordTasks());
        var machine = new W3ParallelStateMachine(new ValueTasks());
        return new BenchmarkSuite("W3 parallel")
            .Add(HandWritten, () => byHand.QuotesAsync(WorkflowDocuments.Order), Value(WorkflowJsonContext.Relaxed.QuotedOrder))
            .Add(Emitted, () => machine.RunAsync(WorkflowDocuments.OrderValue));
    }

    private static BenchmarkSuite Map()
    {
        var byHand = new HandWrittenWorkflows(new RecordTasks());
        var batch = WorkflowDocuments.Batch(BatchCount);
        var value = AslValue.Parse(WorkflowDocuments.BatchBytes(BatchCount));
        var machine = new W4MapStateMachine(new ValueTasks());
        var twin = new W4MapJsonataStateMachine(new ValueTasks());
        return new BenchmarkSuite("W4 map of 1,000", "item")
            .Add(HandWritten, () => byHand.BatchAsync(batch), Value(WorkflowJsonContext.Relaxed.WorkResultArray), BatchCount)
            .Add(Emitted, () => machine.RunAsync(value), BatchCount)
            .Add(EmittedJsonata, () => twin.RunAsync(value), BatchCount, reference: Emitted);
    }

    private static BenchmarkSuite Failures()
    {
        var byHand = new HandWrittenWorkflows(new RecordTasks());
        var values = new W5RetryStateMachine(new FailureValueTasks(), SkipPauses());
        var named = new W5RetryStateMachine(new NamedErrorTasks(), SkipPauses());
        var plain = new W5RetryStateMachine(new PlainExceptionTasks(), SkipPauses());
        return new BenchmarkSuite("W5 three failures")
            .Add(HandWritten, () => byHand.RecoverAsync(WorkflowDocuments.Order), Value(WorkflowJsonContext.Relaxed.RecoveredOrder))
            .Add("AslSharp, context.Fail", () => values.RunAsync(WorkflowDocuments.OrderValue))
            .Add("AslSharp, StatesTaskException", () => named.RunAsync(WorkflowDocuments.OrderValue))
            .Add("AslSharp, other exceptions", () => plain.RunAsync(WorkflowDocuments.OrderValue));
    }

    private static ExecutionOptions SkipPauses() => new() { TimeProvider = new SkippingTime() };

    private static Func<T, AslValue> Value<T>(JsonTypeInfo<T> type) => result => AslValue.Parse(JsonSerializer.SerializeToUtf8Bytes(result, type));
}
