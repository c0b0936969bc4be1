namespace AslSharp.Orleans;

/// <summary>
/// Keeps executions in grain storage: a record for each with where it stands, records of their own for older parts of its history and for its Map
/// Runs, and with the shards what they are listed and woken by. A shard never believes that an execution has to be woken later than the record
/// says: what brings that forward is told to the shard first, all else when the record is kept. An execution that has just started and is at work
/// is kept by its shard alone, which has to be told of it anyway: its record is written when it has come further.
/// </summary>
internal sealed class GrainExecutionStore(RecordStorage records, ShardMap shards) : IExecutionStore
{
    private const int MostAttempts = 4;
    // A shard holds what it keeps in memory.
    private const int LongestFirstRecord = 8 * 1024;
    private static readonly TimeSpan PauseBetweenAttempts = TimeSpan.FromMilliseconds(250);

    public ValueTask OpenAsync(CancellationToken cancellationToken) => default;

    public ValueTask DisposeAsync() => default;

    /// <remarks>
    /// Not one transaction, but in an order in which each part can stand without those behind it: parts of histories, children, Map Runs, and last
    /// the execution that they belong to. Where it ends in the midst, that execution goes on from where it stood, and finds the children as they are.
    /// </remarks>
    public async ValueTask<bool> CommitAsync(ExecutionCommit commit)
    {
        ArgumentNullException.ThrowIfNull(commit);
        var changes = new Change[commit.Executions.Count];
        for (var i = 0; i < changes.Length; i++)
        {
            if (await PrepareAsync(commit.Executions[i], isAlone: changes.Length == 1).ConfigureAwait(false) is not { } change) return false;
            changes[i] = change;
        }

        if (changes is [var start] && commit.MapRuns.Count == 0 && start.MayStartWithShard) return await StartAsync(start).ConfigureAwait(false);
        await NoteFirstAsync(changes).ConfigureAwait(false);
        foreach (var change in changes)
        {
            if (change.Events is { } events)
                await records.ReplaceAsync(RecordKey.Events(change.Arn, events.FirstEventId), events.Content.ToArray(), null, static _ => true)
                    .ConfigureAwait(false);
        }

        // The one that all belongs to stands last, and its Map Runs before it.
        for (var i = 0; i < changes.Length; i++)
        {
            if (i == changes.Length - 1) await WriteMapRunsAsync(commit.MapRuns, changes[i]).ConfigureAwait(false);
            if (!await WriteAsync(changes[i]).ConfigureAwait(false)) return false;
        }

        if (changes.Length == 0) await WriteMapRunsAsync(commit.MapRuns, null).ConfigureAwait(false);
        await NoteAfterAsync(changes).ConfigureAwait(false);
        return true;
    }

    public async ValueTask<StoredExecution?> FindAsync(string arn, CancellationToken cancellationToken)
        => (await ReadAsync(arn).ConfigureAwait(false))?.Execution;

    public async ValueTask<IReadOnlyList<StoredExecution>> ListAsync(ExecutionQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var entries = await AskShardsAsync(shard => shard.ListAsync(query.Arn, query.Status, query.NamePart, query.Before, query.Most), cancellationToken)
            .ConfigureAwait(false);
        return [.. entries.OrderByDescending(static entry => entry.Number).Take(query.Most).Select(static entry => entry.ToStored())];
    }

    public async ValueTask<IReadOnlyDictionary<ExecutionStatus, long>> CountAsync(string arn, CancellationToken cancellationToken)
    {
        var counts = new Dictionary<ExecutionStatus, long>();
        foreach (var part in await Cluster.AskAsync(
            Task.WhenAll(shards.All.Select(shard => shard.CountAsync(arn))), "The shards of executions", cancellationToken).ConfigureAwait(false))
        {
            foreach (var (status, count) in part) counts[status] = counts.GetValueOrDefault(status) + count;
        }

        return counts;
    }

    public async ValueTask<IReadOnlyList<StoredWake>> ReadWakesAsync(StoredWake? after, DateTimeOffset until, int most, CancellationToken cancellationToken)
    {
        var entries = await AskShardsAsync(shard => shard.ReadWakesAsync(after?.Time, after?.Number ?? 0, until, most), cancellationToken)
            .ConfigureAwait(false);
        return [.. entries.Select(static entry => new StoredWake(entry.Arn, entry.WakeTime!.Value, entry.Number)).OrderBy(static wake => wake.Time)
            .ThenBy(static wake => wake.Number).Take(most)];
    }

