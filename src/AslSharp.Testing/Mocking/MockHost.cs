using AslSharp.Hosting;

namespace AslSharp.Testing;

/// <summary>The host of a test run: answers mocked tasks from their scripts and leaves the rest to <see cref="InProcessHost"/>.</summary>
/// <param name="session">The test run.</param>
/// <param name="options">The options of the execution: the session's, or those of one that it started.</param>
/// <param name="start">What belongs to the execution alone.</param>
internal readonly struct MockHost(TestSession session, ExecutionOptions options, ExecutionStart start) : IExecutionHost
{
    private readonly InProcessHost _inner = new(options, start);

    public static bool CaptureContext => false;

    public DateTimeOffset UtcNow => _inner.UtcNow;

    public Execution CreateExecution(StateMachineDescription description, AslValue input) => _inner.CreateExecution(description, input);

    public string NewId() => session.NewId();

    public IObjectStore ObjectStore => _inner.ObjectStore;

    public string NewTaskToken(Frame frame) => session.NewTaskToken();

    public double NextRandom() => session.NextRandom();

    public ValueTask<TaskOutcome> DelayAsync(Frame frame, DelayReason reason, TimeSpan delay, CancellationToken cancellationToken)
        => _inner.DelayAsync(frame, reason, delay, cancellationToken);

    // Where the clock is driven, nothing runs beside the loop but what the clock lets in: a turn takes about what it takes on the service.
    public ValueTask<TaskOutcome> YieldAsync(Frame frame, CancellationToken cancellationToken)
        => session.IsDriven
            ? _inner.DelayAsync(frame, DelayReason.Wait, TimeSpan.FromMilliseconds(Frame.TurnsAtOnce), cancellationToken)
            : _inner.YieldAsync(frame, cancellationToken);

    public ValueTask<ExecutionResult> RunChildAsync<TProcessor>(TProcessor processor, Execution child, CancellationToken cancellationToken)
        where TProcessor : struct, IItemProcessor
        => ChildRunner.RunAsync(this, processor, child, cancellationToken);

    public ValueTask<TaskOutcome> RunTaskAsync<TCall>(TCall call, TaskContext context, CancellationToken cancellationToken)
        where TCall : struct, ITaskCall
    {
        cancellationToken.ThrowIfCancellationRequested();
        var input = call.Input;
        session.NoteCall(context, input);
        if (session.Limits?.CheckParameters(context, input) is { } tooLarge) return new(TaskOutcome.Failed(tooLarge));
        if (session.IsHandedOver(context, input, _inner))
        {
            context.Begin();
            var inner = _inner;
            return CheckedAsync(
                session.TimedAnswers.WaitAsync(context, options.TaskTokens, () => inner.RunTaskAsync(new TokenCall<TCall>(call), context, cancellationToken)),
                context);
        }

        if (session.FindAnswer(context, input, _inner) is not { Kind: not MockAnswerKind.Call } answer)
        {
            if (context.TaskToken is null) return CheckedAsync(CallAsync(call, context, cancellationToken), context);
            var host = this;
            return CheckedAsync(session.TimedAnswers.WaitAsync(context, options.TaskTokens, () => host.CallAsync(call, context, cancellationToken)), context);
        }

        context.Begin();
        if (answer.Kind == MockAnswerKind.Return || !answer.Submitted.IsUndefined) context.SubmittedOutput = answer.Submitted;
        return CheckedAsync(AnswerAsync(answer, context, cancellationToken), context);
    }

    private ValueTask<TaskOutcome> CallAsync<TCall>(TCall call, TaskContext context, CancellationToken cancellationToken)
        where TCall : struct, ITaskCall
    {
        // Where no thread drives the run, its results go on from wherever they come.
        if (!session.IsDriven) return _inner.RunTaskAsync(call, context, cancellationToken);
        // Nested executions are on this host too. Handlers and workers are at work until they have answered.
        var route = _inner.RouteOf(context, call.Input);
        if (route is TaskRoute.Handler or TaskRoute.Worker) return session.Visitors.WorkAsync(_inner.RunTaskAsync(call, context, cancellationToken));
        var running = _inner.RunTaskAsync(new VisitingCall<TCall>(call, session.Visitors), context, cancellationToken);
        return context.TaskToken is null ? running : session.Visitors.ExpectAsync(running);
    }

    private ValueTask<TaskOutcome> AnswerAsync(MockAnswer answer, TaskContext context, CancellationToken cancellationToken)
    {
        var (bound, late) = Bound(context);
        var length = answer.Kind switch
        {
            MockAnswerKind.Timeout => bound ?? TimeSpan.Zero,
            MockAnswerKind.Never => bound ?? Timeout.InfiniteTimeSpan,
            _ => answer.After,
        };
        var outcome = answer.Kind switch
        {
            MockAnswerKind.Return => TaskOutcome.Success(answer.Result),
            MockAnswerKind.Fail => TaskOutcome.Failed(new TaskFailure(answer.Error, answer.Cause)),
            _ => TaskOutcome.Failed(late),
        };
        if (bound is { } longest && length >= longest && length > TimeSpan.Zero)
        {
            length = longest;
            outcome = TaskOutcome.Failed(late);
        }

        return length == TimeSpan.Zero ? new(outcome) : WaitAsync(context, length, outcome, cancellationToken);
    }

    private async ValueTask<TaskOutcome> WaitAsync(TaskContext context, TimeSpan length, TaskOutcome outcome, CancellationToken cancellationToken)
    {
        if (length == Timeout.InfiniteTimeSpan)
        {
            var never = new TaskCompletionSource<TaskOutcome>();
            using var registration = cancellationToken.UnsafeRegister(
                static (state, token) => ((TaskCompletionSource<TaskOutcome>)state!).TrySetCanceled(token), never);
            return await never.Task.ConfigureAwait(CaptureContext);
        }

        await _inner.DelayAsync(context.Frame, DelayReason.Wait, length, cancellationToken).ConfigureAwait(CaptureContext);
        return outcome;
    }

    // Whichever bound comes first decides, and what a catcher may name it.
    private static (TimeSpan? Bound, TaskFailure Late) Bound(TaskContext context)
    {
        var isHeartbeat = context.HeartbeatSeconds > 0 && (context.TimeoutSeconds <= 0 || context.HeartbeatSeconds < context.TimeoutSeconds);
        var seconds = isHeartbeat ? context.HeartbeatSeconds : context.TimeoutSeconds;
        return (seconds > 0 ? TimeSpan.FromSeconds(seconds) : null, isHeartbeat ? TaskFailure.Heartbeat : TaskFailure.Timeout);
    }

    private ValueTask<TaskOutcome> CheckedAsync(ValueTask<TaskOutcome> running, TaskContext context)
    {
        if (session.Limits is not { } limits) return running;
        return running.IsCompletedSuccessfully ? new(limits.CheckResult(context, running.Result)) : AwaitAsync(running, limits, context);

        static async ValueTask<TaskOutcome> AwaitAsync(ValueTask<TaskOutcome> running, ServiceLimits limits, TaskContext context)
            => limits.CheckResult(context, await running.ConfigureAwait(CaptureContext));
    }
}
