using System.Diagnostics;

namespace AslSharp.Hosting;

/// <summary>
/// Where one scope of an execution stands: the machine, a branch or an iteration. Emitted code derives one class for each scope, whose
/// fields are its variables. A frame belongs to one logical thread; nothing in it is read by another while that one runs.
/// </summary>
public abstract partial class Frame
{
    /// <summary>How many turns of a loop that never waits run in one go, before whatever runs beside it is let in.</summary>
    public const int TurnsAtOnce = 512;

    private TaskContext? _task;
    private TaskContext? _spare;
    private Details? _details;
    private Retries? _retries;
    private readonly int _parentUse;
    private HistoryEventType _entered;
    private int _use;
    private Expected _expected;

    /// <summary>The frame of the outermost scope.</summary>
    /// <param name="execution">The execution.</param>
    /// <param name="data">The scope's input.</param>
    protected Frame(Execution execution, AslValue data)
    {
        Execution = execution;
        Data = data;
    }

    /// <summary>The frame of a branch or an iteration.</summary>
    /// <param name="lane">Where it runs.</param>
    /// <param name="data">The scope's input.</param>
    protected Frame(Lane lane, AslValue data)
    {
        ArgumentNullException.ThrowIfNull(lane);
        Execution = lane.Parent.Execution;
        Parent = lane.Parent;
        _parentUse = lane.Parent._use;
        IsIteration = lane.IsMap;
        _spare = lane.SpareTask;
        lane.SpareTask = null;
        Start(lane, data);
        if (lane.Position is { } position) More.Resumed = position;
    }

    /// <summary>The execution.</summary>
    public Execution Execution { get; }

    /// <summary>The enclosing scope's frame; null for the machine.</summary>
    public Frame? Parent { get; }

    /// <summary>The branch's or the iteration's number, from 0.</summary>
    public int Index { get; private set; }

    /// <summary>Whether this is an iteration of a Map state.</summary>
    public bool IsIteration { get; }

    /// <summary>The iteration's item; else undefined.</summary>
    public AslValue ItemValue { get; private set; }

    /// <summary>The step to go on with.</summary>
    public int Step { get; set; }

    /// <summary>The raw input of the state at <see cref="Step"/>.</summary>
    public AslValue Data { get; set; }

    /// <summary>The state this scope is in.</summary>
    public string StateName { get; private set; } = "";

    /// <summary>How many times this visit of the state has been retried.</summary>
    public int RetryCount => _retries?.Count ?? 0;

    /// <summary>When the state was entered; set only by machines that ask for it.</summary>
    public DateTimeOffset StateEnteredTime
    {
        get => _details?.StateEnteredTime ?? default;
        set => More.StateEnteredTime = value;
    }

    /// <summary>The token of the task attempt in progress, or null.</summary>
    public string? TaskToken => _details?.TaskToken;

    /// <summary>How many states this scope has entered: tells one visit of a state from the next.</summary>
    internal int Visits { get; private set; }

    /// <summary>Names what this scope does now, the same whenever it goes on from here: execution, scope, state, visit, attempt.</summary>
    public string Place => $"{Execution.Id}{ScopePath}/{StateName}#{Visits}.{RetryCount}";

    internal string ScopePath => Parent is null ? "" : $"{Parent.ScopePath}/{Parent.StateName}#{Parent.Visits}.{Parent.RetryCount}[{Index}]";

    /// <summary>The state this scope is in, behind those of the scopes around it, for people.</summary>
    internal string StatePath => Parent is null ? StateName : $"{Parent.StatePath}[{Index}]/{StateName}";

    internal int EnteredEventId { get; private set; }

    internal int PreviousEventId { get; set; }

    /// <summary>The span of the state that this scope is in; null where nobody listens.</summary>
    internal Activity? Span => TelemetrySwitch.IsSupported ? _details?.Span : null;

    private Details More => _details ??= new Details();

    /// <summary>The variables assigned so far, as an object; emitted code overrides it where the scope has any.</summary>
    /// <returns>An object.</returns>
    public virtual AslValue SaveVariables() => AslValue.EmptyObject;

    /// <summary>Puts variables back; emitted code overrides it where the scope has any.</summary>
    /// <param name="variables">What <see cref="SaveVariables"/> gave.</param>
    public virtual void RestoreVariables(AslValue variables)
    {
    }

    /// <summary>The document with the members that this frame holds apart from it; emitted code overrides it where the scope holds any.</summary>
    /// <param name="data">The document without them.</param>
    /// <returns>The whole document.</returns>
    public virtual AslValue Whole(AslValue data) => data;

    /// <summary>Lets go of all held members; emitted code overrides it where the scope holds any.</summary>
    public virtual void Release()
    {
    }

    /// <summary>Takes the members to hold out of a whole document; emitted code overrides it where the scope holds any.</summary>
    /// <param name="data">The whole document.</param>
    public virtual void Hold(AslValue data)
    {
    }

    /// <summary>Puts the document together: from here on nothing is held.</summary>
    /// <param name="data">The document without the held members.</param>
    /// <returns>The whole document.</returns>
    public AslValue PutTogether(AslValue data)
    {
        var whole = Whole(data);
        Release();
        return whole;
    }

