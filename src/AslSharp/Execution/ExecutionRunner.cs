namespace AslSharp.Runtime;

/// <summary>Runs an emitted program as an execution: start, timeout, end (reference 9.5).</summary>
internal static class ExecutionRunner
{
    /// <summary>Runs a program from its first state.</summary>
    /// <typeparam name="THost">The host.</typeparam>
    /// <typeparam name="TProgram">The program.</typeparam>
    /// <param name="host">The host.</param>
    /// <param name="program">The program.</param>
    /// <param name="description">The machine.</param>
    /// <param name="input">The execution's input; undefined counts as <c>{}</c>.</param>
    /// <param name="isForOutput">Whether the caller takes a success by <see cref="OutputAsync"/>.</param>
    /// <param name="cancellationToken">Aborts the execution.</param>
    /// <returns>How it ended.</returns>
    public static ValueTask<ExecutionResult> RunAsync<THost, TProgram>(
        THost host, TProgram program, StateMachineDescription description, AslValue input, bool isForOutput, CancellationToken cancellationToken)
        where THost : struct, IExecutionHost
        where TProgram : struct, IMachineProgram
    {
        if (input.IsUndefined) input = AslValue.EmptyObject;
        Frame frame;
        try
        {
            var execution = host.CreateExecution(description, input);
            execution.IsForOutput = isForOutput;
            frame = execution.Root = program.CreateFrame(execution, execution.IsObserved ? execution.Input : input);
        }
        catch (Exception exception)
        {
            // The clock, or the host: there is no execution yet that could tell of it.
            return new(new ExecutionResult
            {
                Status = ExecutionStatus.Failed,
                Error = ErrorNames.Runtime,
                Cause = ExceptionFailure.Unexpected(exception),
                Exception = exception,
            });
        }

        return RunFrameAsync(host, program, frame, isStart: true, cancellationToken);
    }

    /// <summary>Goes on with a program from a saved place.</summary>
    /// <typeparam name="THost">The host.</typeparam>
    /// <typeparam name="TProgram">The program.</typeparam>
    /// <param name="host">The host.</param>
    /// <param name="program">The program.</param>
    /// <param name="description">The machine.</param>
    /// <param name="input">The execution's input, as it was at its start.</param>
    /// <param name="position">The place.</param>
    /// <param name="cancellationToken">Aborts the execution.</param>
    /// <returns>How it ended.</returns>
    /// <exception cref="ArgumentException">The position is one of another definition, or names a state that the machine does not have.</exception>
    public static ValueTask<ExecutionResult> ResumeAsync<THost, TProgram>(
        THost host, TProgram program, StateMachineDescription description, AslValue input, ExecutionPosition position, CancellationToken cancellationToken)
        where THost : struct, IExecutionHost
        where TProgram : struct, IMachineProgram
    {
        ArgumentNullException.ThrowIfNull(position);
        var execution = host.CreateExecution(description, input);
        execution.Restore(position);
        var stateName = position.Scope.StateName;
        var isOutermost = description.States.Any(state => state.Name == stateName && state.Pointer.LastIndexOf('/') == "/States".Length);
        var frame = isOutermost ? program.CreateFrame(execution, input) : program.CreateInnerFrame(stateName, execution, position.Scope.Data);
        if (frame is null)
        {
            throw new ArgumentException($"The state machine '{description.Name}' has no state '{stateName}' at its top level.", nameof(position));
        }

        execution.Root = frame;
        if (!position.IsChildStart) frame.Resume(position.Scope);
        for (var outer = frame.Parent; outer is not null; outer = outer.Parent) outer.RestoreVariables(position.Scope.Variables);
        if (position.IsRedrive) RecordRedriven(execution, position.LastEventId);
        return RunFrameAsync(host, program, frame, isStart: position.LastEventId == 0, cancellationToken);
    }

