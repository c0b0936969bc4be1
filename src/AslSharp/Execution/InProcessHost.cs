namespace AslSharp.Runtime;

/// <summary>Runs executions in this process: tasks are called directly, delays are timers of the options' clock.</summary>
/// <param name="options">Clock, tokens, randomness and names.</param>
public readonly struct InProcessHost(ExecutionOptions options) : IExecutionHost
{
    /// <inheritdoc/>
    public static bool CaptureContext => false;

    /// <inheritdoc/>
    public DateTimeOffset UtcNow => options.TimeProvider.GetUtcNow();

    /// <inheritdoc/>
    public Execution CreateExecution(StateMachineDescription description, AslValue input) => new(options, description, input);

    /// <inheritdoc/>
    public string NewId() => Guid.NewGuid().ToString();

    /// <inheritdoc/>
    public string NewTaskToken(Frame frame) => Guid.NewGuid().ToString();

    /// <inheritdoc/>
    public double NextRandom() => options.Random.NextDouble();

    /// <inheritdoc/>
    public ValueTask<TaskOutcome> DelayAsync(Frame frame, TimeSpan delay, CancellationToken cancellationToken)
    {
        if (delay > TimeSpan.Zero) return Timers.DelayAsync(options.TimeProvider, delay, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        return new(TaskOutcome.Success(default));
    }

    /// <inheritdoc/>
    public ValueTask<TaskOutcome> RunTaskAsync<TTasks>(TTasks tasks, TaskContext context, AslValue input, CancellationToken cancellationToken)
        where TTasks : struct, ITaskTable
    {
        // A task that is bounded in time, or answered by token, needs company; all others are a call.
        if (context.TimeoutSeconds > 0 || context.HeartbeatSeconds > 0 || context.TaskToken is not null)
        {
            return TaskAttempt.RunAsync(tasks, context, input, options, cancellationToken);
        }

        ValueTask<AslValue> call;
        try
        {
            call = tasks.InvokeAsync(context.Descriptor.Number, input, context, cancellationToken);
            if (call.IsCompletedSuccessfully) return new(TaskAttempt.Outcome(context, call.Result));
        }
        catch (Exception exception) when (TaskAttempt.IsFailure(exception, cancellationToken))
        {
            return new(TaskOutcome.Failed(ExceptionFailure.From(exception)));
        }

        return TaskAttempt.FinishAsync(call, context, cancellationToken);
    }

    /// <inheritdoc/>
    public IObjectStore ObjectStore => options.ObjectStore
        ?? throw new InvalidOperationException($"No store of objects is set: set {nameof(ExecutionOptions)}.{nameof(ExecutionOptions.ObjectStore)}.");

    /// <inheritdoc/>
    public ValueTask<ExecutionResult> RunChildAsync<TProcessor>(TProcessor processor, Execution child, CancellationToken cancellationToken)
        where TProcessor : struct, IItemProcessor
        => ChildRunner.RunAsync(this, processor, child, cancellationToken);
}
