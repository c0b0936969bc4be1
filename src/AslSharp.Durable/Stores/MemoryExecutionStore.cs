namespace AslSharp.Durable;

/// <summary>
/// Keeps executions in memory, as long as the object lives: for tests, and for executions that need not outlive the process. All that run are kept, and of
/// those that have ended the last ones.
/// </summary>
public sealed class MemoryExecutionStore : IExecutionStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Entry> _executions = new(StringComparer.Ordinal);
    private readonly SortedDictionary<long, Entry> _byNumber = [];
    private readonly SortedSet<(DateTimeOffset Time, long Number)> _wakes = [];
    // By what they are listed under.
    private readonly Dictionary<string, Listing> _lists = new(StringComparer.Ordinal);
    private readonly Dictionary<string, StoredMapRun> _mapRuns = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<StoredMapRun>> _mapRunsOf = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> _activityTasks = new(StringComparer.Ordinal);
    // Those that have ended, in their order; one that is run again stays in here until it comes to the front.
    private readonly Queue<Entry> _ended = new();
    private long _lastNumber;

    /// <summary>
    /// How many executions are kept after their end, 10,000 unless this says otherwise; <see cref="int.MaxValue"/> for all. Of more, those that ended first are
    /// deleted with their histories and the children of their distributed Maps, which do not count.
    /// </summary>
    public int MostEnded { get; init; } = 10_000;

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
            return new([.. ListOf(query.Arn).From(query.Before, query.Status)
                .Where(execution => query.NamePart is null || NameOf(execution.Arn).Contains(query.NamePart, StringComparison.OrdinalIgnoreCase))
                .Take(query.Most)
                .Select(static execution => execution with { Content = default })]);
        }
    }

    /// <inheritdoc/>
    public ValueTask<IReadOnlyDictionary<ExecutionStatus, long>> CountAsync(string arn, CancellationToken cancellationToken)
    {
        lock (_gate) return new(ListOf(arn).Counts.ToDictionary());
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

    private Listing ListOf(string name) => _lists.GetValueOrDefault(name) ?? Listing.Empty;

    private Entry? Find(string arn) => _executions.GetValueOrDefault(arn);

    private void Keep(ExecutionChange change)
    {
        var entry = Find(change.Execution.Arn);
        change.Execution.Number = entry?.Execution.Number ?? ++_lastNumber;
        var execution = change.Execution with { Content = change.Execution.Content.ToArray() };
        if (entry is null)
        {
            _executions.Add(execution.Arn, entry = new Entry(execution));
            _byNumber.Add(execution.Number, entry);
            if (!_lists.TryGetValue(ListName(execution), out var list)) _lists.Add(ListName(execution), list = new());
            list.Add(entry);
        }
        else
        {
            Forget(entry.Execution);
            ListOf(ListName(execution)).Change(entry.Execution.Status, execution.Status);
            entry.Execution = execution;
        }

        if (execution.WakeTime is { } time) _wakes.Add((time, execution.Number));
        if (execution is { StopTime: not null, MapRunArn: null }) KeepEnded(entry);
        if (change.Events is { } events) entry.Events.Add(events);
        foreach (var (activity, token, waits) in change.ActivityTasks)
        {
            if (!_activityTasks.TryGetValue(activity, out var tokens)) _activityTasks.Add(activity, tokens = []);
            tokens.Remove(token);
            if (waits) tokens.Add(token);
        }
    }

    // One that was run again is in the queue twice, and leaves with its last end.
    private void KeepEnded(Entry ended)
    {
        ended.Ends++;
        _ended.Enqueue(ended);
        while (_ended.Count > MostEnded)
        {
            var first = _ended.Dequeue();
            if (--first.Ends == 0 && first.Execution.StopTime is not null && Find(first.Execution.Arn) == first) Delete(first);
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
        ListOf(ListName(entry.Execution)).Remove(entry);
        if (!_mapRunsOf.Remove(entry.Execution.Arn, out var runs)) return;
        foreach (var run in runs)
        {
            _mapRuns.Remove(run.Arn);
            foreach (var child in ListOf(run.Arn).Entries) Delete(child);
            _lists.Remove(run.Arn);
        }
    }

    /// <summary>The executions of a state machine, or the children of a Map Run, and how many there are of each status.</summary>
    private sealed class Listing
    {
        internal static readonly Listing Empty = new();

        // Those that started last at the end.
        private readonly List<Entry> _entries = [];

        internal Entry[] Entries => [.. _entries];

        internal Dictionary<ExecutionStatus, long> Counts { get; } = [];

        internal void Add(Entry entry)
        {
            _entries.Add(entry);
            Count(entry.Execution.Status, 1);
        }

        internal void Remove(Entry entry)
        {
            _entries.RemoveAt(_entries.BinarySearch(entry));
            Count(entry.Execution.Status, -1);
        }

        internal void Change(ExecutionStatus before, ExecutionStatus now)
        {
            Count(before, -1);
            Count(now, 1);
        }

        /// <summary>Those that started before a number, the last ones first.</summary>
        internal IEnumerable<StoredExecution> From(long? before, ExecutionStatus? status)
        {
            if (status is { } wanted && !Counts.ContainsKey(wanted)) yield break;
            for (var i = (before is { } number ? CountBelow(number) : _entries.Count) - 1; i >= 0; i--)
            {
                var execution = _entries[i].Execution;
                if (status is null || execution.Status == status) yield return execution;
            }
        }

        private int CountBelow(long number)
        {
            var (low, high) = (0, _entries.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (_entries[middle].Execution.Number < number) low = middle + 1;
                else high = middle;
            }

            return low;
        }

        private void Count(ExecutionStatus status, int by)
        {
            var count = Counts.GetValueOrDefault(status) + by;
            if (count == 0) Counts.Remove(status);
            else Counts[status] = count;
        }
    }

    private sealed class Entry(StoredExecution execution) : IComparable<Entry>
    {
        internal StoredExecution Execution { get; set; } = execution;

        internal List<StoredEvents> Events { get; } = [];

        /// <summary>How often it is among those that have ended.</summary>
        internal int Ends { get; set; }

        public int CompareTo(Entry? other) => Execution.Number.CompareTo(other?.Execution.Number ?? 0);
    }
}
