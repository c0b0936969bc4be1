namespace AslSharp.Durable;

/// <summary>One execution of a live one: itself, or a child of one of its distributed Maps. What it has had and has not kept yet is here.</summary>
internal sealed class KeptExecution
{
    // Events up to here stay with the execution: few executions have more, and none of those costs a second row.
    private const int LongestTail = 2048;

    private readonly List<Wait> _waits = [];
    private readonly ByteWriter _tail = new();
    private readonly ByteWriter _content = new();
    private Dictionary<string, AttemptBounds>? _savedBounds;
    private List<ActivityTaskChange>? _activityTasks;
    private Range _lastPayload;
    private int _firstEventId = 1;
    private int _lastEventId;
    private ExecutionPosition? _failedAt;

    internal KeptExecution(LiveExecution live, string arn)
    {
        Live = live;
        Arn = arn;
    }

    internal KeptExecution(LiveExecution live, StoredExecution stored, ExecutionContent content)
        : this(live, stored.Arn)
    {
        Stored = stored;
        Saved = content;
        _firstEventId = content.FirstEventId;
        _lastEventId = content.EventCount;
        content.Events.Span.CopyTo(_tail.GetSpan(content.Events.Length));
        _tail.Advance(content.Events.Length);
        if (content.Bounds.Count > 0) _savedBounds = content.Bounds.ToDictionary(static bounds => bounds.Key, StringComparer.Ordinal);
    }

    internal LiveExecution Live { get; }

    internal string Arn { get; }

    /// <summary>As it was last kept; null before.</summary>
    internal StoredExecution? Stored { get; private set; }

    /// <summary>What it was when it was loaded; null for one that starts.</summary>
    internal ExecutionContent? Saved { get; private set; }

    internal Execution? Execution { get; set; }

    internal ExecutionResult? Result { get; set; }

    /// <summary>What it was started with; null for one that was loaded, and for children.</summary>
    internal NewExecution? Start { get; init; }

    /// <summary>Why somebody stopped it.</summary>
    internal (string? Error, string? Cause) StopReason { get; set; }

    internal bool IsChanged { get; set; }

    // An Express child is nothing until it has ended.
    internal bool IsToBeKept => IsChanged && (Result is not null || Execution is not { MapRun.IsExpress: true });

    internal List<Wait> Waits => _waits;

    /// <summary>Whether it waits for nothing but the outside.</summary>
    internal bool IsPassive => _waits.TrueForAll(static wait => wait.IsPassive);

    /// <summary>Whether something of it has to be gone on with as soon as another process has the store.</summary>
    internal bool IsAtWork => _waits.Exists(static wait => !wait.IsPassive || wait is NestedAttempt { WaitsForExecution: true });

    /// <summary>The first moment at which something happens by itself; null for never.</summary>
    internal DateTimeOffset? Due
    {
        get
        {
            DateTimeOffset? due = null;
            foreach (var wait in _waits)
            {
                if (wait.Due is { } at && (due is null || at < due)) due = at;
            }

            return due;
        }
    }

    internal void Add(Wait wait)
    {
        wait.Index = _waits.Count;
        wait.Order = Live.NextOrder();
        _waits.Add(wait);
    }

    internal void Remove(Wait wait)
    {
        var last = _waits[^1];
        _waits[wait.Index] = last;
        last.Index = wait.Index;
        _waits.RemoveAt(_waits.Count - 1);
        wait.Index = -1;
    }

    internal AttemptBounds? TakeBounds(string key) => _savedBounds is not null && _savedBounds.Remove(key, out var bounds) ? bounds : null;

    internal void NoteActivityTask(Attempt attempt, bool waits)
    {
        // One that goes on from where it was saved is in the store already.
        if (waits && !IsChanged) return;
        var name = attempt.Context.Resource[(attempt.Context.Resource.LastIndexOf(':') + 1)..];
        (_activityTasks ??= []).Add(new(name, attempt.TaskToken!, waits));
        if (waits) Live.AfterCommit(() => Live.Engine.Router.TellActivity(name));
        IsChanged = true;
    }

    internal void Record(HistoryEvent historyEvent)
    {
        IsChanged = true;
        _lastEventId = Math.Max(_lastEventId, historyEvent.Id);
        EventBytes.Write(_tail, historyEvent, ref _lastPayload);
    }

