namespace AslSharp.Runtime;

/// <summary>Counts the children under way, and lets the run wait for them.</summary>
internal sealed class ChildGate
{
    private readonly Lock _gate = new();
    private TaskCompletionSource? _changed;
    private int _count;

    /// <summary>How many there are.</summary>
    internal int Count
    {
        get { lock (_gate) return _count; }
    }

    /// <summary>A child is under way.</summary>
    internal void Enter()
    {
        lock (_gate) _count++;
    }

    /// <summary>A child is over.</summary>
    internal void Leave() => Change(-1);

    /// <summary>How many may be under way has changed: who waits looks again.</summary>
    internal void Reconsider() => Change(0);

    /// <summary>Waits until fewer children than these are under way.</summary>
    /// <param name="count">How many, asked for anew whenever something has changed.</param>
    /// <param name="capturesContext">Whether to go on where the caller was.</param>
    internal async ValueTask DrainAsync(Func<int> count, bool capturesContext)
    {
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                if (_count < count()) return;
                changed = (_changed ??= new TaskCompletionSource()).Task;
            }

            await changed.ConfigureAwait(capturesContext);
        }
    }

    private void Change(int by)
    {
        TaskCompletionSource? changed;
        lock (_gate)
        {
            _count += by;
            (changed, _changed) = (_changed, null);
        }

        changed?.TrySetResult();
    }
}
