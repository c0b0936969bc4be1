using System.Threading.Tasks.Sources;

namespace AslSharp.Runtime;

/// <summary>
/// Waits for a method that is under way, and gives it up when the execution or the enclosing state stops: one of the two ends the wait.
/// An object serves one call after the other, as long as nobody can still know it from the one before.
/// </summary>
internal sealed class PendingCall : IValueTaskSource<TaskOutcome>
{
    [ThreadStatic]
    private static PendingCall? _spare;

    private readonly Action _finish;
    private ManualResetValueTaskSourceCore<TaskOutcome> _end;
    private ValueTask<AslValue> _call;
    private TaskContext? _context;
    private CancellationToken _cancellationToken;
    private CancellationTokenRegistration _registration;
    private int _isOver;
    private bool _isReusable;

    private PendingCall() => _finish = Finish;

    /// <summary>Waits for a call that has not ended.</summary>
    /// <param name="call">The call.</param>
    /// <param name="context">The attempt.</param>
    /// <param name="cancellationToken">Gives the call up.</param>
    /// <returns>What came of it; to be awaited once.</returns>
    internal static ValueTask<TaskOutcome> WaitAsync(ValueTask<AslValue> call, TaskContext context, CancellationToken cancellationToken)
    {
        var pending = _spare ?? new PendingCall();
        _spare = null;
        pending._call = call;
        pending._context = context;
        pending._cancellationToken = cancellationToken;
        var version = pending._end.Version;
        pending._registration = cancellationToken.UnsafeRegister(static state => ((PendingCall)state!).GiveUp(), pending);
        call.ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(pending._finish);
        return new(pending, version);
    }

    TaskOutcome IValueTaskSource<TaskOutcome>.GetResult(short token)
    {
        var isReusable = _isReusable;
        try
        {
            return _end.GetResult(token);
        }
        finally
        {
            if (isReusable) Return();
        }
    }

    ValueTaskSourceStatus IValueTaskSource<TaskOutcome>.GetStatus(short token) => _end.GetStatus(token);

    void IValueTaskSource<TaskOutcome>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags)
        => _end.OnCompleted(continuation, state, token, flags);

    private void Finish()
    {
        var isFirst = Interlocked.Exchange(ref _isOver, 1) == 0;
        TaskOutcome outcome = default;
        Exception? stopped = null;
        try
        {
            outcome = TaskAttempt.Outcome(_context!, _call.GetAwaiter().GetResult());
        }
        catch (Exception exception)
        {
            if (TaskAttempt.IsFailure(exception, _cancellationToken))
                outcome = TaskOutcome.Failed(ExceptionFailure.From(exception, _context!.Frame.Execution.HasStackTraces));
            else stopped = exception;
        }

        // One that was given up is asked for its result all the same, so that its exception does not count as unobserved.
        if (!isFirst) return;
        _isReusable = _registration.Unregister() || !_cancellationToken.CanBeCanceled;
        if (stopped is null) _end.SetResult(outcome);
        else _end.SetException(stopped);
    }

    private void GiveUp()
    {
        if (Interlocked.Exchange(ref _isOver, 1) == 0) _end.SetException(new OperationCanceledException(_cancellationToken));
    }

    private void Return()
    {
        _end.Reset();
        _call = default;
        _context = null;
        _cancellationToken = default;
        _registration = default;
        _isReusable = false;
        _isOver = 0;
        _spare = this;
    }
}
