namespace AslSharp.Durable;

/// <summary>Keeps executions in memory, as long as the object lives: for tests, and for executions that need not outlive the process.</summary>
public sealed class MemoryExecutionStore : IExecutionStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Entry> _executions = new(StringComparer.Ordinal);
    private readonly SortedDictionary<long, Entry> _byNumber = [];
    private readonly SortedSet<(DateTimeOffset Time, long Number)> _wakes = [];
    // By what they are listed under, those that started last at the end.
    private readonly Dictionary<string, List<Entry>> _lists = new(StringComparer.Ordinal);
    private readonly Dictionary<string, StoredMapRun> _mapRuns = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<StoredMapRun>> _mapRunsOf = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _activityTasks = new(StringComparer.Ordinal);
    private long _lastNumber;

    /// <inheritdoc/>
    public ValueTask OpenAsync(CancellationToken cancellationToken) => default;

    /// <inheritdoc/>
    public ValueTask<bool> CommitAsync(ExecutionCommit commit)
    {
        ArgumentNullException.ThrowIfNull(commit);
        lock (_gate)
        {
            foreach (var change in commit.Executions)
            {
                if ((Find(change.Execution.Arn)?.Execution.Revision ?? 0) != change.Execution.Revision - 1) return new(false);
            }

            foreach (var change in commit.Executions) Keep(change);
            foreach (var run in commit.MapRuns) Keep(run);
        }

        return new(true);
    }

    /// <inheritdoc/>
    public ValueTask<StoredExecution?> FindAsync(string arn, CancellationToken cancellationToken)
    {
        lock (_gate) return new(Find(arn)?.Execution);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StoredExecution>> ListAsync(ExecutionQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        lock (_gate)
        {
            return new([.. ListOf(query.Arn).AsEnumerable().Reverse()
                .Select(static entry => entry.Execution)
                .Where(execution => query.Status is null || execution.Status == query.Status)
                .Where(execution => query.Before is null || execution.Number < query.Before)
                .Where(execution => query.NamePart is null || NameOf(execution.Arn).Contains(query.NamePart, StringComparison.OrdinalIgnoreCase))
                .Take(query.Most)
                .Select(static execution => execution with { Content = default })]);
        }
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyDictionary<ExecutionStatus, long>> CountAsync(string arn, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return new(ListOf(arn).CountBy(static entry => entry.Execution.Status)
                .ToDictionary(static count => count.Key, static count => (long)count.Value));
        }
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StoredWake>> ReadWakesAsync(StoredWake? after, DateTimeOffset until, int most, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return new([.. _wakes
                .Where(wake => after is null || wake.CompareTo((after.Time, after.Number)) > 0)
                .TakeWhile(wake => wake.Time <= until)
                .Take(most)
                .Select(wake => new StoredWake(_byNumber[wake.Number].Execution.Arn, wake.Time, wake.Number))]);
        }
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StoredEvents>> ReadEventsAsync(string arn, int firstEventId, int lastEventId, CancellationToken cancellationToken)
    {
        lock (_gate) return new([.. Find(arn)?.Events.Where(part => part.LastEventId >= firstEventId && part.FirstEventId <= lastEventId) ?? []]);
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<string>> ReadActivityTasksAsync(string activity, int most, CancellationToken cancellationToken)
    {
        lock (_gate) return new([.. _activityTasks.GetValueOrDefault(activity)?.Take(most) ?? []]);
    }

    /// <inheritdoc/>
    public ValueTask<StoredMapRun?> FindMapRunAsync(string arn, CancellationToken cancellationToken)
    {
        lock (_gate) return new(_mapRuns.GetValueOrDefault(arn));
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyList<StoredMapRun>> ListMapRunsAsync(string executionArn, CancellationToken cancellationToken)
    {
        lock (_gate) return new([.. _mapRunsOf.GetValueOrDefault(executionArn) ?? []]);
    }

    /// <inheritdoc/>
    public ValueTask<int> DeleteEndedAsync(DateTimeOffset before, int most, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var ended = _executions.Values.Where(entry => entry.Execution.MapRunArn is null && entry.Execution.StopTime < before).Take(most).ToList();
            foreach (var entry in ended) Delete(entry);
            return new(ended.Count);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => default;

    private static ReadOnlySpan<char> NameOf(string arn) => arn.AsSpan(arn.LastIndexOf(':') + 1);

    private static string ListName(StoredExecution execution) => execution.MapRunArn ?? execution.StateMachineArn;

    private List<Entry> ListOf(string name) => _lists.GetValueOrDefault(name) ?? [];

    private Entry? Find(string arn) => _executions.GetValueOrDefault(arn);

    private void Keep(ExecutionChange change)
    {
        var execution = change.Execution;
        var entry = Find(execution.Arn);
        if (entry is null)
        {
            _executions.Add(execution.Arn, entry = new Entry(execution));
            _byNumber.Add(execution.Number = ++_lastNumber, entry);
            if (!_lists.TryGetValue(ListName(execution), out var list)) _lists.Add(ListName(execution), list = []);
            list.Add(entry);
        }
        else
        {
            Forget(entry.Execution);
            execution.Number = entry.Execution.Number;
            entry.Execution = execution;
        }

        if (execution.WakeTime is { } time) _wakes.Add((time, execution.Number));
        if (change.Events is { } events) entry.Events.Add(events);
        foreach (var (activity, token, waits) in change.ActivityTasks)
        {
            if (!_activityTasks.TryGetValue(activity, out var tokens)) _activityTasks.Add(activity, tokens = []);
            tokens.Remove(token);
            if (waits) tokens.Add(token);
        }
    }

    private void Keep(StoredMapRun run)
    {
        if (!_mapRunsOf.TryGetValue(run.ExecutionArn, out var runs)) _mapRunsOf.Add(run.ExecutionArn, runs = []);
        if (_mapRuns.TryAdd(run.Arn, run))
        {
            runs.Add(run);
        }
        else
        {
            _mapRuns[run.Arn] = run;
            runs[runs.FindIndex(known => known.Arn == run.Arn)] = run;
        }
    }

    private void Forget(StoredExecution execution)
    {
        if (execution.WakeTime is { } time) _wakes.Remove((time, execution.Number));
    }

    private void Delete(Entry entry)
    {
        Forget(entry.Execution);
        _executions.Remove(entry.Execution.Arn);
        _byNumber.Remove(entry.Execution.Number);
        var list = ListOf(ListName(entry.Execution));
        list.RemoveAt(list.BinarySearch(entry));
        if (!_mapRunsOf.Remove(entry.Execution.Arn, out var runs)) return;
        foreach (var run in runs)
        {
            _mapRuns.Remove(run.Arn);
            foreach (var child in _executions.Values.Where(other => other.Execution.MapRunArn == run.Arn).ToList()) Delete(child);
        }
    }

    private sealed class Entry(StoredExecution execution) : IComparable<Entry>
    {
        internal StoredExecution Execution { get; set; } = execution;

        internal List<StoredEvents> Events { get; } = [];

        public int CompareTo(Entry? other) => Execution.Number.CompareTo(other?.Execution.Number ?? 0);
    }
}
