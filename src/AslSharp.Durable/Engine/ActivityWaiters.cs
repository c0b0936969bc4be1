namespace AslSharp.Durable;

/// <summary>Workers that poll for the tasks of activities.</summary>
internal sealed class ActivityWaiters(DurableEngine engine)
{
    private const int Page = 20;

    private readonly Lock _gate = new();
    // Of activities that somebody polls for: of others nothing stays, as workers may ask for any name.
    private readonly Dictionary<string, Line> _lines = new(StringComparer.Ordinal);

    internal int LineCount
    {
        get
        {
            lock (_gate) return _lines.Count;
        }
    }

    /// <summary>A task of the activity waits from now on.</summary>
    internal void Signal(string activity)
    {
        TaskCompletionSource signal;
        lock (_gate)
        {
            if (!_lines.TryGetValue(activity, out var line)) return;
            (signal, line.Signal) = (line.Signal, NewSignal());
        }

        signal.TrySetResult();
    }

    /// <summary>What completes when a task of an activity waits that a worker of this process polls for.</summary>
    internal Task WatchAsync(string activity, CancellationToken cancellationToken)
    {
        lock (_gate) return _lines[activity].Signal.Task.WaitAsync(cancellationToken);
    }

    /// <summary>The task that has waited longest, or null when there was none for so long.</summary>
    internal async Task<ActivityTask?> GetAsync(string activity, string? workerName, TimeSpan longest, CancellationToken cancellationToken)
    {
        var name = activity[(activity.LastIndexOf(':') + 1)..];
        using var over = new CancellationTokenSource(longest, engine.TimeProvider);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(over.Token, cancellationToken);
        var line = Enter(name);
        try
        {
            while (true)
            {
                // Before the store is asked, so that nothing is missed.
                var signal = await engine.Router.WatchActivityAsync(name, end.Token).ConfigureAwait(false);
                if (await TakeAsync(name, line.Turn, workerName, cancellationToken).ConfigureAwait(false) is { } task) return task;
                await signal.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                cancellationToken.ThrowIfCancellationRequested();
                if (over.IsCancellationRequested && !signal.IsCompletedSuccessfully) return null;
            }
        }
        finally
        {
            Leave(name, line);
        }
    }

    // One after the other, so that two workers do not ask for the same one.
    private async Task<ActivityTask?> TakeAsync(string activity, SemaphoreSlim turn, string? workerName, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            foreach (var token in await engine.Store.ReadActivityTasksAsync(activity, Page, cancellationToken).ConfigureAwait(false))
            {
                // When it is kept that a worker has it, it is given: not to be lost between the two, the answer is waited for to the end.
                var task = await engine.Router.TakeAsync(TaskTokenFormat.ArnOf(token)!, token, workerName, CancellationToken.None).ConfigureAwait(false);
                if (task is not null) return task;
            }

            return null;
        }
        finally
        {
            turn.Release();
        }
    }

    private Line Enter(string activity)
    {
        lock (_gate)
        {
            if (!_lines.TryGetValue(activity, out var line)) _lines.Add(activity, line = new Line());
            line.Pollers++;
            return line;
        }
    }

    private void Leave(string activity, Line line)
    {
        lock (_gate)
        {
            if (--line.Pollers == 0) _lines.Remove(activity);
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private sealed class Line
    {
        internal SemaphoreSlim Turn { get; } = new(1);

        internal TaskCompletionSource Signal { get; set; } = NewSignal();

        internal int Pollers { get; set; }
    }
}
