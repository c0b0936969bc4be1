namespace AslSharp.LanguageServer;

/// <summary>
/// Collects garbage while nobody waits. What is known of a large file is some hundred thousand objects, and each keystroke makes all of them anew: left to
/// itself the runtime would collect in the middle of every sixth answer or so, which then takes three times as long.
/// </summary>
internal sealed class IdleCollector : IDisposable
{
    // Shorter than what lies between two keystrokes, and long enough that the editor has asked all it wants to know about a version.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(40);

    // Less than this is no work: small files are never collected for.
    private const long Enough = 16 * 1024 * 1024;

    private readonly Timer _timer;
    private long _collectedAt = GC.GetTotalAllocatedBytes();
    private int _working;

    internal IdleCollector() => _timer = new Timer(static self => ((IdleCollector)self!).Collect(), this, Timeout.Infinite, Timeout.Infinite);

    /// <summary>An answer is being looked for.</summary>
    internal void Begin() => Interlocked.Increment(ref _working);

    /// <summary>The answer is there.</summary>
    internal void End()
    {
        if (Interlocked.Decrement(ref _working) == 0) Postpone();
    }

    /// <summary>Something has happened: the pause begins anew.</summary>
    internal void Postpone()
    {
        try
        {
            _timer.Change(Pause, Timeout.InfiniteTimeSpan);
        }
        catch (ObjectDisposedException)
        {
            // The editor has left while its last answer was looked for.
        }
    }

    public void Dispose() => _timer.Dispose();

    private void Collect()
    {
        if (Volatile.Read(ref _working) > 0 || GC.GetTotalAllocatedBytes() - _collectedAt < Enough) return;

        // What the last version was made of lives in the younger generations; the oldest is left to the runtime.
        GC.Collect(1);
        _collectedAt = GC.GetTotalAllocatedBytes();
    }
}
