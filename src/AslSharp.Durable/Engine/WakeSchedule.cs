namespace AslSharp.Durable;

/// <summary>
/// When executions have to be woken. Those of the next minute are known here, and no more of them than a bound; those behind are read from
/// the store when their time comes near. One timer for all.
/// </summary>
internal sealed class WakeSchedule : IDisposable
{
    private const int MostKnown = 10_000;
    private const int Page = 1_000;

    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestSleep = TimeSpan.FromDays(1);

    private readonly DurableEngine _engine;
    private readonly Lock _gate = new();
    private readonly PriorityQueue<string, DateTimeOffset> _queue = new();
    private readonly Dictionary<string, DateTimeOffset> _due = new(StringComparer.Ordinal);
    private readonly ITimer _timer;
    private DateTimeOffset _horizon = DateTimeOffset.MinValue;
    private DateTimeOffset _armed = DateTimeOffset.MaxValue;
    private StoredWake? _read;
    private DateTimeOffset _nextBehind = DateTimeOffset.MaxValue;
    private bool _isReading;
    private bool _isDisposed;

    internal WakeSchedule(DurableEngine engine)
    {
        _engine = engine;
        _timer = engine.TimeProvider.CreateTimer(static schedule => ((WakeSchedule)schedule!).Fire(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>How many executions are known here.</summary>
    internal int Count
    {
        get { lock (_gate) return _due.Count; }
    }

    public void Dispose()
    {
        lock (_gate) _isDisposed = true;
        _timer.Dispose();
    }

    /// <summary>Wakes what is due and what was at work, and reads ahead.</summary>
    internal ValueTask StartAsync() => ReadAheadAsync();

    /// <summary>Sets the moment of an execution, in place of the one before.</summary>
    /// <param name="arn">The execution.</param>
    /// <param name="due">The moment; null for none.</param>
    /// <param name="isKept">Whether the store knows the moment, so that it need not be known here while it is far.</param>
    internal void Set(string arn, DateTimeOffset? due, bool isKept)
    {
        if (isKept && _engine.IsLedFromOutside) due = null;
        lock (_gate)
        {
            if (due is not { } at || (isKept && at > _horizon))
            {
                _due.Remove(arn);
                if (due is null || due >= _nextBehind) return;
                _nextBehind = due.Value;
            }
            else
            {
                if (_due.TryGetValue(arn, out var before) && before == at) return;
                _due[arn] = at;
                _queue.Enqueue(arn, at);
                if (_queue.Count > 2 * (_due.Count + MostKnown)) ForgetPassed();
            }

            Arm();
        }
    }

    private void Fire() => _ = FireAsync();

    private async Task FireAsync()
    {
        try
        {
            List<string> due = [];
            bool isToRead;
            lock (_gate)
            {
                if (_isDisposed) return;
                _armed = DateTimeOffset.MaxValue;
                var now = _engine.TimeProvider.GetUtcNow();
                while (_queue.TryPeek(out var arn, out var at) && at <= now)
                {
                    _queue.Dequeue();
                    // One that was set anew has another entry.
                    if (_due.TryGetValue(arn, out var current) && current == at && _due.Remove(arn)) due.Add(arn);
                }

                isToRead = !_isReading && IsNear(now);
                if (!isToRead) Arm();
            }

            foreach (var arn in due) _engine.Router.Wake(arn);
            if (isToRead) await ReadAheadAsync().ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            _engine.OnWakesFailed(exception);
            lock (_gate)
            {
                _isReading = false;
                _nextBehind = _engine.TimeProvider.GetUtcNow() + Ahead;
                Arm();
            }
        }
    }

    // Half of what is known has passed, or the next one that is not known is near.
    private bool IsNear(DateTimeOffset now) => _nextBehind - now <= Ahead / 2;

    private async ValueTask ReadAheadAsync()
    {
        lock (_gate) _isReading = true;
        while (true)
        {
            DateTimeOffset until;
            lock (_gate)
            {
                until = _engine.TimeProvider.GetUtcNow() + Ahead;
                // From here on what comes in between is known by itself.
                if (until > _horizon) _horizon = until;
                _nextBehind = DateTimeOffset.MaxValue;
            }

            var page = await _engine.Store.ReadWakesAsync(_read, until, Page, default).ConfigureAwait(false);
            var now = _engine.TimeProvider.GetUtcNow();
            foreach (var wake in page)
            {
                if (wake.Time <= now) _engine.Wake(wake.Arn);
                else Set(wake.Arn, wake.Time, isKept: false);
            }

            if (page.Count > 0) _read = page[^1];
            if (page.Count == Page && Count < MostKnown) continue;
            // The next one behind tells when to read again.
            var next = await _engine.Store.ReadWakesAsync(_read, DateTimeOffset.MaxValue, 1, default).ConfigureAwait(false);
            lock (_gate)
            {
                if (next is [{ Time: var found }])
                {
                    // What was started since is at work already, and has no moment: looking again is all that is due.
                    var time = found < now ? now : found;
                    _nextBehind = time < _nextBehind ? time : _nextBehind;
                    if (time <= _horizon) _horizon = time.AddTicks(-1);
                }

                _isReading = false;
                Arm();
                return;
            }
        }
    }

    // What was set anew leaves its moment before behind.
    private void ForgetPassed()
    {
        _queue.Clear();
        _queue.EnqueueRange(_due.Select(static entry => (entry.Key, entry.Value)));
    }

    private void Arm()
    {
        if (_isDisposed) return;
        var at = _queue.TryPeek(out _, out var first) ? first : DateTimeOffset.MaxValue;
        var read = _nextBehind == DateTimeOffset.MaxValue || _isReading ? _nextBehind : _nextBehind - (Ahead / 2);
        if (read < at) at = read;
        if (at == DateTimeOffset.MaxValue || at >= _armed) return;
        _armed = at;
        var left = at - _engine.TimeProvider.GetUtcNow();
        _timer.Change(left < TimeSpan.Zero ? TimeSpan.Zero : left > LongestSleep ? LongestSleep : left, Timeout.InfiniteTimeSpan);
    }
}
