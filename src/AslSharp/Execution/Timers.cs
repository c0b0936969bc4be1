namespace AslSharp.Runtime;

/// <summary>Delays of any length on a <see cref="TimeProvider"/>, whose own timers end at 49 days.</summary>
internal static class Timers
{
    internal static ValueTask<TaskOutcome> DelayAsync(TimeProvider timeProvider, TimeSpan delay, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested) return ValueTask.FromCanceled<TaskOutcome>(cancellationToken);
        return new(new Delay(timeProvider, delay, cancellationToken).Completion);
    }

    /// <summary>Goes on from the pool, behind what waits there.</summary>
    internal static async ValueTask<TaskOutcome> YieldAsync()
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        return TaskOutcome.Success(default);
    }

    // Not Task.Delay: its completion runs on the pool, and a virtual clock has to drive the machine on from its own thread.
    private sealed class Delay
    {
        private readonly TaskCompletionSource<TaskOutcome> _completion = new();
        private readonly LongTimer _timer;
        private readonly CancellationTokenRegistration _registration;

        internal Delay(TimeProvider timeProvider, TimeSpan delay, CancellationToken cancellationToken)
        {
            _timer = new LongTimer(timeProvider, Complete);
            _registration = cancellationToken.UnsafeRegister(
                static (state, token) => ((Delay)state!).Cancel(token), this);
            _timer.Start(delay);
        }

        internal Task<TaskOutcome> Completion => _completion.Task;

        private void Complete(Exception? problem)
        {
            _registration.Unregister();
            _timer.Dispose();
            if (problem is null) _completion.TrySetResult(TaskOutcome.Success(default));
            else _completion.TrySetException(problem);
        }

        private void Cancel(CancellationToken cancellationToken)
        {
            _timer.Dispose();
            _completion.TrySetCanceled(cancellationToken);
        }
    }
}