    /// <summary>The output of an execution that is under way.</summary>
    /// <param name="execution">The execution.</param>
    /// <param name="cancellationToken">What may abort it.</param>
    /// <returns>Its output.</returns>
    /// <exception cref="ExecutionFailedException">It failed or timed out.</exception>
    /// <exception cref="OperationCanceledException">It was aborted by the token.</exception>
    public static ValueTask<AslValue> OutputAsync(ValueTask<ExecutionResult> execution, CancellationToken cancellationToken)
    {
        return execution.IsCompletedSuccessfully && execution.Result is { IsSuccess: true } result
            ? new(result.TakeOutput()) : AwaitAsync(execution, cancellationToken);

        static async ValueTask<AslValue> AwaitAsync(ValueTask<ExecutionResult> execution, CancellationToken cancellationToken)
        {
            var result = await execution.ConfigureAwait(false);
            if (result.Status == ExecutionStatus.Aborted) cancellationToken.ThrowIfCancellationRequested();
            return result.IsSuccess ? result.TakeOutput() : throw new ExecutionFailedException(result);
        }
    }

    // Not an async method: most executions that need not wait need none.
    private static ValueTask<ExecutionResult> RunFrameAsync<THost, TProgram>(
        THost host, TProgram program, Frame frame, bool isStart, CancellationToken cancellationToken)
        where THost : struct, IExecutionHost
        where TProgram : struct, IMachineProgram
    {
        var limit = frame.Execution.Description.TimeoutSeconds;
        // A stop of the execution's own, so that what tasks register on their token is never run by whoever owns the caller's.
        var stop = limit > 0 || cancellationToken.CanBeCanceled ? new ExecutionStop(cancellationToken) : null;
        ExecutionResult result;
        try
        {
            frame.Execution.StartTelemetry(isResumed: !isStart);
            if (isStart) RecordStart(frame);
            stop?.Token.ThrowIfCancellationRequested();
            var running = program.RunAsync(host, frame, stop?.Token ?? default);
            if (!running.IsCompletedSuccessfully) return FinishAsync(host, frame, running, limit, stop);
            // What never waits is not stopped in its midst; its time counts all the same.
            result = limit > 0 && host.UtcNow - (frame.Execution.RedriveTime ?? frame.Execution.StartTime) >= TimeSpan.FromSeconds(limit)
                ? TimeOut(frame) : End(frame, running.Result);
        }
        catch (Exception exception)
        {
            result = End(frame, exception, stop);
        }

        stop?.Dispose();
        return new(result);
    }

    private static async ValueTask<ExecutionResult> FinishAsync<THost>(
        THost host, Frame frame, ValueTask<TaskOutcome> running, long limit, ExecutionStop? stop)
        where THost : struct, IExecutionHost
    {
        using (stop)
        {
            try
            {
                if (limit > 0) running = BoundAsync(host, frame, running, TimeSpan.FromSeconds(limit), () => stop!.Stop(ExecutionStatus.TimedOut));
                return End(frame, await running.ConfigureAwait(THost.CaptureContext));
            }
            catch (Exception exception)
            {
                return End(frame, exception, stop);
            }
        }
    }

    private static ExecutionResult End(Frame frame, TaskOutcome outcome)
        => outcome.Failure is null ? Succeed(frame, outcome.Value) : Fail(frame, outcome.Failure);

    private static ExecutionResult End(Frame frame, Exception exception, ExecutionStop? stop) => exception switch
    {
        RuntimeFault fault => Fail(frame, fault),
        OperationCanceledException when stop is { Reason: ExecutionStatus.Aborted } => Abort(frame),
        OperationCanceledException when stop is { Reason: ExecutionStatus.TimedOut } => TimeOut(frame),
        // The user's code outside of any task, or a defect of the host's or of ours: the execution has failed, and says with what.
        _ => FailUnexpectedly(frame, exception),
    };

    /// <summary>Waits for what is under way, and stops it so long after the execution's start. It has to end when it is stopped.</summary>
    internal static async ValueTask<TaskOutcome> BoundAsync<THost>(
        THost host, Frame frame, ValueTask<TaskOutcome> running, TimeSpan limit, Action stop)
        where THost : struct, IExecutionHost
    {
        using var over = new CancellationTokenSource();
        _ = StopAfterAsync(host, frame, limit, stop, over.Token);
        try
        {
            return await running.ConfigureAwait(THost.CaptureContext);
        }
        finally
        {
            over.CancelSafely();
        }
    }

