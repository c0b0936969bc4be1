using AslSharp.Hosting;

namespace AslSharp.Durable.Tests.Engine;

/// <summary>The world of another host, as the engine asks it: what the engine sees to by itself, nobody asks.</summary>
/// <param name="world">The other host.</param>
/// <param name="create">Makes an execution.</param>
internal readonly struct CaseWorld<THost>(THost world, Func<AslValue, Execution> create) : IExecutionHost
    where THost : struct, IExecutionHost
{
    public static bool CaptureContext => false;

    public DateTimeOffset UtcNow => world.UtcNow;

    public IObjectStore ObjectStore => world.ObjectStore;

    public Execution CreateExecution(StateMachineDescription description, AslValue input) => create(input);

    public string NewId() => world.NewId();

    public string NewTaskToken(Frame frame) => world.NewTaskToken(frame);

    public double NextRandom() => world.NextRandom();

    public ValueTask<TaskOutcome> RunTaskAsync<TCall>(TCall call, TaskContext context, CancellationToken cancellationToken)
        where TCall : struct, ITaskCall
        => world.RunTaskAsync(call, context, cancellationToken);

    public ValueTask<TaskOutcome> DelayAsync(Frame frame, DelayReason reason, TimeSpan delay, CancellationToken cancellationToken)
        => throw new NotSupportedException("Delays are the engine's.");

    public ValueTask<ExecutionResult> RunChildAsync<TProcessor>(TProcessor processor, Execution child, CancellationToken cancellationToken)
        where TProcessor : struct, IItemProcessor
        => throw new NotSupportedException("Children are the engine's.");
}