    /// <summary>
    /// Makes this the frame of the next iteration: the one before has ended without ever waiting, so nobody but a method that kept its
    /// <see cref="TaskContext"/> still knows of it.
    /// </summary>
    internal void Begin(Lane lane, AslValue data)
    {
        _use++;
        StateName = "";
        Visits = EnteredEventId = 0;
        _entered = default;
        _expected = Expected.Nothing;
        _task = null;
        _details = null;
        _retries = null;
        Release();
        RestoreVariables(AslValue.EmptyObject);
        Start(lane, data);
    }

    private void Start(Lane lane, AslValue data)
    {
        Index = lane.Index;
        ItemValue = lane.ItemValue;
        PreviousEventId = lane.EventId;
        Data = data;
        lane.Frame = this;
    }

    /// <summary>Which of the iterations that have this frame one after the other has it now.</summary>
    internal int Use => _use;

    /// <summary>Whether this frame, and all around it, still belong to those that they belonged to at that use.</summary>
    internal bool IsUse(int use) => use == _use && (Parent is null || Parent.IsUse(_parentUse));

    /// <summary>A state is entered.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="type">The event to record.</param>
    /// <param name="data">Its raw input.</param>
    public void Enter(string name, HistoryEventType type, AslValue data)
    {
        StateName = name;
        Visits++;
        _retries = null;
        _entered = type;
        if (Execution.IsFollowed) RecordEntered(type, data);
        else EnteredEventId = PreviousEventId = Execution.Count();
    }

    /// <summary>A field of the state in progress has given a value; only machines compiled for inspection tell of it.</summary>
    /// <param name="stage">Which field.</param>
    /// <param name="value">The value, but for held members where it is the whole document.</param>
    public void Inspect(InspectionStage stage, AslValue value) => Execution.Inspector?.OnStage(this, stage, value);

    /// <summary>Tells an inspector what the items of a Map state are after its <c>ItemSelector</c>.</summary>
    /// <param name="count">How many items there are.</param>
    /// <param name="select">Applies the selector to an item, by its number.</param>
    public void InspectItems(int count, Func<int, AslValue> select)
    {
        ArgumentNullException.ThrowIfNull(select);
        if (Execution.Inspector is { } inspector)
            inspector.OnStage(this, InspectionStage.AfterItemSelector, Values.Array([.. Enumerable.Range(0, count).Select(select)]));
    }

    /// <summary>The state assigned variables: kept for the event of its exit.</summary>
    /// <param name="variables">The variables with their new values.</param>
    public void NoteAssigned(params ReadOnlySpan<AslProperty> variables)
    {
        if (Execution.IsObserved) More.Assigned = Values.Merge(AslValue.EmptyObject, variables);
    }

    /// <summary>A state is left with an output.</summary>
    /// <param name="type">The event to record.</param>
    /// <param name="output">Its output.</param>
    public void Exit(HistoryEventType type, AslValue output)
    {
        if (Execution.IsFollowed) RecordExited(type, output);
        else PreviousEventId = Execution.Count();
    }

    /// <summary>Lets run what runs beside a loop that never waits: siblings, timers, the caller.</summary>
    /// <typeparam name="THost">The host.</typeparam>
    /// <param name="host">The host.</param>
    /// <param name="cancellationToken">Cancelled when the execution or the enclosing state stops.</param>
    /// <returns>Success without a value.</returns>
    internal ValueTask<TaskOutcome> YieldAsync<THost>(THost host, CancellationToken cancellationToken)
        where THost : struct, IExecutionHost
    {
        // An engine that replays has a thread of its own, and runs nothing beside.
        if (THost.CaptureContext && !THost.KeepsFrames) return new(TaskOutcome.Success(default));
        Execution.BecomeConcurrent();
        return host.YieldAsync(this, cancellationToken);
    }

    /// <summary>An attempt of a task gets a token.</summary>
    /// <typeparam name="THost">The host.</typeparam>
    /// <param name="host">The host, which makes it.</param>
    public void IssueTaskToken<THost>(THost host)
        where THost : struct, IExecutionHost
    {
        if (Resumed is null) More.TaskToken = host.NewTaskToken(this);
    }

    /// <summary>An attempt of a task starts.</summary>
    /// <param name="task">The Task state.</param>
    /// <param name="input">The task's effective input.</param>
    /// <param name="timeoutSeconds">Seconds the attempt may take; 0 for no bound.</param>
    /// <param name="heartbeatSeconds">Seconds between heartbeats; 0 for no bound.</param>
    /// <param name="credentials">The state's credentials; undefined for none.</param>
    /// <returns>The attempt.</returns>
    public TaskContext StartTask(
        TaskDescriptor task, AslValue input, long timeoutSeconds = 0, long heartbeatSeconds = 0, AslValue credentials = default)
    {
        if (IsPlain(task, timeoutSeconds | heartbeatSeconds, credentials)) return StartPlainTask(task);
        if (task.HasCheckedParameters) ServiceParameters.Check(task, input);
        if (TakeResumed(ScopeWait.Task) is { } position)
        {
            return _task = new TaskContext(this, task, TaskToken, timeoutSeconds, heartbeatSeconds, credentials)
            {
                WaitsForWorker = position.WaitsForWorker,
                IsSubmitted = position.IsSubmitted,
            };
        }

        var waits = task.Kind == TaskKind.Activity && Execution.WaitsForWorker(task.Resource);
        _task = new TaskContext(this, task, TaskToken, timeoutSeconds, heartbeatSeconds, credentials) { WaitsForWorker = waits };
        if (Execution.IsObserved) TaskEvents.RecordScheduled(this, _task, input);
        else PreviousEventId = Execution.Count();
        if (!waits) BeginTask(_task, null);
        return _task;
    }

