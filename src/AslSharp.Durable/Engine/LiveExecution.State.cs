namespace AslSharp.Durable;

/// <content>What it is, what of it is kept, and when it has to be woken.</content>
internal sealed partial class LiveExecution : IExecutionObserver
{
    private CancellationTokenSource? _stop;
    private readonly TaskCompletionSource<bool> _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Dictionary<string, KeptExecution>? _children;
    private Dictionary<string, ChildWait>? _apart;
    private List<KeptExecution>? _endedChildren;
    private List<KeptExecution>? _savedChildren;
    private bool _isRootSaved;
    private Dictionary<string, MapRun>? _mapRuns;
    private HashSet<MapRun>? _changedRuns;
    private List<IQuestion> _questions = [];
    private List<ExecutionStatusChange>? _statusChanges;
    private int _opened;
    private IMachineLife? _life;
    private MachineRegistration? _machine;
    private KeptExecution? _root;
    private volatile bool _isRunning;
    private bool _wasLoaded;
    private long _order;

    /// <summary>The execution; null where the store has none of that ARN.</summary>
    internal KeptExecution? Root => _root;

    /// <summary>The execution as it was last kept, or loaded; null before.</summary>
    internal StoredExecution? Kept { get; private set; }

    /// <summary>Completes when its start is kept: false where its ARN was taken.</summary>
    internal Task<bool> Started => _started.Task;

    internal bool IsRunning => _isRunning;

    internal long NextOrder() => _order++;

    internal string NewName => _root!.Start?.Name ?? _root.Saved!.Name;

    /// <summary>What it gives for its machine where it is a child that runs by itself; null for others.</summary>
    internal string? ChildMachineArn
        => _root!.Start is { } start ? start.Child?.StateMachineArn : _root.Stored!.MapRunArn is null ? null : _root.Stored.StateMachineArn;

    internal string? TraceHeader => _root!.Start is { } start ? start.TraceHeader : _root.Saved!.TraceHeader;

    private bool IsNew => _root is { Stored.Revision: 1 };

    private bool HasChanges
        => _root is { IsChanged: true } || _changedRuns is { Count: > 0 } || (_children is not null && _children.Values.Any(static child => child.IsToBeKept));

    // Whether a Map Run is under way: it reads and writes beside what its scopes wait for.
    private bool HasMapRun => _mapRuns is not null && _mapRuns.Values.Any(static run => run.Status == MapRunStatus.Running);

    private IEnumerable<KeptExecution> All => _children is null ? _root is null ? [] : [_root] : [_root!, .. _children.Values];

    // Most executions have no children: nothing is made for those.
    private bool IsIdle => !_isRunning || (!HasMapRun && _root!.IsPassive && (_children is null || _children.Values.All(static child => child.IsPassive)));

    private bool IsAtWork => HasMapRun || _root!.IsAtWork || (_children is not null && _children.Values.Any(static child => child.IsAtWork));

    /// <summary>The first moment at which something happens by itself.</summary>
    private DateTimeOffset? Due
    {
        get
        {
            var due = _root!.Due;
            if (_children is null) return due;
            foreach (var child in _children.Values)
            {
                if (child.Due is { } at && (due is null || at < due)) due = at;
            }

            return due;
        }
    }

    /// <summary>The status of an execution changes with the commit that is made now.</summary>
    internal void NoteStatusChange(ExecutionStatusChange change) => (_statusChanges ??= []).Add(change);

    /// <summary>So many more run when the commit that is made now is kept.</summary>
    internal void NoteOpened(int count) => _opened += count;

    /// <summary>The execution that the host behind has made gets an observer; it is the one that this is about.</summary>
    internal Execution Take(Execution execution)
    {
        execution.Observe(this);
        return _root!.Execution = execution;
    }

    internal KeptExecution OwnerOf(Frame frame) => ReferenceEquals(frame.Execution, _root!.Execution) ? _root : _children![frame.Execution.Id];

    public void OnEvent(string executionId, HistoryEvent historyEvent)
    {
        var owner = executionId == Arn ? _root! : _children![executionId];
        if (historyEvent.Type == HistoryEventType.ExecutionAborted && owner.StopReason is { Error: not null } or { Cause: not null })
        {
            historyEvent = historyEvent with { Error = owner.StopReason.Error, Cause = owner.StopReason.Cause };
        }

        owner.Record(historyEvent);
        if (_machine is null) return;
        if (_machine.HistoryLogger is { } logger && logger.IsWanted(historyEvent.Type))
            LogLater(logger, executionId, historyEvent, owner.Execution?.RedriveCount ?? 0);
        if (_machine.Options.Observer is { } observer) TellLater(observer, executionId, historyEvent);
    }

    // Methods of their own: what they capture is made for nobody else.
    private void LogLater(HistoryLogger logger, string executionId, HistoryEvent historyEvent, int redriveCount)
        => AfterCommit(() => logger.Write(executionId, historyEvent, redriveCount));

    private void TellLater(IExecutionObserver observer, string executionId, HistoryEvent historyEvent)
        => AfterCommit(() => Engine.Tell(observer, executionId, historyEvent));

    public void OnMapRun(string executionId, MapRun mapRun)
    {
        (_mapRuns ??= new(StringComparer.Ordinal))[mapRun.Arn] = mapRun;
        (_changedRuns ??= []).Add(mapRun);
    }

