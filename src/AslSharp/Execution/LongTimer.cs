namespace AslSharp.Runtime;

/// <summary>Calls back once after any length of time; may be started anew.</summary>
internal sealed class LongTimer : IDisposable
{
    // Far below the 49 days that a timer takes, and rare enough to cost nothing.
    private static readonly TimeSpan LongestLeg = TimeSpan.FromDays(20);

    private readonly TimeProvider _timeProvider;
    private readonly Action<Exception?> _callback;
    private readonly ITimer _timer;
    private readonly Lock _lock = new();
    private DateTimeOffset _due;
    private bool _isOver = true;

    /// <param name="timeProvider">The clock.</param>
    /// <param name="callback">Gets what the clock threw where it could not be asked or set any more; else null. Must not throw.</param>
    internal LongTimer(TimeProvider timeProvider, Action<Exception?> callback)
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

    /// <summary>Whether the callback is still to come.</summary>
    internal bool IsRunning
    {
        get { lock (_lock) return !_isOver; }
    }

    public void Dispose()
    {
        lock (_lock) _isOver = true;
        _timer.Dispose();
    }

    private static TimeSpan Leg(TimeSpan delay) => delay > LongestLeg ? LongestLeg : delay;

    private void Fire()
    {
        Exception? problem = null;
        lock (_lock)
        {
            if (_isOver) return;
            try
            {
                var left = _due - _timeProvider.GetUtcNow();
                if (left > TimeSpan.Zero)
                {
                    // Timers may fire a little early; a millisecond is the finest leg they take.
                    _timer.Change(Leg(left < TimeSpan.FromMilliseconds(1) ? TimeSpan.FromMilliseconds(1) : left), Timeout.InfiniteTimeSpan);
                    return;
                }
            }
            catch (Exception exception)
            {
                // On the thread of a timer, where nobody could catch it.
                problem = exception;
            }

            _isOver = true;
        }

        _callback(problem);
    }
}
