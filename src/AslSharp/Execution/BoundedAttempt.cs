using System.Diagnostics;

namespace AslSharp.Runtime;

/// <summary>
/// One attempt of a task in process that has a timeout, a heartbeat or a token. The method, an answer by token, the bounds and the end of
/// the execution race; under the gate one of them wins, and all others are told so.
/// </summary>
internal sealed class BoundedAttempt : ITaskBounds
{
    private readonly Lock _gate = new();
    // Continuations run where the attempt ends: a virtual clock, or the sender of an answer, drives the machine on from its own thread.
    private readonly TaskCompletionSource<TaskOutcome> _end = new();
    private readonly CancellationTokenSource _stop;
    private readonly TaskContext _context;
    private readonly ExecutionOptions _options;
    private readonly bool _hasMethod;
    private readonly LongTimer? _timeout;
    private readonly LongTimer? _heartbeat;
    private TaskCompletionSource<TaskOutcome>? _waiter;
    private TaskOutcome _answer;
    private bool _isAnswered;
    private bool _hasMethodTakenAnswer;
    private bool _isMethodOver;
    private bool _isChanging;
    private bool _isStarting = true;
    private bool _isOver;

    private BoundedAttempt(TaskContext context, ExecutionOptions options, CancellationTokenSource stop)
    {
        _stop = stop;
        _context = context;
        _options = options;
        _hasMethod = !context.WaitsForWorker;
        if (context.TimeoutSeconds > 0) _timeout = new Bound(this, isHeartbeat: false);
        if (context.HeartbeatSeconds > 0) _heartbeat = new Bound(this, isHeartbeat: true);
        context.Bounds = this;
    }

    /// <summary>Runs an attempt to its end. Throws only <see cref="OperationCanceledException"/> and what an observer or a clock throws.</summary>
    internal static ValueTask<TaskOutcome> RunAsync<TCall>(TCall call, TaskContext context, ExecutionOptions options, CancellationToken cancellationToken)
        where TCall : struct, ITaskCall
        => context.TaskToken is null && context.HeartbeatSeconds == 0 && context.Descriptor.Pattern == TaskPattern.RequestResponse
            ? CallFirstAsync(call, context, options, cancellationToken)
            : new BoundedAttempt(context, options, new()).RaceAsync(call, TimeSpan.FromSeconds(context.TimeoutSeconds), null, cancellationToken);

    // Nothing but a timeout: the race begins where the method has not ended at once. The time counts from the call.
    private static ValueTask<TaskOutcome> CallFirstAsync<TCall>(
        TCall call, TaskContext context, ExecutionOptions options, CancellationToken cancellationToken)
        where TCall : struct, ITaskCall
    {
        var stop = new CancellationTokenSource();
        // For the time of the call alone: what is linked for good would be kept by the execution as long as it runs.
        var registration = cancellationToken.UnsafeRegister(static source => ((CancellationTokenSource)source!).CancelSafely(), stop);
        var start = options.TimeProvider.GetUtcNow();
        var limit = TimeSpan.FromSeconds(context.TimeoutSeconds);
        TaskOutcome outcome;
        try
        {
            var running = call.InvokeAsync(context, stop.Token);
            if (!running.IsCompletedSuccessfully)
            {
                var left = limit - (options.TimeProvider.GetUtcNow() - start);
                return new BoundedAttempt(context, options, stop).RaceAsync(call, left > TimeSpan.Zero ? left : TimeSpan.Zero, running, cancellationToken);
            }

            outcome = TaskAttempt.Outcome(context, running.Result);
        }
        catch (Exception exception) when (TaskAttempt.IsFailure(exception, cancellationToken))
        {
            outcome = TaskOutcome.Failed(ExceptionFailure.From(exception, options.HasStackTraces));
        }
        finally
        {
            registration.Unregister();
        }

        return new(options.TimeProvider.GetUtcNow() - start < limit ? outcome : TaskOutcome.Failed(TaskFailure.Timeout));
    }

