namespace AslSharp.Durable.Worker;

/// <summary>A clock that is faster than others, the same in every process: seconds pass in milliseconds.</summary>
/// <param name="origin">When it began to be faster.</param>
/// <param name="speed">How many times.</param>
/// <param name="shift">How much it is ahead besides; negative for a clock that was set back.</param>
internal sealed class FastClock(DateTimeOffset origin, int speed, TimeSpan shift) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => origin + ((base.GetUtcNow() - origin) * speed) + shift;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        => new Timer(this, base.CreateTimer(callback, state, Real(dueTime), Real(period)));

    private TimeSpan Real(TimeSpan time) => time == Timeout.InfiniteTimeSpan ? time : time / speed;

    private sealed class Timer(FastClock clock, ITimer timer) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(clock.Real(dueTime), clock.Real(period));

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
