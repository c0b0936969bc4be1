using Microsoft.Extensions.Logging;
using Orleans.Concurrency;

namespace AslSharp.Orleans;

/// <summary>A shard: what it knows is in memory, and what has changed is kept in its log. Whoever asks for that at the same time shares one write.</summary>
[Reentrant]
[KeepAlive]
internal sealed class ShardGrain(DurableRuntime runtime, RecordStorage storage, ILogger<ShardGrain> logger) : Grain, IShardGrain, IRemindable
{
    private const string ReminderName = "look-after";
    private const int WokenAtOnce = 100;

    // What nobody waits for is kept with what somebody does, or after this long.
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan ReminderPeriod = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestSleep = TimeSpan.FromDays(1);
    private static readonly TimeSpan YoungestGone = TimeSpan.FromMinutes(1);

    private readonly ShardEntries _entries = new();
    private readonly ByteWriter _pending = new();
    private readonly HashSet<string> _woken = new(StringComparer.Ordinal);
    // Those that could not be woken, or are due all the same; they are tried again after a pause.
    private readonly HashSet<string> _aside = new(StringComparer.Ordinal);
    private ShardLog? _log;
    // What is being kept, or was last, and what will be next.
    private Task _writing = Task.CompletedTask;
    private TaskCompletionSource _kept = NewSignal();
    private IGrainTimer? _lazyWrite;
    private IGrainTimer? _retry;
    private ITimer? _alarm;
    private DateTimeOffset _armed = DateTimeOffset.MaxValue;
    private long _lastNumber;
    private bool _isWriting;
    private bool _isToLookAfter;
    private bool _isLookingAfter;

    private int Shard => (int)this.GetPrimaryKeyLong();

    private TimeProvider Clock => runtime.Engine.TimeProvider;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        await runtime.EngineAsync(cancellationToken).ConfigureAwait(true);
        _log = new ShardLog(storage, Shard);
        await _log.OpenAsync(entry => _entries.Put(entry)).ConfigureAwait(true);
        _lastNumber = _entries.LastNumber;
        var self = this.AsReference<IShardGrain>();
        _alarm = Clock.CreateTimer(static self => _ = ((IShardGrain)self!).FireAsync(), self, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        await this.RegisterOrUpdateReminder(ReminderName, ReminderPeriod, ReminderPeriod).ConfigureAwait(true);
        Arm();
        if (_entries.AtWork.Count > 0) _ = self.LookAfterAsync();
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _alarm?.Dispose();
        // The next activation reads what this one has kept.
        await KeepAsync().WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
    }

    public Task ReceiveReminder(string reminderName, TickStatus status) => LookAfterAsync();

    public async Task<long[]> NoteAsync(byte[] entries, bool isToBeKept)
    {
        var all = Entry.ReadAll(entries);
        var numbers = new long[all.Count];
        for (var i = 0; i < all.Count; i++) numbers[i] = Take(all[i]);
        Arm();
        if (isToBeKept)
        {
            // Also where it was known: whoever told it first may not have waited.
            await KeepAsync().ConfigureAwait(true);
        }
        else if (_pending.Length > 0 && !_isWriting)
        {
            _lazyWrite ??= this.RegisterGrainTimer(
                static (grain, _) => grain.WriteLazilyAsync(), this, new(LongestDelay, Timeout.InfiniteTimeSpan) { Interleave = true });
        }

        return numbers;
    }

    public async Task<byte[]?> FindAsync(string arn)
    {
        if (_entries.Find(arn) is not { } entry) return null;
        // Nobody goes on with what may not be kept yet.
        await KeepAsync().ConfigureAwait(true);
        return Entry.ToBytes([entry]);
    }

    public Task<byte[]> ListAsync(string arn, ExecutionStatus? status, string? namePart, long? before, int most)
        => Task.FromResult(Entry.ToList(_entries.List(arn, status, namePart, before).Take(most)));

    public Task<Dictionary<ExecutionStatus, long>> CountAsync(string arn)
        => Task.FromResult(
            _entries.List(arn, null, null, null).CountBy(static entry => entry.Status)
                .ToDictionary(static count => count.Key, static count => (long)count.Value));

    public Task<byte[]> ReadActivityTasksAsync(string activity, int most) => Task.FromResult(Entry.ToList(_entries.WithActivity(activity).Take(most)));

    public Task<byte[]> ReadWakesAsync(DateTimeOffset? afterTime, long afterNumber, DateTimeOffset until, int most)
        => Task.FromResult(Entry.ToList(_entries.ToBeWoken()
            .SkipWhile(entry => afterTime is { } time && (entry.WakeTime!.Value, entry.Number).CompareTo((time, afterNumber)) <= 0)
            .TakeWhile(entry => entry.WakeTime <= until)
            .Take(most)));

    public Task<byte[]> ReadEndedAsync(DateTimeOffset before, int most) => Task.FromResult(Entry.ToList(_entries.EndedBefore(before).Take(most)));

    public async Task FireAsync()
    {
        _armed = DateTimeOffset.MaxValue;
        var now = Clock.GetUtcNow();
        var due = _entries.Due(now).Where(IsToBeWoken).Take(WokenAtOnce).ToList();
        await Task.WhenAll(due.Select(WakeAsync)).ConfigureAwait(true);
        Arm();
    }