    private async ValueTask<TaskOutcome> RaceAsync<TCall>(TCall call, TimeSpan timeout, ValueTask<AslValue>? running, CancellationToken cancellationToken)
        where TCall : struct, ITaskCall
    {
        if (_context.TaskToken is { } token) _options.TaskTokens.Register(token, this);
        var registration = cancellationToken.UnsafeRegister(static (state, stopped) => ((BoundedAttempt)state!).Abort(stopped), this);
        try
        {
            _timeout?.Start(timeout);
            // On the service the time to the first heartbeat runs from the moment a worker has the task.
            if (!_context.WaitsForWorker) _heartbeat?.Start(TimeSpan.FromSeconds(_context.HeartbeatSeconds));
            _ = _hasMethod ? CallAsync(call, running) : GiveToWorkerAsync(call.Input);
            Settle();
            return await _end.Task.ConfigureAwait(false);
        }
        finally
        {
            Close();
            registration.Unregister();
            _timeout?.Dispose();
            _heartbeat?.Dispose();
            if (_context.TaskToken is not null) _options.TaskTokens.Forget(_context.TaskToken, this);
        }
    }

    /// <summary>An answer by token. False where it comes too late: then it is not taken.</summary>
    internal bool TryAnswer(TaskOutcome outcome)
    {
        TaskCompletionSource<TaskOutcome>? waiter;
        bool isEnd;
        lock (_gate)
        {
            if (_isOver || _isAnswered) return false;
            _isAnswered = true;
            _answer = outcome;
            // Whoever answers does so in a trace of its own.
            if (_context.Span is { } span && Activity.Current is { } sender && sender != span) span.AddLink(new ActivityLink(sender.Context));
            waiter = _waiter;
            isEnd = EndByAnswer();
        }

        waiter?.TrySetResult(outcome);
        if (isEnd) _end.TrySetResult(outcome);
        return true;
    }

    /// <summary>A heartbeat. False where it comes too late.</summary>
    public bool TryHeartbeat()
    {
        lock (_gate)
        {
            if (_isOver || _isAnswered) return false;
            if (!_context.WaitsForWorker) _heartbeat?.Start(TimeSpan.FromSeconds(_context.HeartbeatSeconds));
            return true;
        }
    }

    /// <summary>Runs what changes the attempt's place in the history, unless it is over: then the frame is no longer its own.</summary>
    public void TryChange(Action<TaskContext> change)
    {
        Exception? problem = null;
        var isEnd = false;
        lock (_gate)
        {
            if (_isOver) return;
            try
            {
                Change(change);
                isEnd = EndByAnswer();
            }
            catch (Exception exception)
            {
                problem = exception;
            }
        }

        // It ends the execution: neither the method nor a worker that polls has a part in it.
        if (problem is not null) Break(problem);
        else if (isEnd) _end.TrySetResult(_answer);
    }

    /// <summary>The answer by token, for the method that asks for it.</summary>
    public async ValueTask<TaskOutcome> WaitForAnswerAsync(CancellationToken cancellationToken)
    {
        Task<TaskOutcome> answer;
        lock (_gate)
        {
            if (_isAnswered) answer = Task.FromResult(_answer);
            else if (_isOver) answer = Task.FromCanceled<TaskOutcome>(new CancellationToken(true));
            else answer = (_waiter ??= new()).Task;
        }

        var outcome = await answer.WaitAsync(cancellationToken).ConfigureAwait(false);
        lock (_gate) _hasMethodTakenAnswer = true;
        return outcome;
    }

    // A method that answers its own token before it returns: what it returns still counts as what submitting gave.
    private void Settle()
    {
        bool isEnd;
        lock (_gate)
        {
            _isStarting = false;
            isEnd = EndByAnswer();
        }

        if (isEnd) _end.TrySetResult(_answer);
    }