    public async ValueTask<IReadOnlyList<StoredEvents>> ReadEventsAsync(string arn, int firstEventId, int lastEventId, CancellationToken cancellationToken)
    {
        if (await ReadAsync(arn).ConfigureAwait(false) is not { } record) return [];
        var parts = new List<StoredEvents>();
        for (var i = 0; i < record.Parts.Count; i++)
        {
            var first = record.Parts[i];
            var last = i + 1 < record.Parts.Count ? record.Parts[i + 1] - 1 : record.LastEventInParts;
            if (last < firstEventId || first > lastEventId) continue;
            var part = await records.ReadAsync(RecordKey.Events(arn, first)).ConfigureAwait(false)
                ?? throw new ExecutionStoreException(
                    $"The grain storage has lost events {first} to {last} of the execution '{arn}'. Put a backup in its place.");
            parts.Add(new(first, last, part.Data));
        }

        return parts;
    }

    public async ValueTask<IReadOnlyList<string>> ReadActivityTasksAsync(string activity, int most, CancellationToken cancellationToken)
    {
        var entries = await AskShardsAsync(shard => shard.ReadActivityTasksAsync(activity, most), cancellationToken).ConfigureAwait(false);
        return [.. entries.SelectMany(static entry => entry.ActivityTasks).Where(task => task.Activity == activity).OrderBy(static task => task.Order)
            .Take(most).Select(static task => task.TaskToken)];
    }

    public async ValueTask<StoredMapRun?> FindMapRunAsync(string arn, CancellationToken cancellationToken)
    {
        if (await records.ReadAsync(RecordKey.MapRun(arn)).ConfigureAwait(false) is not { } record) return null;
        var reader = new ByteReader(record.Data);
        return new(arn, reader.Text()!, reader.Bytes());
    }

    public async ValueTask<IReadOnlyList<StoredMapRun>> ListMapRunsAsync(string executionArn, CancellationToken cancellationToken)
    {
        var runs = new List<StoredMapRun>();
        foreach (var arn in (await ReadAsync(executionArn).ConfigureAwait(false))?.MapRuns ?? [])
        {
            if (await FindMapRunAsync(arn, cancellationToken).ConfigureAwait(false) is { } run) runs.Add(run);
        }

        return runs;
    }

    public async ValueTask<int> DeleteEndedAsync(DateTimeOffset before, int most, CancellationToken cancellationToken)
    {
        var ended = (await AskShardsAsync(shard => shard.ReadEndedAsync(before, most), cancellationToken).ConfigureAwait(false)).Take(most).ToList();
        foreach (var entry in ended) await DeleteAsync(entry.Arn, cancellationToken).ConfigureAwait(false);
        return ended.Count;
    }

    /// <summary>What a shard is to know of an execution that is kept.</summary>
    internal static Entry EntryOf(StoredExecution kept) => Entry.Of(kept, (kept.StoreData as Held)?.ActivityTasks ?? []);

    /// <summary>Tells a shard how an execution stands that it may have another idea of.</summary>
    internal async Task CorrectAsync(Entry entry)
        => await Cluster.AskAsync(shards.Of(entry.Arn).NoteAsync(Entry.ToBytes([entry]), isToBeKept: false), entry.Arn, default).ConfigureAwait(false);

    private async ValueTask<ExecutionRecord?> ReadAsync(string arn)
    {
        if (await records.ReadAsync(RecordKey.Execution(arn)).ConfigureAwait(false) is { } stored)
            return Hold(ExecutionRecord.Read(arn, stored.Data), stored.Tag);
        if (await Cluster.AskAsync(shards.Of(arn).FindAsync(arn), arn, default).ConfigureAwait(false) is not { } found) return null;
        var entry = Entry.ReadAll(found)[0];
        if (entry.FirstRecord is { } first)
        {
            var started = ExecutionRecord.Read(arn, first);
            started.Execution.Number = entry.Number;
            return Hold(started, null);
        }

        // It has come further in between, unless it is being deleted.
        return await records.ReadAsync(RecordKey.Execution(arn)).ConfigureAwait(false) is { } written
            ? Hold(ExecutionRecord.Read(arn, written.Data), written.Tag) : null;
    }

    private static ExecutionRecord Hold(ExecutionRecord record, string? tag)
    {
        record.Execution.StoreData = new Held
        {
            Tag = tag,
            Revision = record.Execution.Revision,
            Number = record.Execution.Number,
            WakeTime = record.Execution.WakeTime,
            ActivityTasks = record.ActivityTasks,
            Parts = record.Parts,
            LastEventInParts = record.LastEventInParts,
            MapRuns = record.MapRuns.ToDictionary(static arn => arn, static _ => (string?)null, StringComparer.Ordinal),
        };
        return record;
    }

