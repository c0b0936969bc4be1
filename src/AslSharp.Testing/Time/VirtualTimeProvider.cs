namespace AslSharp.Testing;

/// <summary>
/// A clock that stands still until it is told to go on: hours of waiting pass in no time, and always in the same order.
/// Hand it to <see cref="ExecutionOptions.TimeProvider"/>, or let a <see cref="StateMachineTester"/> drive it.
/// </summary>
/// <remarks>Timers fire on the thread that moves the clock, one after the other: by due time, and where those are equal by the order in
/// which they were set. Safe for use by several threads.</remarks>
public sealed class VirtualTimeProvider : TimeProvider
{
    /// <summary>Where a clock starts unless told otherwise: the first moment of 2025, UTC.</summary>
    public static readonly DateTimeOffset DefaultStart = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Lock _lock = new();
    private readonly SortedSet<(long DueTicks, long Order, VirtualTimer Timer)> _timers = new(TimerOrder.Instance);
    private readonly DateTimeOffset _start;
    private long _nowTicks;
    private long _order;

    /// <summary>A clock that starts at <see cref="DefaultStart"/>.</summary>
    public VirtualTimeProvider()
        : this(DefaultStart)
    {
    }

    /// <summary>A clock that starts at a moment.</summary>
    /// <param name="start">The moment.</param>
    public VirtualTimeProvider(DateTimeOffset start)
    {
        _start = start.ToUniversalTime();
        _nowTicks = _start.Ticks;
    }

    /// <summary>How much time has passed since the clock was made.</summary>
    public TimeSpan Elapsed => GetUtcNow() - _start;

    /// <summary>How many timers are set.</summary>
    public int PendingTimers
    {
        get { lock (_lock) return _timers.Count; }
    }

    /// <summary>When the next timer is due, UTC; null when none is set.</summary>
    public DateTimeOffset? NextDue
    {
        get { lock (_lock) return _timers.Count == 0 ? null : new DateTimeOffset(_timers.Min.DueTicks, TimeSpan.Zero); }
    }

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock) return new DateTimeOffset(_nowTicks, TimeSpan.Zero);
    }

    /// <inheritdoc/>
    public override long GetTimestamp() => GetUtcNow().Ticks;

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new VirtualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Jumps to the next timer and fires it; a timer that is already due fires without the clock moving.</summary>
    /// <returns>False when no timer is set.</returns>
    public bool AdvanceToNextTimer()
    {
        if (TakeDue(DateTimeOffset.MaxValue.UtcTicks) is not { } timer) return false;
        timer.Fire();
        return true;
    }

    /// <summary>Lets time pass, firing every timer that comes due on the way, also those set on the way.</summary>
    /// <param name="time">How much; not negative.</param>
    public void Advance(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        long end;
        lock (_lock) end = DueTicks(time);
        while (TakeDue(end) is { } timer) timer.Fire();
        lock (_lock) _nowTicks = Math.Max(_nowTicks, end);
    }

    /// <summary>A mark: timers set from now on are set after it.</summary>
    internal long Mark
    {
        get { lock (_lock) return _order; }
    }

    /// <summary>Goes on to the first timer that was set after a mark, firing those that are due before it too. False when none is set.</summary>
    internal bool AdvanceToTimerAfter(long mark)
    {
        VirtualTimer? last;
        lock (_lock) last = _timers.FirstOrDefault(timer => timer.Order >= mark).Timer;
        if (last is null) return false;
        while (last.Place is not null && TakeDue(DateTimeOffset.MaxValue.UtcTicks) is { } timer)
        {
            timer.Fire();
            if (timer == last) break;
        }

        return true;
    }

    internal void Schedule(VirtualTimer timer, TimeSpan dueTime, TimeSpan period)
    {
        lock (_lock)
        {
            Unset(timer);
            timer.Period = period;
            if (dueTime != Timeout.InfiniteTimeSpan) Set(timer, DueTicks(dueTime));
        }
    }

    internal void Cancel(VirtualTimer timer)
    {
        lock (_lock) Unset(timer);
    }

    private VirtualTimer? TakeDue(long endTicks)
    {
        lock (_lock)
        {
            if (_timers.Count == 0 || _timers.Min.DueTicks > endTicks) return null;
            var (dueTicks, _, timer) = _timers.Min;
            _nowTicks = Math.Max(_nowTicks, dueTicks);
            Unset(timer);
            // A period of zero means once, as for the timers of the system.
            if (timer.Period > TimeSpan.Zero) Set(timer, DueTicks(timer.Period));
            return timer;
        }
    }

    private void Set(VirtualTimer timer, long dueTicks)
    {
        timer.Place = (dueTicks, _order++);
        _timers.Add((dueTicks, timer.Place.Value.Order, timer));
    }

    private void Unset(VirtualTimer timer)
    {
        if (timer.Place is not { } place) return;
        _timers.Remove((place.DueTicks, place.Order, timer));
        timer.Place = null;
    }

    private long DueTicks(TimeSpan time) => Math.Min(time.Ticks, DateTimeOffset.MaxValue.UtcTicks - _nowTicks) + _nowTicks;

    private sealed class TimerOrder : IComparer<(long DueTicks, long Order, VirtualTimer Timer)>
    {
        internal static readonly TimerOrder Instance = new();

        public int Compare((long DueTicks, long Order, VirtualTimer Timer) x, (long DueTicks, long Order, VirtualTimer Timer) y)
        {
            var byDue = x.DueTicks.CompareTo(y.DueTicks);
            return byDue != 0 ? byDue : x.Order.CompareTo(y.Order);
        }
    }
}
