using AslSharp.Benchmarks.Measuring;

namespace AslSharp.Benchmarks.Workflows;

/// <summary>Five workflows against the same written by hand: a document in memory in, a document in memory out.</summary>
internal static class WorkflowSuites
{
    internal const string ByHand = "C# by hand";
    internal const string Emitted = "AslSharp";
    internal const string EmittedTyped = "AslSharp, typed";
    internal const string EmittedJsonata = "AslSharp, JSONata";
    private const string Observed = "AslSharp, observed";
    private const int BatchCount = 1000;

    private static readonly HandWrittenWorkflows Typed = new(new RecordTasks());

    internal static IEnumerable<BenchmarkSuite> All()
        => [Pipeline(), Loop(), Parallel(), Map(), Failures(), .. EndToEndSuites.All(), .. YieldingSuites.All(), .. MapSizeSuites.All()];

    private static BenchmarkSuite Pipeline()
    {
        var machine = new W1PipelineStateMachine(new ValueTasks());
        var twin = new W1PipelineJsonataStateMachine(new ValueTasks());
        var observed = new W1PipelineStateMachine(new ValueTasks(), WithObserver());
        var typed = new W1PipelineTypedStateMachine(new TypedTasks(new RecordTasks()));
        var suite = new BenchmarkSuite("W1 pipeline");
        suite.Add(ByHand, () => Typed.PipelineAsync(WorkflowDocuments.Order), Json.Value(WorkflowJsonContext.Relaxed.PipelineOutput));
        suite.Add(Emitted, () => machine.RunAsync(WorkflowDocuments.OrderValue));
        suite.Add(EmittedTyped, () => typed.RunAsync(WorkflowDocuments.Order), Json.Value(WorkflowJsonContext.Relaxed.PipelineOutput));
        suite.Add(EmittedJsonata, () => twin.RunAsync(WorkflowDocuments.OrderValue), reference: suite[Emitted]);
        suite.Add(Observed, () => observed.RunAsync(WorkflowDocuments.OrderValue), reference: suite[Emitted]);
        return suite;
    }

    private static BenchmarkSuite Loop()
    {
        var machine = new W2LoopStateMachine();
        var observed = new W2LoopStateMachine(WithObserver());
        var typed = new W2LoopTypedStateMachine();
        var suite = new BenchmarkSuite("W2 loop");
        suite.Add(ByHand, () => Typed.LoopAsync(WorkflowDocuments.Loop), Json.Value(WorkflowJsonContext.Relaxed.LoopState));
        suite.Add(Emitted, () => machine.RunAsync(WorkflowDocuments.LoopValue));
        suite.Add(EmittedTyped, () => typed.RunAsync(WorkflowDocuments.Loop), Json.Value(WorkflowJsonContext.Relaxed.LoopState));
        suite.Add(Observed, () => observed.RunAsync(WorkflowDocuments.LoopValue), reference: suite[Emitted]);
        return suite;
    }

    private static BenchmarkSuite Parallel()
    {
        var machine = new W3ParallelStateMachine(new ValueTasks());
        var typed = new W3ParallelTypedStateMachine(new TypedTasks(new RecordTasks()));
        var suite = new BenchmarkSuite("W3 parallel");
        suite.Add(ByHand, () => Typed.QuotesAsync(WorkflowDocuments.Order), Json.Value(WorkflowJsonContext.Relaxed.QuotedOrder));
        suite.Add(Emitted, () => machine.RunAsync(WorkflowDocuments.OrderValue));
        suite.Add(EmittedTyped, () => typed.RunAsync(WorkflowDocuments.Order), Json.Value(WorkflowJsonContext.Relaxed.QuotedOrder));
        return suite;
    }

    private static BenchmarkSuite Map()
    {
        var batch = WorkflowDocuments.Batch(BatchCount);
        var value = AslValue.Parse(WorkflowDocuments.BatchBytes(BatchCount));
        var machine = new W4MapStateMachine(new ValueTasks());
        var twin = new W4MapJsonataStateMachine(new ValueTasks());
        var observed = new W4MapStateMachine(new ValueTasks(), WithObserver());
        var typed = new W4MapTypedStateMachine(new TypedTasks(new RecordTasks()));
        var suite = new BenchmarkSuite("W4 map of 1,000", "item");
        suite.Add(ByHand, () => Typed.BatchAsync(batch), Json.Value(WorkflowJsonContext.Relaxed.WorkResultArray), BatchCount);
        suite.Add(Emitted, () => machine.RunAsync(value), BatchCount);
        suite.Add(EmittedTyped, () => typed.RunAsync(batch), Json.Value(WorkflowJsonContext.Relaxed.WorkResultArray), BatchCount);
        suite.Add(EmittedJsonata, () => twin.RunAsync(value), BatchCount, suite[Emitted]);
        suite.Add(Observed, () => observed.RunAsync(value), BatchCount, suite[Emitted]);
        return suite;
    }

    private static BenchmarkSuite Failures()
    {
        var values = new W5RetryStateMachine(new FailureValueTasks(), SkipPauses());
        var named = new W5RetryStateMachine(new NamedErrorTasks(), SkipPauses());
        var plain = new W5RetryStateMachine(new PlainExceptionTasks(), SkipPauses());
        var typed = new W5RetryTypedStateMachine(new TypedTasks(new RecordTasks()), SkipPauses());
        var suite = new BenchmarkSuite("W5 three failures");
        var time = new SkippingTime();
        suite.Add(ByHand, () => Typed.RecoverAsync(WorkflowDocuments.Order, time), Json.Value(WorkflowJsonContext.Relaxed.RecoveredOrder));
        suite.Add("C# by hand, without pauses", () => Typed.RecoverAsync(WorkflowDocuments.Order, null), Json.Value(WorkflowJsonContext.Relaxed.RecoveredOrder));
        suite.Add("AslSharp, typed, TaskResult.Fail", () => typed.RunAsync(WorkflowDocuments.Order), Json.Value(WorkflowJsonContext.Relaxed.RecoveredOrder));
        suite.Add("AslSharp, context.Fail", () => values.RunAsync(WorkflowDocuments.OrderValue));
        suite.Add("AslSharp, StatesTaskException", () => named.RunAsync(WorkflowDocuments.OrderValue));
        suite.Add("AslSharp, other exceptions", () => plain.RunAsync(WorkflowDocuments.OrderValue));
        return suite;
    }

    private static ExecutionOptions SkipPauses() => new() { TimeProvider = new SkippingTime() };

    private static ExecutionOptions WithObserver() => new() { Observer = new IndifferentObserver() };

    /// <summary>Is told of everything, keeps nothing: what it costs to tell.</summary>
    private sealed class IndifferentObserver : IExecutionObserver
    {
        public void OnEvent(string executionId, HistoryEvent historyEvent)
        {
            // Nothing is kept.
        }
    }
}