    private async ValueTask<Change?> PrepareAsync(ExecutionChange change, bool isAlone)
    {
        var execution = change.Execution;
        var held = execution.StoreData as Held;
        if (held is not null && ReferenceEquals(held.Of, execution)) return Change.Kept(execution, held);
        // One that is new and alone finds out when it is written.
        if (held?.Revision != execution.Revision - 1 && (execution.Revision > 1 || !isAlone))
            held = (await ReadAsync(execution.Arn).ConfigureAwait(false))?.Execution.StoreData as Held;
        held ??= new Held();
        if (held.Revision != execution.Revision - 1) return null;
        var tasks = held.ActivityTasks;
        foreach (var (activity, token, waits) in change.ActivityTasks)
        {
            tasks = [.. tasks.Where(task => task.TaskToken != token)];
            // Later than all that wait already.
            if (waits) tasks = [.. tasks, new(activity, token, Math.Max(DateTime.UtcNow.Ticks, tasks.Count == 0 ? 0 : tasks[^1].Order + 1))];
        }

        return new(execution, held)
        {
            Events = change.Events,
            ActivityTasks = tasks,
            Parts = change.Events is { } events ? [.. held.Parts, events.FirstEventId] : held.Parts,
            LastEventInParts = change.Events?.LastEventId ?? held.LastEventInParts,
            MapRuns = new(held.MapRuns, StringComparer.Ordinal),
            HasNewTasks = change.ActivityTasks.Any(static task => task.Waits),
            HasOtherTasks = change.ActivityTasks.Count > 0,
        };
    }

    // Two of one ARN are told apart by the shard, and later by the ETag: of two that go on from one start only one writes the first record.
    private async ValueTask<bool> StartAsync(Change start)
    {
        var record = start.ToRecord().ToBytes();
        if (record.Length > LongestFirstRecord)
        {
            await NoteFirstAsync([start]).ConfigureAwait(false);
            return await WriteAsync(start, record).ConfigureAwait(false);
        }

        var number = await NoteAsync(start.ToEntry() with { FirstRecord = record, StartId = Random.Shared.NextInt64(1, long.MaxValue) }).ConfigureAwait(false);
        if (number == ShardMap.Taken) return false;
        start.Execution.Number = number;
        start.Hold(null);
        return true;
    }

    private async ValueTask NoteFirstAsync(Change[] changes)
    {
        foreach (var change in changes)
        {
            if (!change.IsToBeNotedFirst) continue;
            var number = await NoteAsync(change.ToEntry()).ConfigureAwait(false);
            if (change.Execution.Number == 0) change.Execution.Number = number;
            change.IsNoted = true;
        }
    }

