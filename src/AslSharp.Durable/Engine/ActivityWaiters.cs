using System.Collections.Concurrent;

namespace AslSharp.Durable;

/// <summary>Workers that poll for the tasks of activities.</summary>
internal sealed class ActivityWaiters(DurableEngine engine)
{
    private const int Page = 20;

    private readonly ConcurrentDictionary<string, SemaphoreSlim> _turns = new(StringComparer.Ordinal);

    /// <summary>The task that has waited longest, or null when there was none for so long.</summary>
    internal async Task<ActivityTask?> GetAsync(string activity, string? workerName, TimeSpan longest, CancellationToken cancellationToken)
    {
        var name = activity[(activity.LastIndexOf(':') + 1)..];
        using var over = new CancellationTokenSource(longest, engine.TimeProvider);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(over.Token, cancellationToken);
        while (true)
        {
            // Before the store is asked, so that nothing is missed.
            var signal = await engine.Router.WatchActivityAsync(name, end.Token).ConfigureAwait(false);
            if (await TakeAsync(name, workerName, cancellationToken).ConfigureAwait(false) is { } task) return task;
            await signal.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancellationToken.ThrowIfCancellationRequested();
            if (over.IsCancellationRequested && !signal.IsCompletedSuccessfully) return null;
        }
    }

    // One after the other, so that two workers do not ask for the same one.
    private async Task<ActivityTask?> TakeAsync(string activity, string? workerName, CancellationToken cancellationToken)
    {
        var turn = _turns.GetOrAdd(activity, static _ => new SemaphoreSlim(1));
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
}
