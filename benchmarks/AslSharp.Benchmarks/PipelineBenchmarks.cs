using BenchmarkDotNet.Attributes;

namespace AslSharp.Benchmarks;

/// <summary>Ten states in a row over an order of 1 KB: emitted code against hand-written C# over records, document in memory in and out.</summary>
[MemoryDiagnoser]
public class PipelineBenchmarks
{
    private readonly HandWrittenPipeline _handWritten = new(new TypedOrderTasks());
    private readonly OrderPipelineStateMachine _emitted = new(new OrderPipelineTasks());
    private readonly AslValue _input = AslValue.Parse(Documents.OrderJson);

    [Benchmark(Baseline = true)]
    public async ValueTask<Confirmation> HandWritten() => await _handWritten.RunAsync(Documents.Order, default);

    [Benchmark]
    public async ValueTask<AslValue> Emitted() => await _emitted.RunAsync(_input);
}
