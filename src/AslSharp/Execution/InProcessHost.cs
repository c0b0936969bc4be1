namespace AslSharp.Hosting;

/// <summary>Runs executions in this process: tasks are called directly, delays are timers of the options' clock.</summary>
/// <param name="options">Clock, tokens, randomness and names.</param>
/// <param name="start">What belongs to one execution alone; null for nothing.</param>
public readonly struct InProcessHost(ExecutionOptions options, ExecutionStart? start = null) : IExecutionHost
{
    /// <summary>What was called before the execution; null for nothing.</summary>
    internal BegunTasks? Begun { get; init; }

    /// <inheritdoc/>
    public static bool CaptureContext => false;

    /// <inheritdoc/>
    public DateTimeOffset UtcNow => options.TimeProvider.GetUtcNow();

    /// <inheritdoc/>
    public Execution CreateExecution(StateMachineDescription description, AslValue input) => new(options, description, input, start);

    /// <inheritdoc/>
    public string NewId() => Guid.NewGuid().ToString();

    /// <inheritdoc/>
    public string NewTaskToken(Frame frame) => Guid.NewGuid().ToString();

    /// <inheritdoc/>
    public double NextRandom() => options.Random.NextDouble();

    /// <inheritdoc/>
    public ValueTask<TaskOutcome> DelayAsync(Frame frame, DelayReason reason, TimeSpan delay, CancellationToken cancellationToken)
    {
        if (delay > TimeSpan.Zero) return Timers.DelayAsync(options.TimeProvider, delay, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        return new(TaskOutcome.Success(default));
    }

    /// <inheritdoc/>
    public ValueTask<TaskOutcome> YieldAsync(Frame frame, CancellationToken cancellationToken) => Timers.YieldAsync();

    /// <summary>Who the options say answers a task, before the machine's own methods are asked.</summary>
    /// <param name="context">The attempt.</param>
    /// <param name="input">The raw parameters.</param>
    /// <returns><see cref="TaskRoute.Method"/> where the options say nothing.</returns>
    /// <exception cref="RuntimeFault">The parameters of <c>startExecution</c> name no state machine.</exception>
    public TaskRoute RouteOf(TaskContext context, AslValue input)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.WaitsForWorker) return TaskRoute.Worker;
        if (options.Services?.Find(context.Resource) is not null) return TaskRoute.Handler;
        return options.StateMachines is { } machines && NestedExecutions.AreStartedBy(context.Descriptor) && StartExecution.Find(machines, input) is not null
            ? TaskRoute.StateMachine
            : TaskRoute.Method;
    }

    /// <inheritdoc/>
    public ValueTask<TaskOutcome> RunTaskAsync<TCall>(TCall call, TaskContext context, CancellationToken cancellationToken)
        where TCall : struct, ITaskCall
    {
        if (Begun is not null && Begun.TryTake(context, out var begun)) return CallAsync(begun, context, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        // Most machines have methods and nothing else.
        var handler = options.Services is null && options.StateMachines is null && call.HasMethod ? null : FindHandler(context, call.Input, call.HasMethod);
        return handler is null ? CallAsync(call, context, cancellationToken) : CallAsync(new HandlerCall(handler, call.Input), context, cancellationToken);
    }

    private ServiceHandler? FindHandler(TaskContext context, AslValue input, bool hasMethods)
    {
        if (context.WaitsForWorker) return null;
        if (options.Services?.Find(context.Resource) is { } handler) return handler;
        if (options.StateMachines is { } machines && NestedExecutions.AreStartedBy(context.Descriptor))
        {
            var create = StartExecution.Find(machines, input);
            var startOptions = options;
            if (create is not null || !hasMethods)
                return (parameters, attempt, stop) => StartExecution.RunAsync(create, startOptions, parameters, attempt, stop);
        }

        return hasMethods ? null : throw NobodyAnswers(context);
    }

    private static RuntimeFault NobodyAnswers(TaskContext context) => new(
        $"Nothing answers the task '{context.StateName}' ({context.Resource}): the state machine was made without its tasks, "
        + $"and {nameof(ExecutionOptions)}.{nameof(ExecutionOptions.Services)} has no handler of that resource.");

    private ValueTask<TaskOutcome> CallAsync<TCall>(TCall call, TaskContext context, CancellationToken cancellationToken)
        where TCall : struct, ITaskCall
    {
        if (context.Frame.Execution.Trace is { } trace) return TraceAsync(trace, call, context, cancellationToken);
        return CallUntracedAsync(call, context, cancellationToken);
    }

    // The span is current for the method and no longer: an async method gives back the flow that it was called with.
    private async ValueTask<TaskOutcome> TraceAsync<TCall>(ExecutionTrace trace, TCall call, TaskContext context, CancellationToken cancellationToken)
        where TCall : struct, ITaskCall
    {
        using var span = trace.StartAttempt(context.StateName, context.Resource, context.Attempt, context.Frame.Span);
        context.Span = span;
        var outcome = await CallUntracedAsync(call, context, cancellationToken).ConfigureAwait(false);
        if (span is not null && outcome.Failure is { } failure) ExecutionTrace.Fail(span, failure.Error, failure.Cause);
        return outcome;
    }

    private ValueTask<TaskOutcome> CallUntracedAsync<TCall>(TCall call, TaskContext context, CancellationToken cancellationToken)
        where TCall : struct, ITaskCall
    {
        // A task that is bounded in time, or answered by token, needs company; all others are a call.
        return context.IsBounded ? BoundedAttempt.RunAsync(call, context, options, cancellationToken) : CallUnboundedAsync(call, context, cancellationToken);
    }

    /// <summary>
    /// Calls whoever answers a task, the options' handler or the machine's method, and no more than that: for hosts that see to bounds in time,
    /// tokens, workers and nested executions by themselves.
    /// </summary>
    /// <typeparam name="TCall">The call.</typeparam>
    /// <param name="call">The call.</param>
    /// <param name="context">The attempt.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>The raw result, or the failure.</returns>
    /// <exception cref="RuntimeFault">Nobody answers the task.</exception>
    /// <exception cref="OperationCanceledException">The call was given up.</exception>
    public ValueTask<TaskOutcome> CallAloneAsync<TCall>(TCall call, TaskContext context, CancellationToken cancellationToken)
        where TCall : struct, ITaskCall
    {
        ArgumentNullException.ThrowIfNull(context);
        if (options.Services?.Find(context.Resource) is { } handler)
            return CallUnboundedAsync(new HandlerCall(handler, call.Input), context, cancellationToken);
        return call.HasMethod ? CallUnboundedAsync(call, context, cancellationToken) : throw NobodyAnswers(context);
    }

    private ValueTask<TaskOutcome> CallUnboundedAsync<TCall>(TCall call, TaskContext context, CancellationToken cancellationToken)
        where TCall : struct, ITaskCall
    {
        ValueTask<AslValue> running;
        try
        {
            running = call.InvokeAsync(context, cancellationToken);
            if (running.IsCompletedSuccessfully)
            {
                if (!TCall.KeepsContext) context.Spare();
                return new(TaskAttempt.Outcome(context, running.Result));
            }
        }
        catch (Exception exception) when (TaskAttempt.IsFailure(exception, cancellationToken))
        {
            return new(TaskOutcome.Failed(ExceptionFailure.From(exception, options.HasStackTraces)));
        }

        return TaskAttempt.FinishAsync(running, context, cancellationToken);
    }

    /// <inheritdoc/>
    public IObjectStore ObjectStore => options.ObjectStore
        ?? throw new InvalidOperationException($"No store of objects is set: set {nameof(ExecutionOptions)}.{nameof(ExecutionOptions.ObjectStore)}.");

    /// <inheritdoc/>
    public ValueTask<ExecutionResult> RunChildAsync<TProcessor>(TProcessor processor, Execution child, CancellationToken cancellationToken)
        where TProcessor : struct, IItemProcessor
        => ChildRunner.RunAsync(this, processor, child, cancellationToken);
}
