namespace AslSharp.Runtime;

/// <summary>Runs an emitted program as an execution: start, timeout, end (reference 9.5).</summary>
public static class ExecutionRunner
{
    /// <summary>Runs a program from its first state.</summary>
    /// <typeparam name="THost">The host.</typeparam>
    /// <typeparam name="TProgram">The program.</typeparam>
    /// <param name="host">The host.</param>
    /// <param name="program">The program.</param>
    /// <param name="description">The machine.</param>
    /// <param name="input">The execution's input; undefined counts as <c>{}</c>.</param>
    /// <param name="cancellationToken">Aborts the execution.</param>
    /// <returns>How it ended.</returns>
    public static ValueTask<ExecutionResult> RunAsync<THost, TProgram>(
        THost host, TProgram program, StateMachineDescription description, AslValue input, CancellationToken cancellationToken)
        where THost : struct, IExecutionHost
        where TProgram : struct, IMachineProgram
    {
        if (input.IsUndefined) input = AslValue.EmptyObject;
        var execution = host.CreateExecution(description, input);
        return RunFrameAsync(host, program, program.CreateFrame(execution, input), cancellationToken);
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
    /// <exception cref="ArgumentException">The position names a state that the machine does not have.</exception>
    public static ValueTask<ExecutionResult> ResumeAsync<THost, TProgram>(
        THost host, TProgram program, StateMachineDescription description, AslValue input, FramePosition position, CancellationToken cancellationToken)
        where THost : struct, IExecutionHost
        where TProgram : struct, IMachineProgram
    {
        ArgumentNullException.ThrowIfNull(position);
        var execution = host.CreateExecution(description, input);
        var step = program.StepOf(position.StateName);
        var frame = step < 0 ? program.CreateInnerFrame(position.StateName, execution, position.Data) : program.CreateFrame(execution, input);
        if (frame is null)
        {
            throw new ArgumentException(
                $"The state machine '{description.Name}' has no state '{position.StateName}' at its top level.", nameof(position));
        }

        frame.Restore(position);
        for (var outer = frame.Parent; outer is not null; outer = outer.Parent) outer.RestoreVariables(position.Variables);
        if (step >= 0) frame.Step = step;
        return RunFrameAsync(host, program, frame, cancellationToken);
    }

    /// <summary>The output of an execution that is under way.</summary>
    /// <param name="execution">The execution.</param>
    /// <returns>Its output.</returns>
    /// <exception cref="ExecutionFailedException">It failed, timed out or was aborted.</exception>
    public static ValueTask<AslValue> OutputAsync(ValueTask<ExecutionResult> execution)
    {
        return execution.IsCompletedSuccessfully && execution.Result is { IsSuccess: true } result ? new(result.Output) : AwaitAsync(execution);

        static async ValueTask<AslValue> AwaitAsync(ValueTask<ExecutionResult> execution) => (await execution.ConfigureAwait(false)).GetOutput();
    }

    private static async ValueTask<ExecutionResult> RunFrameAsync<THost, TProgram>(
        THost host, TProgram program, Frame frame, CancellationToken cancellationToken)
        where THost : struct, IExecutionHost
        where TProgram : struct, IMachineProgram
    {
        var execution = frame.Execution;
        RecordStart(frame);
        var seconds = execution.Description.TimeoutSeconds;
        using var stop = seconds > 0 ? CancellationTokenSource.CreateLinkedTokenSource(cancellationToken) : null;
        try
        {
            var running = stop is null
                ? program.RunAsync(host, frame, cancellationToken)
                : RunBoundedAsync(host, program, frame, TimeSpan.FromSeconds(seconds), stop);
            var outcome = running.IsCompletedSuccessfully ? running.Result : await running.ConfigureAwait(THost.CaptureContext);
            return outcome.Failure is null ? Succeed(frame, outcome.Value) : Fail(frame, outcome.Failure.Error, outcome.Failure.Cause);
        }
        catch (RuntimeFault fault)
        {
            return Fail(frame, fault.Error, fault.Cause);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return Abort(frame);
        }
        catch (OperationCanceledException) when (stop is { IsCancellationRequested: true })
        {
            return TimeOut(frame);
        }
    }

    private static async ValueTask<TaskOutcome> RunBoundedAsync<THost, TProgram>(
        THost host, TProgram program, Frame frame, TimeSpan timeout, CancellationTokenSource stop)
        where THost : struct, IExecutionHost
        where TProgram : struct, IMachineProgram
    {
        using var over = new CancellationTokenSource();
        var timer = host.DelayAsync(frame, timeout, over.Token).AsTask();
        _ = StopAfterAsync(timer, stop);
        try
        {
            return await program.RunAsync(host, frame, stop.Token).ConfigureAwait(THost.CaptureContext);
        }
        finally
        {
            over.Cancel();
        }
    }

    /// <summary>Waits for what is under way, and stops it after so long a time. It has to end when it is stopped.</summary>
    internal static async ValueTask<TaskOutcome> BoundAsync<THost>(
        THost host, Frame frame, ValueTask<TaskOutcome> running, TimeSpan timeout, CancellationTokenSource stop)
        where THost : struct, IExecutionHost
    {
        using var over = new CancellationTokenSource();
        var timer = host.DelayAsync(frame, timeout, over.Token).AsTask();
        _ = StopAfterAsync(timer, stop);
        try
        {
            return await running.ConfigureAwait(THost.CaptureContext);
        }
        finally
        {
            over.Cancel();
        }
    }

    private static async Task StopAfterAsync(Task timer, CancellationTokenSource stop)
    {
        // Synchronous continuation: a virtual clock that reaches the bound has stopped the machine before it goes on.
        await timer.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (timer.IsCompletedSuccessfully) stop.Cancel();
    }

    internal static void RecordStart(Frame frame)
    {
        var input = frame.Data;
        frame.PreviousEventId = frame.Execution.IsObserved
            ? RecordObserved(frame, HistoryEventType.ExecutionStarted, input, isInput: true)
            : frame.Execution.Count();
    }

    internal static ExecutionResult Succeed(Frame frame, AslValue output)
    {
        if (frame.Execution.IsObserved) RecordObserved(frame, HistoryEventType.ExecutionSucceeded, output, isInput: false);
        return new ExecutionResult(ExecutionStatus.Succeeded, output, null, null);
    }

    internal static ExecutionResult Fail(Frame frame, string? error, string? cause)
    {
        frame.Execution.Record(HistoryEventType.ExecutionFailed, frame.PreviousEventId, e => e with { Error = error, Cause = cause });
        return new ExecutionResult(ExecutionStatus.Failed, default, error, cause);
    }

    internal static ExecutionResult Abort(Frame frame)
    {
        frame.Execution.Record(HistoryEventType.ExecutionAborted, frame.PreviousEventId);
        return new ExecutionResult(ExecutionStatus.Aborted, default, null, null);
    }

    internal static ExecutionResult TimeOut(Frame frame)
    {
        frame.Execution.Record(HistoryEventType.ExecutionTimedOut, frame.PreviousEventId, e => e with { Error = ErrorNames.Timeout });
        return new ExecutionResult(ExecutionStatus.TimedOut, default, ErrorNames.Timeout, null);
    }

    private static int RecordObserved(Frame frame, HistoryEventType type, AslValue value, bool isInput)
        => frame.Execution.Record(type, frame.PreviousEventId, e => isInput ? e with { Input = value } : e with { Output = value });
}
