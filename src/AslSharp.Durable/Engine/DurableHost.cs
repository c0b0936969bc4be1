namespace AslSharp.Durable;

/// <summary>The host of executions that are kept: what scopes wait for is the live execution's, all else is that of the host behind it.</summary>
internal readonly struct DurableHost<TWorld>(LiveExecution live, TWorld world, InProcessHost local) : IExecutionHost
    where TWorld : struct, IExecutionHost
{
    // Whatever goes on does so in a turn of the execution, which is its context.
    public static bool CaptureContext => true;

    public static bool KeepsFrames => true;

    public DateTimeOffset UtcNow => live.UtcNow;

    public IObjectStore ObjectStore => world.ObjectStore;

    public Execution CreateExecution(StateMachineDescription description, AslValue input) => live.Take(world.CreateExecution(description, input));

    public string NewId() => world.NewId();

    public string NewTaskToken(Frame frame) => live.Engine.Foreign is null ? TaskTokenFormat.New(live.Arn) : world.NewTaskToken(frame);

    public double NextRandom() => world.NextRandom();

    public ValueTask<TaskOutcome> RunTaskAsync<TCall>(TCall call, TaskContext context, CancellationToken cancellationToken)
        where TCall : struct, ITaskCall
    {
        cancellationToken.ThrowIfCancellationRequested();
        var owner = live.OwnerOf(context.Frame);
        if (live.Engine.Foreign is { } foreign)
        {
            var behind = world;
            return live.RunForeign(owner, foreign, context.IdempotencyKey, stop => behind.RunTaskAsync(call, context, stop), cancellationToken);
        }

        return live.Run(
            owner, IsNested(call, context, out var machine)
                ? new NestedAttempt(owner, context, call.Input, machine) : new MethodAttempt<TCall>(owner, context, call, local), cancellationToken);
    }

    public ValueTask<TaskOutcome> DelayAsync(Frame frame, DelayReason reason, TimeSpan delay, CancellationToken cancellationToken)
        => live.Delay(frame, reason, delay, cancellationToken);

    public ValueTask<TaskOutcome> YieldAsync(Frame frame, CancellationToken cancellationToken) => live.Yield(cancellationToken);

    public ValueTask<ExecutionResult> RunChildAsync<TProcessor>(TProcessor processor, Execution child, CancellationToken cancellationToken)
        where TProcessor : struct, IItemProcessor
        => live.RunChildAsync(this, processor, child, cancellationToken);

    private bool IsNested<TCall>(TCall call, TaskContext context, out MachineRegistration? machine)
        where TCall : struct, ITaskCall
    {
        machine = null;
        if (!NestedExecutions.AreStartedBy(context.Descriptor) || local.RouteOf(context, call.Input) == TaskRoute.Handler) return false;
        machine = call.Input["StateMachineArn"].TryGetString(out var name) ? live.Engine.FindMachine(name) : null;
        return machine is not null || !call.HasMethod;
    }
}