    private async ValueTask LoadAsync()
    {
        _isLoaded = true;
        _started.TrySetResult(true);
        var (stored, content) = await Engine.ReadAsync(Arn, default).ConfigureAwait(false);
        Kept = stored;
        // A child that runs with its parent is not gone on with by itself.
        if (stored is null || (stored.MapRunArn is not null && content!.WaitedForBy is null)) return;
        _wasLoaded = true;
        _root = new KeptExecution(this, stored, content!);
        if (stored.Status != ExecutionStatus.Running) return;
        if (Engine.FindMachine(stored.StateMachineArn, content!.Fingerprint) is not { } machine)
        {
            Engine.OnUnknownDefinition(stored, content);
            return;
        }

        var position = content.Position!;
        lock (_gate)
        {
            // Before all that has come in meanwhile.
            var mail = new Queue<(SendOrPostCallback Callback, object? State)>([(_ => Go(machine, content.Input, position), null)]);
            foreach (var letter in _mail) mail.Enqueue(letter);
            _mail = mail;
        }
    }

    /// <summary>Starts: asked once, of an execution that was made for it.</summary>
    internal void Begin()
    {
        var start = _start!;
        _start = null;
        _root = new KeptExecution(this, Arn) { Start = start, IsChanged = true };
        Go(start.Machine, start.Input, start.Child is not { } child ? null : new ExecutionPosition
        {
            Fingerprint = start.Machine.Description.Fingerprint,
            IsChildStart = true,
            Scope = new ScopePosition { StateName = child.StateName, Data = start.Input },
        });
    }

    private void Go(MachineRegistration machine, AslValue input, ExecutionPosition? position)
    {
        _machine = machine;
        _stop = new CancellationTokenSource();
        _life ??= machine.Create(this);
        _isRunning = true;
        _ = RunAsync(_life.RunAsync(input, position, _stop.Token));
    }

    private async Task RunAsync(ValueTask<ExecutionResult> running)
    {
        ExecutionResult result;
        try
        {
            result = await running.ConfigureAwait(true);
        }
        catch (OperationCanceledException) when (_isDropped)
        {
            return;
        }

        _root!.Result = result;
        _root.IsChanged = true;
        _isRunning = false;
    }

    private ExecutionCommit MakeCommit()
    {
        var changes = new List<ExecutionChange>(1);
        if (_children is not null)
        {
            foreach (var child in _children.Values)
            {
                if (!child.IsToBeKept) continue;
                changes.Add(child.Save(null));
                (_savedChildren ??= []).Add(child);
            }
        }

        var wake = WakeTime();
        _isRootSaved = _root!.IsChanged || wake != _root.Stored?.WakeTime;
        if (_isRootSaved) changes.Add(_root.Save(wake));
        if (_changedRuns is not { Count: > 0 } runs) return new() { Executions = changes };
        var stored = runs.Select(run => MapRunBytes.ToStored(run, Arn)).ToList();
        runs.Clear();
        return new() { Executions = changes, MapRuns = stored };
    }

    // What is at work has to be gone on with as soon as the next process has the store.
    private DateTimeOffset? WakeTime()
        => !_isRunning ? null : IsAtWork ? DateTimeOffset.MinValue : Due;

    private void OnCommitted(ExecutionCommit commit)
    {
        Kept = _root!.Stored;
        Tell(commit);
        if (_statusChanges is { Count: > 0 } statusChanges)
        {
            foreach (var change in statusChanges) Engine.StatusChanges!.Add(change);
            statusChanges.Clear();
        }

        if (_opened != 0) Engine.Open.Add(_opened);
        _opened = 0;
        if (!Engine.IsLedFromOutside) OnKept();
        foreach (var child in _endedChildren ?? []) _children!.Remove(child.Arn);
        _endedChildren = null;
        _savedChildren?.Clear();
        _started.TrySetResult(true);
        if (!_isRunning && _root!.Result is not null) AfterCommit(() => Engine.OnEnded(_root.Stored!, _root.Saved!));
    }

    // Somebody who leads the engine from outside may still ask for what an execution ended with.
    private void OnKept()
    {
        if (_isRootSaved) _root!.OnKept();
        foreach (var child in _savedChildren ?? []) child.OnKept();
        foreach (var child in _endedChildren ?? []) child.Release();
    }

    private void Tell(ExecutionCommit commit)
    {
        if (Engine.Watchers.IsEmpty) return;
        foreach (var change in commit.Executions) Engine.Watchers.Tell(change.Execution);
        // Who watches an execution sees how far its children are.
        if (commit.Executions.All(change => change.Execution.Arn != Arn)) Engine.Watchers.Tell(_root!.Stored!);
    }

    // Whether or not anything had to be kept: what was asked is told, and it is known when to go on.
    private void Settle()
    {
        foreach (var question in TakeQuestions()) question.Tell();
        if (_root is { Stored: { } stored } && _machine is not null)
            Engine.Wakes.Set(Arn, _isRunning ? Due : null, isKept: stored.WakeTime != DateTimeOffset.MinValue);
    }

    // Its ARN was taken: nothing of it has been kept, and nothing of it has been told. What came in meanwhile was meant for the other.
    private bool OnRefused()
    {
        Drop(null);
        _started.TrySetResult(false);
        Engine.Router.Wake(Arn);
        return false;
    }

    private void Release()
    {
        _root?.Release();
        foreach (var child in _children?.Values ?? Enumerable.Empty<KeptExecution>()) child.Release();
    }

    private void RefuseStart(Exception exception) => _started.TrySetException(exception);
}