    private static async Task StopAfterAsync<THost>(THost host, Frame frame, TimeSpan limit, Action stop, CancellationToken cancellationToken)
        where THost : struct, IExecutionHost
    {
        Task timer;
        try
        {
            var left = limit - (host.UtcNow - (frame.Execution.RedriveTime ?? frame.Execution.StartTime));
            timer = host.DelayAsync(frame, DelayReason.Timeout, left > TimeSpan.Zero ? left : TimeSpan.Zero, cancellationToken).AsTask();
        }
        catch (Exception exception)
        {
            timer = Task.FromException(exception);
        }

        // Synchronous continuation: a virtual clock that reaches the bound has stopped the machine before it goes on.
        await timer.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing
            | (THost.CaptureContext ? ConfigureAwaitOptions.ContinueOnCapturedContext : ConfigureAwaitOptions.None));
        // A clock that breaks down bounds nothing any more, so the time counts as over.
        if (!timer.IsCanceled) stop();
    }

    internal static void RecordStart(Frame frame)
    {
        frame.PreviousEventId = frame.Execution.IsObserved
            ? frame.Execution.Record(new HistoryEvent { Type = HistoryEventType.ExecutionStarted, PreviousId = frame.PreviousEventId, Input = frame.Data })
            : frame.Execution.Count();
    }

    internal static void RecordRedriven(Execution execution, int previousId)
    {
        if (execution.IsObserved)
            execution.Record(new HistoryEvent { Type = HistoryEventType.ExecutionRedriven, PreviousId = previousId, RedriveCount = execution.RedriveCount });
        else execution.Count();
    }

    internal static ExecutionResult Succeed(Frame frame, AslValue output)
    {
        if (frame.Execution.IsForOutput && !frame.Execution.IsWatched) return ExecutionResult.ForOutput(output);
        return End(frame, HistoryEventType.ExecutionSucceeded, new ExecutionResult(frame.Execution, ExecutionStatus.Succeeded) { Output = output });
    }

    internal static ExecutionResult Fail(Frame frame, TaskFailure failure)
        => Fail(frame, failure.Frame ?? frame, failure.Error, failure.Cause, failure.Exception);

    internal static ExecutionResult Fail(Frame frame, RuntimeFault fault)
        => Fail(frame, fault.StateName, fault.StatePath, fault.Error, fault.Cause, fault.InnerException);

    internal static ExecutionResult FailUnexpectedly(Frame frame, Exception exception)
        => Fail(frame, frame, ErrorNames.Runtime, frame.Prefix + ExceptionFailure.Unexpected(exception), exception);

    internal static ExecutionResult Abort(Frame frame)
        => End(frame, HistoryEventType.ExecutionAborted, new ExecutionResult(frame.Execution, ExecutionStatus.Aborted));

    internal static ExecutionResult TimeOut(Frame frame)
        => End(frame, HistoryEventType.ExecutionTimedOut, new ExecutionResult(frame.Execution, ExecutionStatus.TimedOut) { Error = ErrorNames.Timeout });

    private static ExecutionResult Fail(Frame frame, Frame failed, string? error, string? cause, Exception? exception)
        // What fails before the first state is entered is nobody's.
        => failed.StateName.Length == 0
            ? Fail(frame, null, null, error, cause, exception)
            : Fail(frame, failed.StateName, failed.StatePath, error, cause, exception);

    private static ExecutionResult Fail(Frame frame, string? failedState, string? failedStatePath, string? error, string? cause, Exception? exception)
        => End(frame, HistoryEventType.ExecutionFailed, new ExecutionResult(frame.Execution, ExecutionStatus.Failed)
        {
            Error = error,
            Cause = cause,
            FailedState = failedState,
            FailedStatePath = failedStatePath,
            Exception = exception,
        });

    private static ExecutionResult End(Frame frame, HistoryEventType type, ExecutionResult result)
    {
        if (frame.Execution.IsObserved) frame.Execution.RecordEnd(type, frame.PreviousEventId, result);
        frame.Execution.EndTelemetry(result);
        return result;
    }
}
