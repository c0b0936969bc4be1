namespace AslSharp.Runtime;

/// <summary>Calls back once after any length of time; may be started anew. Nobody outside of it has it to lock: it is its own lock.</summary>
internal abstract class LongTimer : IDisposable
{
    // Far below the 49 days that a timer takes, and rare enough to cost nothing.
    private static readonly TimeSpan LongestLeg = TimeSpan.FromDays(20);

    private readonly TimeProvider _timeProvider;
    private readonly ITimer _timer;
    private long _dueTicks;
    private bool _isOver = true;

    /// <param name="timeProvider">The clock.</param>
    protected LongTimer(TimeProvider timeProvider)
    {
        _timeProvider = timeProvider;
        _timer = timeProvider.CreateTimer(static state => ((LongTimer)state!).Fire(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Sets the moment of the callback, in place of one set before.</summary>
    internal void Start(TimeSpan delay)
    {
        lock (this)
        {
            var now = _timeProvider.GetUtcNow();
            _dueTicks = delay < DateTimeOffset.MaxValue - now ? (now + delay).UtcTicks : DateTimeOffset.MaxValue.UtcTicks;
            _isOver = false;
            _timer.Change(Leg(delay), Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Whether the callback is still to come.</summary>
    internal bool IsRunning
    {
        get { lock (this) return !_isOver; }
    }

    public void Dispose()
    {
        lock (this) _isOver = true;
        _timer.Dispose();
    }

    /// <summary>The time has come. Must not throw.</summary>
    /// <param name="problem">What the clock threw where it could not be asked or set any more; else null.</param>
    protected abstract void OnDue(Exception? problem);

    private static TimeSpan Leg(TimeSpan delay) => delay > LongestLeg ? LongestLeg : delay;

    private void Fire()
    {
        Exception? problem = null;
        lock (this)
        {
            if (_isOver) return;
            try
            {
                var left = TimeSpan.FromTicks(_dueTicks - _timeProvider.GetUtcNow().UtcTicks);
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

        OnDue(problem);
    }
}
