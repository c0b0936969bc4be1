using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;

namespace AslSharp.Durable;

/// <summary>Runs the executions of a store: those in memory, and those that it wakes.</summary>
internal sealed class DurableEngine : IAsyncDisposable
{
    private static readonly TimeSpan PauseAfterBreak = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<string, LiveExecution> _live = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, TaskCompletionSource<KeptEnd>> _waiters = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<MachineRegistration>> _machines = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _end = new();
    private readonly ILogger _logger;
    private TaskCompletionSource? _idle;
    private int _busy;
    private volatile bool _isStopping;

    internal DurableEngine(IExecutionStore store, IEnumerable<MachineRegistration> machines, TimeProvider timeProvider, ILogger logger)
    {
        Store = store;
        TimeProvider = timeProvider;
        _logger = logger;
        foreach (var machine in machines)
        {
            foreach (var name in (string[])[machine.Name, machine.StateMachineArn])
            {
                if (!_machines.TryGetValue(name, out var versions)) _machines.Add(name, versions = []);
                versions.Add(machine);
                // The first is the one that new executions run.
                versions.Sort(static (x, y) => y.Version.CompareTo(x.Version));
            }
        }

        var now = timeProvider.GetUtcNow();
        StateMachines = [.. _machines.Values.Select(static versions => versions[0]).Distinct().OrderBy(static machine => machine.Name, StringComparer.Ordinal)
            .Select(machine => new RegisteredStateMachine(machine, now))];
        Router = new LocalRouter(this);
        Wakes = new WakeSchedule(this);
        Activities = new ActivityWaiters(this);
    }

    internal IExecutionStore Store { get; }

    internal TimeProvider TimeProvider { get; }

    /// <summary>Those of which new executions are started.</summary>
    internal IReadOnlyList<RegisteredStateMachine> StateMachines { get; }

    /// <summary>Reaches executions: here, unless something else has been put in its place before the engine starts.</summary>
    internal IExecutionRouter Router { get; set; }

    /// <summary>Whether somebody else wakes what waits in the store, and tells when executions here are to come to rest.</summary>
    internal bool IsLedFromOutside { get; set; }

    /// <summary>Whether Standard children of distributed Maps run by themselves, wherever the router puts them, and not with their parents.</summary>
    internal bool RunsChildrenApart { get; set; }

    internal WakeSchedule Wakes { get; }

    internal ActivityWaiters Activities { get; }

    internal Watchers Watchers { get; } = new();

    internal OpenExecutions Open { get; init; } = new(null);

    /// <summary>How long after its end an execution may be redriven; null for ever.</summary>
    internal TimeSpan? LongestRedrive { get; init; }

    /// <summary>What publishers are told of; null where there are none.</summary>
    internal StatusChangeQueues? StatusChanges { get; init; }

    /// <summary>Who runs tasks in place of this; null for nobody.</summary>
    internal IForeignTasks? Foreign { get; init; }

    /// <summary>Whether nothing stays in memory beyond a commit: for tests of what is kept.</summary>
    internal bool DropsAlways { get; init; }

    /// <summary>What the store said when a commit failed, until one succeeds; null while all is well.</summary>
    internal ExecutionStoreException? StoreProblem { get; private set; }

    internal int LiveCount => _live.Count;

    internal IEnumerable<MachineRegistration> Machines => _machines.Values.SelectMany(static versions => versions).Distinct();

    /// <summary>Opens the store and goes on with what was under way.</summary>
    internal async Task StartAsync(CancellationToken cancellationToken)
    {
        await Store.OpenAsync(cancellationToken).ConfigureAwait(false);
        await Open.ReadAsync(Store, StateMachines.Select(static machine => machine.StateMachineArn), cancellationToken).ConfigureAwait(false);
        if (!IsLedFromOutside) await Wakes.StartAsync().ConfigureAwait(false);
    }