    public Task LookAfterAsync()
    {
        _isToLookAfter = true;
        if (!_isLookingAfter) _ = LookAfterAllAsync();
        return Task.CompletedTask;
    }

    // Longer than whoever asks for it would wait, where many are at work. Asked for meanwhile, it begins anew: another silo may have ended.
    private async Task LookAfterAllAsync()
    {
        _isLookingAfter = true;
        while (_isToLookAfter)
        {
            _isToLookAfter = false;
            foreach (var page in _entries.AtWork.ToList().Chunk(WokenAtOnce)) await Task.WhenAll(page.Select(WakeAsync)).ConfigureAwait(true);
        }

        _isLookingAfter = false;
        Arm();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private long Take(Entry entry)
    {
        var known = _entries.Find(entry.Arn);
        // A start that is told once more is the same one; any other comes too late.
        if (known is not null && entry.FirstRecord is not null) return known.StartId == entry.StartId ? known.Number : ShardMap.Taken;
        if (known is not null && known.Revision >= entry.Revision) return known.Number;
        if (known is null && entry.IsGone) return 0;
        if (!entry.IsGone) entry = entry with { Number = known?.Number ?? (entry.Number > 0 ? entry.Number : NextNumber()) };
        _entries.Put(entry);
        entry.Write(_pending);
        return entry.Number;
    }

    // Microseconds, and which shard it is: one order over all shards, as far as the clocks of silos agree.
    private long NextNumber()
    {
        var now = (DateTime.UtcNow - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond;
        return _lastNumber = Math.Max((now * ShardMap.MostShards) + Shard, _lastNumber + ShardMap.MostShards);
    }

    private async Task WakeAsync(string arn)
    {
        if (!_woken.Add(arn)) return;
        try
        {
            var entry = Entry.ReadAll(await GrainFactory.GetGrain<IExecutionGrain>(arn).WakeAsync().ConfigureAwait(true))[0];
            if (!entry.IsGone || IsOld(arn)) Take(entry);
            if (_entries.Find(arn) is { IsAtWork: false, WakeTime: { } time } && time <= Clock.GetUtcNow()) PutAside(arn);
            if (_pending.Length > 0 && !_isWriting) _ = WriteAsync();
        }
        catch (Exception exception)
        {
            ClusterLog.WakeFailed(logger, exception, arn);
            PutAside(arn);
        }
        finally
        {
            _woken.Remove(arn);
        }
    }

    private bool IsToBeWoken(string arn) => !_woken.Contains(arn) && !_aside.Contains(arn);

    private void PutAside(string arn)
    {
        _aside.Add(arn);
        _retry ??= this.RegisterGrainTimer(
            static (grain, _) => grain.RetryAsync(), this, new(PauseAfterFailure, Timeout.InfiniteTimeSpan) { Interleave = true });
    }

    private async Task RetryAsync()
    {
        _retry?.Dispose();
        _retry = null;
        var again = _aside.ToList();
        _aside.Clear();
        foreach (var page in again.Chunk(WokenAtOnce)) await Task.WhenAll(page.Select(WakeAsync)).ConfigureAwait(true);
        Arm();
    }

    // One that was told of a moment ago may be about to be kept for the first time.
    private bool IsOld(string arn)
        => _entries.Find(arn) is { } entry && DateTime.UnixEpoch.AddMicroseconds((double)(entry.Number / ShardMap.MostShards)) < DateTime.UtcNow - YoungestGone;

    private void Arm()
    {
        if (_entries.NextWake(IsToBeWoken) is not { } at || at >= _armed || _alarm is null) return;
        _armed = at;
        var left = at - Clock.GetUtcNow();
        if (left <= TimeSpan.Zero) _ = this.AsReference<IShardGrain>().FireAsync();
        else _alarm.Change(left > LongestSleep ? LongestSleep : left, Timeout.InfiniteTimeSpan);
    }

    private Task KeepAsync()
    {
        if (_pending.Length == 0) return _writing;
        var kept = _kept.Task;
        if (!_isWriting) _ = WriteAsync();
        return kept;
    }

    private Task WriteLazilyAsync()
    {
        _lazyWrite?.Dispose();
        _lazyWrite = null;
        return _pending.Length > 0 && !_isWriting ? WriteAsync() : Task.CompletedTask;
    }

    private async Task WriteAsync()
    {
        _isWriting = true;
        while (_pending.Length > 0)
        {
            var changes = _pending.ToArray();
            _pending.Clear();
            var kept = _kept;
            _writing = kept.Task;
            _kept = NewSignal();
            try
            {
                await _log!.AppendAsync(changes).ConfigureAwait(true);
                kept.SetResult();
                if (_log.IsLong) await _log.CheckpointAsync(_entries.All.ToList()).ConfigureAwait(true);
            }
            catch (Exception exception)
            {
                // What is known here is no longer what is kept: it is read anew.
                ClusterLog.ShardFailed(logger, exception, Shard);
                kept.TrySetException(exception);
                _ = kept.Task.Exception;
                _kept.TrySetException(exception);
                _ = _kept.Task.Exception;
                DeactivateOnIdle();
                return;
            }
        }

        _isWriting = false;
    }
}