    private async Task CallAsync<TCall>(TCall call, ValueTask<AslValue>? running)
        where TCall : struct, ITaskCall
    {
        TaskOutcome outcome;
        try
        {
            var result = await (running ?? call.InvokeAsync(_context, _stop.Token)).ConfigureAwait(false);
            outcome = TaskAttempt.Outcome(_context, result);
        }
        catch (Exception exception)
        {
            outcome = TaskOutcome.Failed(ExceptionFailure.From(exception, _options.HasStackTraces));
        }

        try
        {
            EndMethod(outcome);
        }
        catch (Exception exception)
        {
            Break(exception);
        }
    }

    private async Task GiveToWorkerAsync(AslValue input)
    {
        try
        {
            var poll = await _options.Activities!.ScheduleAsync(_context.Resource, _stop.Token).ConfigureAwait(false);
            // One that ended in this moment is given too: the worker is told so when it answers, as on the service.
            _context.Begin(poll.WorkerName);
            poll.Give(new ActivityTask { TaskToken = _context.TaskToken!, Input = input });
        }
        catch (Exception exception)
        {
            Break(exception);
        }
    }

    private void EndMethod(TaskOutcome outcome)
    {
        lock (_gate)
        {
            if (_isOver) return;
            if (_context.Descriptor.Pattern == TaskPattern.WaitForTaskToken && outcome.Failure is null)
            {
                Change(context => context.Submit(outcome.Value));
                _isMethodOver = true;
                if (!_isAnswered) return;
            }

            if (_isAnswered && !_hasMethodTakenAnswer) outcome = _answer;
            _isOver = true;
        }

        _end.TrySetResult(outcome);
    }

    // An observer that is told of the change may be the one that answers: the machine does not go on before it has returned.
    private void Change(Action<TaskContext> change)
    {
        _isChanging = true;
        try
        {
            change(_context);
        }
        finally
        {
            _isChanging = false;
        }
    }

    // A method that waits for the answer, or that is an activity's worker itself, has the last word: what it returns may differ.
    private bool EndByAnswer()
    {
        var isEnd = _isAnswered && !_isOver && !_isChanging && !_isStarting
            && (_isMethodOver || !_hasMethod || (_waiter is null && _context.Descriptor.Kind != TaskKind.Activity));
        _isOver |= isEnd;
        return isEnd;
    }

    private void Exceed(bool isHeartbeat, Exception? problem)
    {
        TaskOutcome outcome;
        lock (_gate)
        {
            // A heartbeat that came while its timer was firing counts.
            if (_isOver || (isHeartbeat && problem is null && _heartbeat!.IsRunning)) return;
            _isOver = true;
            outcome = _isAnswered ? _answer
                : TaskOutcome.Failed(
                    problem is not null ? ExceptionFailure.From(problem, _options.HasStackTraces)
                    : isHeartbeat ? TaskFailure.Heartbeat
                    : TaskFailure.Timeout);
        }

        // First the method hears of it, then the machine goes on.
        _stop.CancelSafely();
        Close();
        _end.TrySetResult(outcome);
    }

    private void Abort(CancellationToken cancellationToken)
    {
        bool isAnswered;
        lock (_gate)
        {
            if (_isOver) return;
            _isOver = true;
            isAnswered = _isAnswered;
        }

        _stop.CancelSafely();
        Close();
        // What has been accepted is taken; the machine stops at its next step.
        if (isAnswered) _end.TrySetResult(_answer);
        else _end.TrySetCanceled(cancellationToken);
    }

    // Neither the method nor a bound: an observer or the host itself.
    private void Break(Exception exception)
    {
        lock (_gate)
        {
            if (_isOver) return;
            _isOver = true;
        }

        _stop.CancelSafely();
        _end.TrySetException(exception);
    }

    private void Close() => _waiter?.TrySetCanceled();

    private sealed class Bound(BoundedAttempt attempt, bool isHeartbeat) : LongTimer(attempt._options.TimeProvider)
    {
        protected override void OnDue(Exception? problem) => attempt.Exceed(isHeartbeat, problem);
    }
}
