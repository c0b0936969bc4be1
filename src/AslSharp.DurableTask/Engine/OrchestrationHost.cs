namespace AslSharp.DurableTask;

/// <summary>The host of executions that are orchestrations: all that they ask comes from the orchestration's context.</summary>
internal readonly struct OrchestrationHost(OrchestrationRun run) : IExecutionHost
{
    // What replays has a thread of its own.
    public static bool CaptureContext => true;

    public static bool KeepsFrames => true;

    public DateTimeOffset UtcNow => run.Clock.GetUtcNow();

    public IObjectStore ObjectStore
        => throw new InvalidOperationException("An orchestration reads and writes no objects: give a distributed Map its items as data.");

    public Execution CreateExecution(StateMachineDescription description, AslValue input) => run.CreateExecution(input);

    public string NewId() => run.NewId();

    public string NewTaskToken(Frame frame) => TaskTokenFormat.New(run.Context.InstanceId, run.Context.NewGuid());

    public double NextRandom() => run.NextRandom();

    public ValueTask<TaskOutcome> RunTaskAsync<TCall>(TCall call, TaskContext context, CancellationToken cancellationToken)
        where TCall : struct, ITaskCall
    {
        cancellationToken.ThrowIfCancellationRequested();
        return NestedExecutions.AreStartedBy(context.Descriptor) && run.IsStartedHere(call.Input, call.HasMethod, out var machine)
            ? run.Start(new NestedAttempt(run, context, call.Input, machine), cancellationToken)
            : run.Start(new TaskAttempt(run, context), cancellationToken);
    }

    public ValueTask<TaskOutcome> DelayAsync(Frame frame, DelayReason reason, TimeSpan delay, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return run.Delay(reason, delay, cancellationToken);
    }

    public ValueTask<TaskOutcome> YieldAsync(Frame frame, CancellationToken cancellationToken) => run.Yield(cancellationToken);

    public async ValueTask<ExecutionResult> RunChildAsync<TProcessor>(TProcessor processor, Execution child, CancellationToken cancellationToken)
        where TProcessor : struct, IItemProcessor
    {
        var execution = run;
        execution.Enter(child);
        try
        {
            return await ChildRunner.RunAsync(this, processor, child, cancellationToken).ConfigureAwait(true);
        }
        finally
        {
            execution.Leave(child);
        }
    }
}