    /// <summary>It is run again from where it failed.</summary>
    internal void Redrive()
    {
        Result = null;
        IsChanged = true;
    }

    /// <summary>What is to be kept of it now.</summary>
    internal ExecutionChange Save(DateTimeOffset? wake)
    {
        var execution = Execution!;
        var isOver = Result is not null;
        if (Result is { IsSuccess: false } && execution.Root is not null) _failedAt = execution.Save();
        var events = _tail.Length > LongestTail ? TakeTail() : null;
        var content = new ExecutionContent
        {
            Name = execution.Name,
            Fingerprint = execution.Description.Fingerprint,
            Input = execution.Input,
            TraceHeader = execution.TraceHeader,
            StartedBy = Saved is null ? Start?.StartedBy : Saved.StartedBy,
            WaitedForBy = Saved is null ? Start?.WaitedForBy : Saved.WaitedForBy,
            Output = Result?.Output ?? default,
            Error = Result is null ? null : Result.Error ?? StopReason.Error,
            Cause = Result is null ? null : Result.Cause ?? StopReason.Cause,
            RedriveCount = execution.RedriveCount,
            RedriveTime = execution.RedriveTime,
            EventCount = _lastEventId,
            Position = isOver ? Result!.IsSuccess ? null : _failedAt : execution.Save(),
            Bounds = isOver ? [] : SaveBounds(),
            FirstEventId = _firstEventId,
            Events = _tail.WrittenMemory,
        };
        _content.Clear();
        content.Write(_content);
        // The store has them, and nobody else asks for them.
        content.Events = default;
        var stored = new StoredExecution
        {
            Arn = Arn,
            StateMachineArn = execution.StateMachineId,
            MapRunArn = execution.MapRun?.Arn ?? Start?.Child?.MapRunArn ?? Stored?.MapRunArn,
            Status = Result?.Status ?? ExecutionStatus.Running,
            StartTime = execution.StartTime,
            StopTime = Result?.StopTime,
            WakeTime = wake,
            Revision = (Stored?.Revision ?? 0) + 1,
            Number = Stored?.Number ?? 0,
            StoreData = Stored?.StoreData,
            Content = _content.WrittenMemory,
        };
        IsChanged = false;
        var before = Saved is null ? null : (ExecutionStatus?)Stored!.Status;
        var isRedriven = Saved is not null && content.RedriveCount > Saved.RedriveCount;
        Stored = stored;
        Saved = content;
        if (stored.MapRunArn is null) Live.NoteOpened((before is null || isRedriven ? 1 : 0) - (IsEndKept(before, isRedriven) ? 1 : 0));
        if (Live.Engine.StatusChanges is not null && execution.MapRun is not { IsExpress: true }) NoteStatusChanges(before, isRedriven);
        var tasks = _activityTasks;
        _activityTasks = null;
        return new(stored) { Events = events, ActivityTasks = tasks is null ? [] : tasks };
    }

    /// <summary>Gives back what its commit was made of, where the store has it.</summary>
    internal void OnKept()
    {
        Stored!.Content = default;
        _content.Release();
    }

    /// <summary>Gives back all that is borrowed: nothing happens in it any more.</summary>
    internal void Release()
    {
        _tail.Release();
        _content.Release();
    }

    // What starts and ends in one commit is told of twice, as the service does.
    private void NoteStatusChanges(ExecutionStatus? before, bool isRedriven)
    {
        var description = ExecutionClient.Describe(Live.Engine, Stored!, Saved!);
        if (before is null || isRedriven) Live.NoteStatusChange(ExecutionStatusChange.Start(description));
        if (IsEndKept(before, isRedriven)) Live.NoteStatusChange(new(description));
    }

    private bool IsEndKept(ExecutionStatus? before, bool isRedriven)
        => Stored!.Status != ExecutionStatus.Running && (isRedriven || before is null or ExecutionStatus.Running);

    private StoredEvents TakeTail()
    {
        var part = new StoredEvents(_firstEventId, _lastEventId, _tail.ToArray());
        _tail.Clear();
        _lastPayload = default;
        _firstEventId = _lastEventId + 1;
        return part;
    }

    private List<AttemptBounds> SaveBounds()
    {
        List<AttemptBounds>? bounds = null;
        foreach (var wait in _waits)
        {
            if (wait is Attempt { Bounds: { } bound }) (bounds ??= []).Add(bound);
        }

        return bounds ?? [];
    }
}
