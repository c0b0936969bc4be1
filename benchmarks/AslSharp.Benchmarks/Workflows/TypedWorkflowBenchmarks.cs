using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;

namespace AslSharp.Benchmarks.Workflows;

/// <summary>The five workflows with typed contracts beside C# by hand over the same records, in one run of BenchmarkDotNet. All tasks answer at once.</summary>
[InProcess]
[MemoryDiagnoser]
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
[CategoriesColumn]
public class TypedWorkflowBenchmarks
{
    private const int BatchCount = 1000;

    private readonly HandWrittenWorkflows _byHand = new(new RecordTasks());
    private readonly W1PipelineTypedStateMachine _pipeline = new(new TypedTasks(new RecordTasks()));
    private readonly W2LoopTypedStateMachine _loop = new();
    private readonly W3ParallelTypedStateMachine _parallel = new(new TypedTasks(new RecordTasks()));
    private readonly W4MapTypedStateMachine _map = new(new TypedTasks(new RecordTasks()));
    private readonly W5RetryTypedStateMachine _retry = new(new TypedTasks(new RecordTasks()), new ExecutionOptions { TimeProvider = new SkippingTime() });
    private readonly BatchInput _batch = WorkflowDocuments.Batch(BatchCount);
    private readonly SkippingTime _time = new();

    [Benchmark(Baseline = true), BenchmarkCategory("W1")]
    public object PipelineByHand() => _byHand.PipelineAsync(WorkflowDocuments.Order).GetAwaiter().GetResult();

    [Benchmark, BenchmarkCategory("W1")]
    public object Pipeline() => _pipeline.RunAsync(WorkflowDocuments.Order).GetAwaiter().GetResult();

    [Benchmark(Baseline = true), BenchmarkCategory("W2")]
    public object LoopByHand() => _byHand.LoopAsync(WorkflowDocuments.Loop).GetAwaiter().GetResult();

    [Benchmark, BenchmarkCategory("W2")]
    public object Loop() => _loop.RunAsync(WorkflowDocuments.Loop).GetAwaiter().GetResult();

    [Benchmark(Baseline = true), BenchmarkCategory("W3")]
    public object ParallelByHand() => _byHand.QuotesAsync(WorkflowDocuments.Order).GetAwaiter().GetResult();

    [Benchmark, BenchmarkCategory("W3")]
    public object Parallel() => _parallel.RunAsync(WorkflowDocuments.Order).GetAwaiter().GetResult();

    [Benchmark(Baseline = true, OperationsPerInvoke = BatchCount), BenchmarkCategory("W4")]
    public object MapByHand() => _byHand.BatchAsync(_batch).GetAwaiter().GetResult();

    [Benchmark(OperationsPerInvoke = BatchCount), BenchmarkCategory("W4")]
    public object Map() => _map.RunAsync(_batch).GetAwaiter().GetResult();

    [Benchmark(Baseline = true), BenchmarkCategory("W5")]
    public object RetryByHand() => _byHand.RecoverAsync(WorkflowDocuments.Order, _time).GetAwaiter().GetResult();

    [Benchmark, BenchmarkCategory("W5")]
    public object Retry() => _retry.RunAsync(WorkflowDocuments.Order).GetAwaiter().GetResult();
}
