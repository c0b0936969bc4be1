namespace AslSharp.Runtime;

/// <summary>Calls back once after any length of time; may be started anew.</summary>
internal sealed class LongTimer : IDisposable
{
    // Far below the 49 days that a timer takes, and rare enough to cost nothing.
    private static readonly TimeSpan LongestLeg = TimeSpan.FromDays(20);

    private readonly TimeProvider _timeProvider;
    private readonly Action _callback;
    private readonly ITimer _timer;
    private readonly Lock _lock = new();
    private DateTimeOffset _due;
    private bool _isOver = true;

    internal LongTimer(TimeProvider timeProvider, Action callback)
    {
        _timeProvider = timeProvider;
        _callback = callback;
        _timer = timeProvider.CreateTimer(static state => ((LongTimer)state!).Fire(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Sets the moment of the callback, in place of one set before.</summary>
    internal void Start(TimeSpan delay)
    {
        lock (_lock)
        {
            var now = _timeProvider.GetUtcNow();
            _due = delay < DateTimeOffset.MaxValue - now ? now + delay : DateTimeOffset.MaxValue;
            _isOver = false;
            _timer.Change(Leg(delay), Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose()
    {
        lock (_lock) _isOver = true;
        _timer.Dispose();
    }

    private static TimeSpan Leg(TimeSpan delay) => delay > LongestLeg ? LongestLeg : delay;

    private void Fire()
    {
        lock (_lock)
        {
            if (_isOver) return;
            var left = _due - _timeProvider.GetUtcNow();
            if (left > TimeSpan.Zero)
            {
                // Timers may fire a little early; a millisecond is the finest leg they take.
                _timer.Change(Leg(left < TimeSpan.FromMilliseconds(1) ? TimeSpan.FromMilliseconds(1) : left), Timeout.InfiniteTimeSpan);
                return;
            }

            _isOver = true;
        }

        _callback();
    }
}