    /// <summary>An attempt of a task starts, whose input is made for those only who ask.</summary>
    /// <typeparam name="TCall">The call.</typeparam>
    /// <param name="task">The Task state.</param>
    /// <param name="call">The task's call.</param>
    /// <param name="timeoutSeconds">Seconds the attempt may take; 0 for no bound.</param>
    /// <param name="heartbeatSeconds">Seconds between heartbeats; 0 for no bound.</param>
    /// <param name="credentials">The state's credentials; undefined for none.</param>
    /// <returns>The attempt.</returns>
    public TaskContext StartTask<TCall>(
        TaskDescriptor task, in TCall call, long timeoutSeconds = 0, long heartbeatSeconds = 0, AslValue credentials = default)
        where TCall : struct, ITaskCall
    {
        if (IsPlain(task, timeoutSeconds | heartbeatSeconds, credentials)) return StartPlainTask(task);
        var isAsked = task.HasCheckedParameters || Execution.IsObserved;
        return StartTask(task, isAsked ? call.Input : default, timeoutSeconds, heartbeatSeconds, credentials);
    }

    // Nobody is told of it, and nothing is to be kept of it.
    private bool IsPlain(TaskDescriptor task, long seconds, AslValue credentials)
        => task.Kind == TaskKind.Function && _details is null && seconds == 0 && credentials.IsUndefined && !Execution.IsObserved;

    private TaskContext StartPlainTask(TaskDescriptor task)
    {
        // Scheduled and started.
        PreviousEventId = Execution.Count(2);
        return _task = TakeSpare()?.Restart(this, task) ?? new TaskContext(this, task);
    }

    /// <summary>An attempt that the next one may have, where no other host has seen it.</summary>
    internal void Spare(TaskContext task)
    {
        if (IsInProcess) _spare = task;
    }

    /// <summary>What <see cref="Spare"/> left, for another attempt; null for nothing.</summary>
    internal TaskContext? TakeSpare()
    {
        var spare = _spare;
        _spare = null;
        return spare;
    }

    /// <summary>Whether the scope runs on the host in process itself.</summary>
    internal bool IsInProcess { get; set; }

    /// <summary>The attempt is scheduled, and now somebody is at it.</summary>
    internal void BeginTask(TaskContext task, string? workerName)
    {
        if (Execution.IsObserved) TaskEvents.RecordStarted(this, task, workerName);
        else PreviousEventId = Execution.Count();
    }

    /// <summary>Whether an attempt is the one in progress: one that is over changes nothing any more.</summary>
    internal bool IsAttempting(TaskContext task) => _task == task;

    /// <summary>The attempt's job or callback is under way.</summary>
    internal void SubmitTask(TaskContext task)
    {
        if (Execution.IsObserved) TaskEvents.RecordSubmitted(this, task);
        else PreviousEventId = Execution.Count();
    }

    /// <summary>The attempt succeeded.</summary>
    /// <param name="result">Its raw result.</param>
    public void CompleteTask(AslValue result)
    {
        var task = _task!;
        // What says nothing of having submitted anything has done so at the latest when it is done.
        if (task.Descriptor.Pattern != TaskPattern.RequestResponse) task.Submit(default);
        _task = null;
        _details?.TaskToken = null;
        if (Execution.IsObserved) TaskEvents.RecordSuccess(this, task, result);
        else PreviousEventId = Execution.Count();
    }

    // What most frames never need: an iteration that succeeds and that nobody observes pays a reference for it.
    private sealed class Details
    {
        internal string? TaskToken { get; set; }

        internal AslValue Assigned { get; set; }

        internal AslValue Left { get; set; }

        internal int EnteredFrom { get; set; }

        internal DateTimeOffset StateEnteredTime { get; set; }

        internal Activity? Span { get; set; }

        internal ScopePosition? Resumed { get; set; }

        internal ScopeWait Wait { get; set; }

        // The visit that the wait belongs to: a state that never waits leaves what the one before waited for.
        internal int WaitVisit { get; set; }

        internal DateTimeOffset? DueTime { get; set; }

        internal AslValue Work { get; set; }

        internal IBranches? Branches { get; set; }

        internal MapRun? MapRun { get; set; }

        internal void ForgetWait()
        {
            Wait = ScopeWait.None;
            DueTime = null;
            Work = default;
            Branches = null;
            MapRun = null;
        }
    }
}
