namespace AslSharp.Benchmarks.Workflows;

/// <summary>A clock that jumps over every delay at once: what a retry costs is measured, not its pause. For one execution at a time.</summary>
internal sealed class SkippingTime : TimeProvider
{
    private DateTimeOffset _now = new(2026, 11, 29, 0, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => _now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class Timer(SkippingTime time, TimerCallback callback, object? state) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime == Timeout.InfiniteTimeSpan) return true;
            time._now += dueTime;
            callback(state);
            return true;
        }

        public void Dispose()
        {
            // Nothing is held.
        }

        public ValueTask DisposeAsync() => default;
    }
}
