using System.Collections.Immutable;

namespace AslSharp.Durable;

/// <summary>Those who watch executions.</summary>
internal sealed class Watchers
{
    private ImmutableArray<Watcher> _all = [];

    internal bool IsEmpty => _all.IsEmpty;

    internal int Count => _all.Length;

    /// <summary>Begins to watch.</summary>
    /// <param name="arn">A state machine, an execution or a Map Run; null for all executions.</param>
    internal Watcher Add(string? arn)
    {
        var watcher = new Watcher(this, arn);
        ImmutableInterlocked.Update(ref _all, static (all, watcher) => all.Add(watcher), watcher);
        return watcher;
    }

    /// <summary>What of an execution is kept has changed.</summary>
    internal void Tell(StoredExecution stored)
    {
        // One for all of them.
        var item = ExecutionListItem.Of(stored);
        foreach (var watcher in _all) watcher.Tell(item);
    }

    /// <summary>One of them: holds what it has not been told of yet.</summary>
    internal sealed class Watcher(Watchers watchers, string? arn) : IDisposable
    {
        private const int MostWaiting = 1000;

        private readonly Lock _gate = new();
        private readonly SemaphoreSlim _hasNews = new(0);
        private Dictionary<string, ExecutionListItem> _news = new(StringComparer.Ordinal);

        internal async ValueTask<IReadOnlyList<ExecutionListItem>> ReadAsync(CancellationToken cancellationToken)
        {
            await _hasNews.WaitAsync(cancellationToken).ConfigureAwait(false);
            lock (_gate)
            {
                var news = _news;
                _news = new(StringComparer.Ordinal);
                return [.. news.Values];
            }
        }

        public void Dispose() => ImmutableInterlocked.Update(ref watchers._all, static (all, watcher) => all.Remove(watcher), this);

        internal void Tell(ExecutionListItem item)
        {
            if (arn is not null && arn != item.ExecutionArn && arn != (item.MapRunArn ?? item.StateMachineArn)) return;
            lock (_gate)
            {
                if (_news.Count >= MostWaiting && !_news.ContainsKey(item.ExecutionArn)) return;
                if (_news.Count == 0) _hasNews.Release();
                _news[item.ExecutionArn] = item;
            }
        }
    }
}
