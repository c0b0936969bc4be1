namespace AslSharp.DurableTask;

/// <summary>
/// How long a call may take in its activity. The orchestration has timers of its own and gives the attempt up; but it does not end before
/// its activities do, so a call that nobody waits for any more must not go on for ever.
/// </summary>
/// <param name="context">The attempt.</param>
internal sealed class CallLimit(TaskContext context) : IDisposable
{
    // Timers of a process go no further than some weeks.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(40);

    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _over = new();
    private readonly CancellationTokenSource _silent = new();
    private CancellationTokenRegistration _silence;
    private bool _isDisposed;

    /// <summary>Starts to count.</summary>
    /// <returns>Cancelled when the time is over.</returns>
    internal CancellationToken Begin()
    {
        _silence = _silent.Token.UnsafeRegister(static over => ((CancellationTokenSource)over!).Cancel(), _over);
        Count(_over, context.TimeoutSeconds);
        Renew();
        return _over.Token;
    }

    /// <summary>The work goes on: silence counts from here.</summary>
    internal void Renew()
    {
        lock (_gate)
        {
            // Who has a token may tell of the work from elsewhere, and that is not known here.
            if (context.TaskToken is null && !_isDisposed) Count(_silent, context.HeartbeatSeconds);
        }
    }

    public void Dispose()
    {
        // What was given up may still tell that it is at work.
        lock (_gate) _isDisposed = true;
        _silence.Dispose();
        _silent.Dispose();
        _over.Dispose();
    }

    private static void Count(CancellationTokenSource source, long seconds)
    {
        if (seconds > 0 && seconds <= Longest.TotalSeconds) source.CancelAfter(TimeSpan.FromSeconds(seconds));
    }
}
