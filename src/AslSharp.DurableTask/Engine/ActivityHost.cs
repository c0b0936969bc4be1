namespace AslSharp.DurableTask;

/// <summary>The host on which an execution goes on in an activity, as far as the call of one task.</summary>
internal readonly struct ActivityHost<TCaller>(ActivityAttempt attempt, TCaller caller, ExecutionOptions options) : IExecutionHost
    where TCaller : struct, ITaskCaller
{
    public static bool CaptureContext => false;

    // Scopes take over from a saved place what they worked on.
    public static bool KeepsFrames => true;

    public DateTimeOffset UtcNow => attempt.Call.Time;

    public IObjectStore ObjectStore
        => throw new InvalidOperationException("An orchestration reads and writes no objects: give a distributed Map its items as data.");

    public Execution CreateExecution(StateMachineDescription description, AslValue input)
        => new(options with { Observer = null }, description, input,
            new ExecutionStart { Name = attempt.Call.Place.Position.Name, Arn = attempt.Call.Place.Position.Id })
        {
            IsReplayed = true,
        };

    public string NewId() => attempt.Draw(Guid.Empty.ToString()) is var id && id.TryGetString(out var text) ? text : Guid.Empty.ToString();

    public double NextRandom() => attempt.Draw(AslValue.Of(0d)).TryGetDouble(out var number) ? number : 0;

    public string NewTaskToken(Frame frame) => throw new InvalidOperationException("An attempt that has begun has its token.");

    public ValueTask<TaskOutcome> RunTaskAsync<TCall>(TCall call, TaskContext context, CancellationToken cancellationToken)
        where TCall : struct, ITaskCall
        => attempt.Reach(caller, call, context);

    // The time limits of executions are the orchestration's.
    public ValueTask<TaskOutcome> DelayAsync(Frame frame, DelayReason reason, TimeSpan delay, CancellationToken cancellationToken)
        => new(new TaskCompletionSource<TaskOutcome>().Task);

    public ValueTask<TaskOutcome> YieldAsync(Frame frame, CancellationToken cancellationToken) => new(TaskOutcome.Success(default));

    public ValueTask<ExecutionResult> RunChildAsync<TProcessor>(TProcessor processor, Execution child, CancellationToken cancellationToken)
        where TProcessor : struct, IItemProcessor
    {
        if (attempt.IsReached) return new(new TaskCompletionSource<ExecutionResult>().Task);
        foreach (var (arn, position) in attempt.Call.Place.Children)
        {
            if (arn == child.Id) return ChildRunner.ResumeAsync(this, processor, child, position, cancellationToken);
        }

        // It has nothing to do with this attempt.
        return new(new ExecutionResult { Status = ExecutionStatus.Succeeded, Output = AslValue.Null });
    }
}