    /// <summary>Begins nothing new, and waits for the calls under way as long as it may. What has not ended then is called again by the next process.</summary>
    internal async Task StopAsync(CancellationToken cancellationToken)
    {
        _isStopping = true;
        Wakes.Dispose();
        var idle = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Volatile.Write(ref _idle, idle);
        if (Volatile.Read(ref _busy) == 0) idle.TrySetResult();
        await idle.Task.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (StatusChanges is not null) await StatusChanges.StopAsync(cancellationToken).ConfigureAwait(false);
        await _end.CancelAsync().ConfigureAwait(false);
        if (_busy > 0) Log.CallsLeft(_logger, _busy);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_isStopping) await StopAsync(new CancellationToken(true)).ConfigureAwait(false);
        await Store.DisposeAsync().ConfigureAwait(false);
        _end.Dispose();
    }

    /// <summary>A call begins; false where the process is about to end.</summary>
    internal bool TryEnter()
    {
        Enter();
        if (!_isStopping) return true;
        Leave();
        return false;
    }

    internal void Enter() => Interlocked.Increment(ref _busy);

    internal void Leave()
    {
        if (Interlocked.Decrement(ref _busy) == 0) Volatile.Read(ref _idle)?.TrySetResult();
    }

    /// <summary>The machine that new executions of a name, or of an ARN with or without a version, run; null for none.</summary>
    internal MachineRegistration? FindMachine(string nameOrArn)
    {
        if (_machines.TryGetValue(nameOrArn, out var versions)) return versions[0];
        var parts = nameOrArn.Split(':');
        if (parts.Length is not (7 or 8) || parts[5] != "stateMachine") return null;
        if (!_machines.TryGetValue(parts[6], out versions)) return null;
        return parts.Length == 7 ? versions[0] : versions.Find(machine => parts[7] == $"{machine.Version}");
    }

    /// <summary>The machine that runs a definition; null for none.</summary>
    internal MachineRegistration? FindMachine(string stateMachineArn, string fingerprint)
        // A child of a distributed Map gives the label of its run too.
        => _machines.GetValueOrDefault(stateMachineArn.Split('/')[0])?.Find(machine => machine.Description.Fingerprint == fingerprint);

    /// <summary>The machine that runs the definition of an execution.</summary>
    /// <exception cref="ExecutionDefinitionException">None does.</exception>
    internal MachineRegistration RequireMachine(StoredExecution stored, ExecutionContent content)
        => FindMachine(stored.StateMachineArn, content.Fingerprint) ?? throw new ExecutionDefinitionException(
            $"The execution '{stored.Arn}' runs a definition with the fingerprint {content.Fingerprint}, and no registered state machine of that name has it: "
            + "register the class of its definition beside the new one.");

    /// <summary>Whether an execution ended so long ago that it may not be redriven any more.</summary>
    internal bool IsTooOldToRedrive(StoredExecution stored) => TimeProvider.GetUtcNow() - stored.StopTime > LongestRedrive;

    /// <summary>Starts an execution, or finds that the very same runs.</summary>
    /// <exception cref="ExecutionAlreadyExistsException">The name was used for another input, or by one that has ended.</exception>
    internal async ValueTask<StoredExecution> StartAsync(NewExecution start, CancellationToken cancellationToken)
    {
        if (_isStopping) throw new InvalidOperationException("No execution is started any more: the process is about to end.");
        while (true)
        {
            var live = new LiveExecution(this, start);
            if (_live.TryAdd(start.Arn, live))
            {
                live.Run(live.Begin);
                if (await live.Started.WaitAsync(cancellationToken).ConfigureAwait(false)) return live.Root!.Stored!;
            }
            else if (_live.TryGetValue(start.Arn, out var other))
            {
                // Another start of that name may not be kept yet.
                await ((Task)other.Started).WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                cancellationToken.ThrowIfCancellationRequested();
            }

            var (stored, content) = await ReadAsync(start.Arn, cancellationToken).ConfigureAwait(false);
            if (stored is null) continue;
            if (stored.Status == ExecutionStatus.Running && content!.Input == start.Input) return stored;
            throw new ExecutionAlreadyExistsException(start.Arn);
        }
    }

    /// <summary>Asks something of an execution, where it runs; answered when what it changed is kept.</summary>
    internal async Task<T> AskAsync<T>(string arn, Func<LiveExecution, T> ask, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (Get(arn).TryAsk(ask) is not { } answer) continue;
            try
            {
                return await answer.WaitAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (answer.IsCanceled && !_end.IsCancellationRequested)
            {
                // It was given up before it came to the question.
            }
        }
    }

    internal async ValueTask<(StoredExecution? Stored, ExecutionContent? Content)> ReadAsync(string arn, CancellationToken cancellationToken)
    {
        var stored = await Store.FindAsync(arn, cancellationToken).ConfigureAwait(false);
        return stored is null ? default : (stored, ExecutionContent.Read(stored));
    }

    /// <summary>Waits until an execution has ended.</summary>
    /// <returns>What is kept of it; null where the store has to be asked.</returns>
    internal async Task<KeptEnd?> WaitAsync(string arn, CancellationToken cancellationToken)
    {
        // Before it is looked at, so that nothing is missed.
        var ended = _waiters.GetOrAdd(arn, static _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
        if (FindLive(arn) is not { IsRunning: true }
            && await Store.FindAsync(arn, cancellationToken).ConfigureAwait(false) is { Status: not ExecutionStatus.Running })
        {
            _waiters.TryRemove(new(arn, ended));
            return null;
        }

        return await ended.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Does what is due in an execution, and goes on with it where it is not in memory.</summary>
    internal void Wake(string arn)
    {
        if (_isStopping) return;
        LiveExecution live;
        do live = Get(arn);
        while (!live.TryRun(() => live.Recheck()));
    }

    internal async Task StopQuietlyAsync(string arn)
    {
        try
        {
            await Router.StopAsync(arn, null, null, _end.Token).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is OperationCanceledException or ExecutionStoreException)
        {
            // Whoever stops it has been stopped too.
        }
    }

    internal void CompleteForeign(string arn, string key, TaskOutcome outcome, Exception? problem)
    {
        LiveExecution live;
        do live = Get(arn);
        while (!live.TryRun(() =>
        {
            if (live.FindForeign(key) is not { } wait) return;
            if (problem is null) wait.Complete(outcome);
            else wait.Fail(problem);
        }));
    }

    /// <summary>A name for an execution that is to be the same whenever it is asked for again: a UUID made from the key.</summary>
    internal static string NameOf(string key)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(key), hash);
        // A UUID of version 8: made by a rule of one's own.
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true).ToString();
    }

    internal IDisposable? BeginCall(TaskContext context) => Log.BeginCall(_logger, context);

    /// <summary>
    /// Lets an execution come to rest, for it to be gone on with elsewhere: no call of it begins any more, those under way are waited for as long
    /// as that may take. What has not ended then is called again there.
    /// </summary>
    internal Task RetireAsync(string arn, CancellationToken cancellationToken) => FindLive(arn)?.RetireAsync(cancellationToken) ?? Task.CompletedTask;

    internal LiveExecution? FindLive(string arn) => _live.GetValueOrDefault(arn);

    internal void Forget(LiveExecution live) => _live.TryRemove(new(live.Arn, live));

    internal void OnEnded(StoredExecution stored, ExecutionContent content)
    {
        Log.Ended(_logger, stored.Arn, stored.Status);
        if (_waiters.TryRemove(stored.Arn, out var ended)) ended.TrySetResult(new(stored, content));
        if (content.WaitedForBy is { } parent && !_isStopping) Router.TellEnded(parent, new(stored, content));
    }

    /// <summary>An execution that another one may wait for has ended.</summary>
    internal void CheckEnded(string arn, KeptEnd ended)
    {
        LiveExecution live;
        do live = Get(arn);
        while (!live.TryRun(() => live.CheckEnded(ended)));
    }

    internal void Tell(IExecutionObserver observer, string executionId, HistoryEvent historyEvent)
    {
        try
        {
            observer.OnEvent(executionId, historyEvent);
        }
        catch (Exception exception)
        {
            Log.ObserverThrew(_logger, exception, executionId);
        }
    }

    internal void OnCommitted() => StoreProblem = null;

    internal void OnCommitFailed(LiveExecution live, ExecutionStoreException exception)
    {
        StoreProblem = exception;
        Log.CommitFailed(_logger, exception, live.Arn);
    }

    internal void OnBroken(LiveExecution live, Exception exception)
    {
        Log.Broken(_logger, exception, live.Arn);
        WakeLater(live.Arn);
    }

    /// <summary>Wakes an execution after a while: whatever came in for it meanwhile may be lost.</summary>
    internal void WakeLater(string arn) => Wakes.Set(arn, TimeProvider.GetUtcNow() + PauseAfterBreak, isKept: false);

    internal void OnWakesFailed(Exception exception) => Log.WakesFailed(_logger, exception);

    internal void OnUnknownDefinition(StoredExecution stored, ExecutionContent content)
    {
        var known = _machines.GetValueOrDefault(stored.StateMachineArn)?.Select(static machine => machine.Description.Fingerprint) ?? [];
        Log.UnknownDefinition(_logger, stored.Arn, content.Fingerprint, string.Join(", ", known));
    }

    /// <summary>Waits; false where the process ends meanwhile.</summary>
    internal async ValueTask<bool> PauseAsync(TimeSpan pause)
    {
        await Task.Delay(pause, TimeProvider, _end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return !_end.IsCancellationRequested;
    }

    private LiveExecution Get(string arn)
    {
        if (_live.TryGetValue(arn, out var live)) return live;
        live = new LiveExecution(this, arn);
        return _live.GetOrAdd(arn, live);
    }
}
