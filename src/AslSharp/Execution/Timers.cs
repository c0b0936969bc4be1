using System.Threading.Tasks.Sources;

namespace AslSharp.Runtime;

/// <summary>Delays of any length on a <see cref="TimeProvider"/>, whose own timers end at 49 days.</summary>
internal static class Timers
{
    internal static ValueTask<TaskOutcome> DelayAsync(TimeProvider timeProvider, TimeSpan delay, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested) return ValueTask.FromCanceled<TaskOutcome>(cancellationToken);
        return new Delay(timeProvider).RunAsync(delay, cancellationToken);
    }

    /// <summary>Goes on from the pool, behind what waits there.</summary>
    internal static async ValueTask<TaskOutcome> YieldAsync()
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        return TaskOutcome.Success(default);
    }

    // Not Task.Delay: its completion runs on the pool, and a virtual clock has to drive the machine on from its own thread. Awaited once only.
    private sealed class Delay(TimeProvider timeProvider) : LongTimer(timeProvider), IValueTaskSource<TaskOutcome>
    {
        private ManualResetValueTaskSourceCore<TaskOutcome> _completion;
        private CancellationTokenRegistration _registration;
        private bool _isOver;

        internal ValueTask<TaskOutcome> RunAsync(TimeSpan delay, CancellationToken cancellationToken)
        {
            _registration = cancellationToken.UnsafeRegister(static (state, token) => ((Delay)state!).Cancel(token), this);
            Start(delay);
            return new(this, _completion.Version);
        }

        protected override void OnDue(Exception? problem)
        {
            if (Interlocked.Exchange(ref _isOver, true)) return;
            _registration.Unregister();
            Dispose();
            if (problem is null) _completion.SetResult(TaskOutcome.Success(default));
            else _completion.SetException(problem);
        }

        private void Cancel(CancellationToken cancellationToken)
        {
            if (Interlocked.Exchange(ref _isOver, true)) return;
            Dispose();
            _completion.SetException(new OperationCanceledException(cancellationToken));
        }

        TaskOutcome IValueTaskSource<TaskOutcome>.GetResult(short token) => _completion.GetResult(token);

        ValueTaskSourceStatus IValueTaskSource<TaskOutcome>.GetStatus(short token) => _completion.GetStatus(token);

        void IValueTaskSource<TaskOutcome>.OnCompleted(
            Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags)
            => _completion.OnCompleted(continuation, state, token, flags);
    }
}