    // A shard that another silo has just taken over answers there when it is asked again; what it was told already, it takes as it is.
    private async Task<long> NoteAsync(Entry entry)
    {
        var entries = Entry.ToBytes([entry]);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return (await Cluster.AskAsync(shards.Of(entry.Arn).NoteAsync(entries, isToBeKept: true), entry.Arn, default).ConfigureAwait(false))[0];
            }
            catch (ExecutionStoreException) when (attempt < MostAttempts)
            {
                await Task.Delay(PauseBetweenAttempts).ConfigureAwait(false);
            }
        }
    }

    private async ValueTask NoteAfterAsync(Change[] changes)
    {
        foreach (var group in changes.Where(static change => change.IsToBeNotedAfter).GroupBy(change => shards.NumberOf(change.Arn)).ToList())
        {
            var entries = group.ToList();
            var noting = shards.Of(entries[0].Arn).NoteAsync(Entry.ToBytes(entries.Select(static change => change.ToEntry())), isToBeKept: false);
            try
            {
                await noting.ConfigureAwait(false);
            }
            catch (Exception)
            {
                // It is in the record: the shard hears of it when it looks after the execution, which it takes for one at work.
            }
        }
    }

    private ValueTask<bool> WriteAsync(Change change) => change.IsKept ? new(true) : WriteAsync(change, change.ToRecord().ToBytes());

    private async ValueTask<bool> WriteAsync(Change change, byte[] record)
    {
        if (await records.WriteAsync(RecordKey.Execution(change.Arn), record, change.Tag).ConfigureAwait(false) is not { } tag) return false;
        change.Hold(tag);
        return true;
    }

    private async ValueTask WriteMapRunsAsync(IReadOnlyList<StoredMapRun> runs, Change? owner)
    {
        foreach (var run in runs)
        {
            var writer = new ByteWriter();
            writer.Text(run.ExecutionArn);
            writer.Bytes(run.Content.Span);
            var tag = await records.ReplaceAsync(RecordKey.MapRun(run.Arn), writer.ToArray(), owner?.MapRuns.GetValueOrDefault(run.Arn), static _ => true)
                .ConfigureAwait(false);
            if (owner?.Arn == run.ExecutionArn) owner.MapRuns[run.Arn] = tag;
        }
    }

    private async ValueTask DeleteAsync(string arn, CancellationToken cancellationToken)
    {
        if (await ReadAsync(arn).ConfigureAwait(false) is { } record)
        {
            foreach (var run in record.MapRuns)
            {
                IReadOnlyList<StoredExecution> children;
                while ((children = await ListAsync(new() { Arn = run, Most = 1000 }, cancellationToken).ConfigureAwait(false)).Count > 0)
                {
                    foreach (var child in children) await DeleteAsync(child.Arn, cancellationToken).ConfigureAwait(false);
                }

                await records.ClearAsync(RecordKey.MapRun(run)).ConfigureAwait(false);
            }

            foreach (var part in record.Parts) await records.ClearAsync(RecordKey.Events(arn, part)).ConfigureAwait(false);
            await records.ClearAsync(RecordKey.Execution(arn)).ConfigureAwait(false);
        }

        await Cluster.AskAsync(shards.Of(arn).NoteAsync(Entry.ToBytes([Entry.Gone(arn)]), isToBeKept: false), arn, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<List<Entry>> AskShardsAsync(Func<IShardGrain, Task<byte[]>> ask, CancellationToken cancellationToken)
    {
        var answers = await Cluster.AskAsync(Task.WhenAll(shards.All.Select(ask)), "The shards of executions", cancellationToken).ConfigureAwait(false);
        return [.. answers.SelectMany(static answer => Entry.ReadAll(answer))];
    }

    // What the store has of an execution in memory, from one commit to the next.
    private sealed class Held
    {
        /// <summary>The revision that was written; null for one that was read.</summary>
        internal StoredExecution? Of { get; init; }

        internal string? Tag { get; init; }

        internal long Revision { get; init; }

        internal long Number { get; init; }

        internal DateTimeOffset? WakeTime { get; init; }

        internal List<WaitingActivityTask> ActivityTasks { get; init; } = [];

        internal List<int> Parts { get; init; } = [];

        internal int LastEventInParts { get; init; }

        internal Dictionary<string, string?> MapRuns { get; init; } = new(StringComparer.Ordinal);
    }

    private sealed class Change(StoredExecution execution, Held held)
    {
        internal StoredExecution Execution => execution;

        internal string? Tag => held.Tag;

        internal string Arn => execution.Arn;

        internal StoredEvents? Events { get; init; }

        internal required List<WaitingActivityTask> ActivityTasks { get; init; }

        internal required List<int> Parts { get; init; }

        internal int LastEventInParts { get; init; }

        /// <summary>Its Map Runs, each with the ETag of its record as far as that is known.</summary>
        internal required Dictionary<string, string?> MapRuns { get; init; }

        internal bool HasNewTasks { get; init; }

        internal bool HasOtherTasks { get; init; }

        internal bool IsNoted { get; set; }

        /// <summary>Whether it was kept when this commit was tried before.</summary>
        internal bool IsKept { get; private init; }

        // A new one, too, that nobody has to wake: else nobody would find it in a list where the process ends before the shard hears of it.
        internal bool IsToBeNotedFirst
            => !IsKept
                && ((held.Revision == 0 && execution.MapRunArn is null)
                    || (execution.WakeTime is { } wake && (held.WakeTime is not { } before || wake < before)) || HasNewTasks);

        internal bool IsToBeNotedAfter
            => !IsNoted
                && (IsKept || held.Revision == 0 || execution.WakeTime != held.WakeTime || execution.Status != ExecutionStatus.Running || HasOtherTasks);

        internal static Change Kept(StoredExecution execution, Held held) => new(execution, held)
        {
            ActivityTasks = held.ActivityTasks,
            Parts = held.Parts,
            LastEventInParts = held.LastEventInParts,
            MapRuns = held.MapRuns,
            IsKept = true,
        };

        /// <summary>Whether a shard may keep it in place of a record: one that has just started, and is at work.</summary>
        internal bool MayStartWithShard
            => !IsKept && held.Revision == 0 && execution.WakeTime == DateTimeOffset.MinValue && Events is null && ActivityTasks.Count == 0;

        internal Entry ToEntry() => Entry.Of(execution, ActivityTasks);

        internal ExecutionRecord ToRecord() => new()
        {
            Execution = execution,
            Parts = Parts,
            LastEventInParts = LastEventInParts,
            MapRuns = [.. MapRuns.Keys],
            ActivityTasks = ActivityTasks,
        };

        /// <summary>It is kept: the next revision finds here what it follows on.</summary>
        internal void Hold(string? tag) => execution.StoreData = new Held
        {
            Of = execution,
            Tag = tag,
            Revision = execution.Revision,
            Number = execution.Number,
            WakeTime = execution.WakeTime,
            ActivityTasks = ActivityTasks,
            Parts = Parts,
            LastEventInParts = LastEventInParts,
            MapRuns = MapRuns,
        };
    }
}
