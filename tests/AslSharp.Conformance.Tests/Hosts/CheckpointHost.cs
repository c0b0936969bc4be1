using AslSharp.Hosting;

namespace AslSharp.Conformance.Tests.Hosts;

/// <summary>The host of a <see cref="CheckpointedRun{THost}"/>, for as long as its objects live.</summary>
internal readonly struct CheckpointHost<THost>(CheckpointedRun<THost> run, CheckpointedRun<THost>.Life life) : IExecutionHost
    where THost : struct, IExecutionHost
{
    public static bool CaptureContext => false;

    public static bool KeepsFrames => true;

    public DateTimeOffset UtcNow => run.World.UtcNow;

    public IObjectStore ObjectStore => run.World.ObjectStore;

    public Execution CreateExecution(StateMachineDescription description, AslValue input) => life.Execution = run.World.CreateExecution(description, input);

    public string NewId() => run.World.NewId();

    public string NewTaskToken(Frame frame) => run.World.NewTaskToken(frame);

    public double NextRandom() => run.World.NextRandom();

    public ValueTask<TaskOutcome> RunTaskAsync<TCall>(TCall call, TaskContext context, CancellationToken cancellationToken)
        where TCall : struct, ITaskCall
    {
        var world = run.World;
        return run.Start(life, context.IdempotencyKey, stop => world.RunTaskAsync(call, context, stop), cancellationToken);
    }

    public ValueTask<TaskOutcome> DelayAsync(Frame frame, DelayReason reason, TimeSpan delay, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var world = run.World;
        var key = reason == DelayReason.Timeout ? $"{frame.Execution.Id} {reason}" : $"{frame.Place} {reason}";
        return run.Start(life, key, stop => world.DelayAsync(frame, reason, delay, stop), cancellationToken);
    }

    // A loop that never waits is never saved.
    public ValueTask<TaskOutcome> YieldAsync(Frame frame, CancellationToken cancellationToken) => new(TaskOutcome.Success(default));

    public async ValueTask<ExecutionResult> RunChildAsync<TProcessor>(TProcessor processor, Execution child, CancellationToken cancellationToken)
        where TProcessor : struct, IItemProcessor
    {
        var (ended, position) = run.Find(child.Id);
        if (ended is not null) return ended;
        life.Add(child);
        var result = await (position is null
            ? ChildRunner.RunAsync(this, processor, child, cancellationToken)
            : ChildRunner.ResumeAsync(this, processor, child, position, cancellationToken));
        life.Remove(child);
        run.End(child.Id, result);
        return result;
    }
}
