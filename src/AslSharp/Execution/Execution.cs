using System.Runtime.CompilerServices;

namespace AslSharp.Hosting;

/// <summary>One execution: its identity, its input and its count of events. Shared by all its scopes.</summary>
public sealed class Execution
{
    private readonly ExecutionOptions _options;
    private Observation? _observation;
    private Details? _details;
    private string? _name;
    private string? _id;
    private StrongBox<AslValue>? _contextMember;
    private int _lastEventId;
    private bool _isConcurrent;
    private bool _isCounted;

    /// <summary>An execution with the identity that options give it.</summary>
    /// <param name="options">Names, clock and observer.</param>
    /// <param name="description">The machine.</param>
    /// <param name="input">The execution's input.</param>
    /// <param name="start">What belongs to this execution alone; null for nothing.</param>
    public Execution(ExecutionOptions options, StateMachineDescription description, AslValue input, ExecutionStart? start = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        if (options.Observer is { } observer) _observation = new Observation(observer, observer as IStateInspector);
        if (start is not null)
        {
            if (start.Observer is { } another) Observe(another);
            _name = start.Name;
            _id = start.Arn;
            if (start.TraceHeader is not null) More.TraceHeader = start.TraceHeader;
        }

        Description = description;
        Input = IsObserved ? input.ToPlain() : input;
        StartTime = UtcNow;
    }

    /// <summary>A child execution of a distributed Map: an execution of its own, with its own count of events, under its parent's options.</summary>
    internal Execution(Execution parent, MapRun mapRun, int childIndex, AslValue input)
    {
        _options = parent._options;
        if (parent._observation is { } observation) _observation = new Observation(observation.Observer, null);
        Description = parent.Description;
        Input = input;
        StartTime = UtcNow;
        IsReplayed = parent.IsReplayed;
        _details = new Details { MapRun = mapRun, ChildIndex = childIndex, TraceHeader = parent.TraceHeader };
        Trace = parent.Trace;
    }

    /// <summary>The machine.</summary>
    public StateMachineDescription Description { get; }

    /// <summary>The Map Run that a child execution belongs to; null for others.</summary>
    public MapRun? MapRun => _details?.MapRun;

    /// <summary>A child execution's number in its Map Run, from 0: the same whenever the run is repeated over the same items.</summary>
    public int ChildIndex => _details?.ChildIndex ?? 0;

    /// <summary>The execution's input.</summary>
    public AslValue Input { get; }

    /// <summary>The trace that it belongs to, or null.</summary>
    public string? TraceHeader => _details?.TraceHeader;

    /// <summary>When it started, UTC.</summary>
    public DateTimeOffset StartTime { get; private set; }

    /// <summary>
    /// Whether a host repeats it from its beginning whenever something comes in, and so what happens in it happens again: spans and metrics
    /// tell nothing of such an execution.
    /// </summary>
    public bool IsReplayed { get; init; }

    /// <summary>How many times it has been redriven.</summary>
    public int RedriveCount => _details?.RedriveCount ?? 0;

    /// <summary>When it was last redriven, UTC; null for never. Its time limit counts from here.</summary>
    public DateTimeOffset? RedriveTime => _details?.RedriveTime;

    /// <summary>The frame of its outermost scope; null before it starts.</summary>
    public Frame? Root { get; internal set; }

    /// <summary>Its name: given, or a UUID.</summary>
    public string Name => _name ?? MakeName();

    /// <summary>Its ARN.</summary>
    public string Id
        => _id ??= MapRun is { } run ? run.ChildArn(Name) : $"arn:aws:states:{_options.Region}:{_options.AccountId}:execution:{StateMachineName}:{Name}";

    /// <summary>The machine's name.</summary>
    public string StateMachineName => MapRun is { } run ? run.StateMachineName : _options.StateMachineName ?? Description.Name;

    /// <summary>The machine's ARN.</summary>
    public string StateMachineId
        => MapRun is { } run
            ? run.StateMachineArn : _options.StateMachineArn ?? $"arn:aws:states:{_options.Region}:{_options.AccountId}:stateMachine:{StateMachineName}";

    /// <summary>The role's ARN.</summary>
    public string RoleArn => _options.RoleArn;

    /// <summary>How many iterations of an inline Map run at once where the machine sets no bound.</summary>
    public int InlineMapConcurrency => _options.InlineMapConcurrency;

    /// <summary>Where tokens are completed.</summary>
    public TaskTokens TaskTokens => _options.TaskTokens;

    /// <summary>Where it stands. For hosts that keep frames (<see cref="IExecutionHost.KeepsFrames"/>), while it waits.</summary>
    /// <returns>The place.</returns>
    /// <exception cref="InvalidOperationException">It has not started.</exception>
    public ExecutionPosition Save() => new()
    {
        Name = Name,
        Id = Id,
        StartTime = StartTime,
        RedriveCount = RedriveCount,
        RedriveTime = RedriveTime,
        LastEventId = Volatile.Read(ref _lastEventId),
        Fingerprint = Description.Fingerprint,
        Scope = Root?.Save() ?? throw new InvalidOperationException("The execution has not started."),
    };

    /// <summary>Adds an observer, told after those that are there already. For hosts, before the execution starts.</summary>
    /// <param name="observer">The observer.</param>
    public void Observe(IExecutionObserver observer)
    {
        ArgumentNullException.ThrowIfNull(observer);
        _observation = _observation is { } before
            ? new Observation(new ObserverPair(before.Observer, observer), before.Inspector)
            : new Observation(observer, null);
    }

    /// <summary>Takes over what belongs to a saved place.</summary>
    /// <exception cref="ArgumentException">The place is one of another definition.</exception>
    internal void Restore(ExecutionPosition position)
    {
        if (position.Fingerprint != Description.Fingerprint)
        {
            throw new ArgumentException(
                $"The execution '{position.Id ?? Id}' was saved by another definition of the state machine '{Description.Name}': "
                + $"its fingerprint is {position.Fingerprint}, and this one's is {Description.Fingerprint}.", nameof(position));
        }

        _name = position.Name ?? _name;
        _id = position.Id ?? _id;
        StartTime = position.StartTime ?? StartTime;
        if (position.RedriveCount != 0 || position.RedriveTime is not null)
            (More.RedriveCount, More.RedriveTime) = (position.RedriveCount, position.RedriveTime);
        _lastEventId = position.LastEventId;
    }

    private string MakeName()
    {
        Interlocked.CompareExchange(ref _name, MapRun?.ChildName(ChildIndex) ?? NewName(), null);
        return _name!;
    }

    // A UUID as Guid.NewGuid makes them, but without a call of the operating system: a name is no secret.
    private static string NewName()
    {
        Span<byte> bytes = stackalloc byte[16];
        Random.Shared.NextBytes(bytes);
        bytes[7] = (byte)((bytes[7] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes).ToString();
    }

    /// <summary>Whether an activity's task is taken up by a worker that polls for it.</summary>
    internal bool WaitsForWorker(string resource) => _options.Activities?.Contains(resource) == true;

    internal bool IsExpress => MapRun is { IsExpress: true };

    /// <summary>Its part of the Context object, made when a state first asks.</summary>
    internal AslValue ContextMember
    {
        get
        {
            // In an object of its own: two scopes may ask at once.
            if (_contextMember is not null) return _contextMember.Value;
            Interlocked.CompareExchange(ref _contextMember, new StrongBox<AslValue>(ContextObject.IdentityOf(this)), null);
            return _contextMember.Value;
        }
    }

    internal DateTimeOffset UtcNow => _options.TimeProvider.GetUtcNow();

    internal bool HasStackTraces => _options.HasStackTraces;

    internal bool IsObserved => _observation is not null;

    /// <summary>Its spans; null where nobody listens.</summary>
    internal ExecutionTrace? Trace { get => TelemetrySwitch.IsSupported ? field : null; private set; }

    /// <summary>Whether whoever started it wants its output and nothing else where it succeeds.</summary>
    internal bool IsForOutput { get; set; }

    /// <summary>Whether anybody wants to know how it ends.</summary>
    internal bool IsWatched => IsFollowed || (TelemetrySwitch.IsSupported && _isCounted);

    /// <summary>Whether anybody wants to know of each state.</summary>
    internal bool IsFollowed => IsObserved || Trace is not null;

    /// <summary>It starts, or goes on in this process: whoever listens hears of it.</summary>
    internal void StartTelemetry(bool isResumed)
    {
        if (!TelemetrySwitch.IsSupported || IsReplayed) return;
        // Until it starts, a child has its parent's.
        Trace = ExecutionTrace.IsWanted ? ExecutionTrace.Start(StateMachineName, StateMachineId, Name, Id, Trace, TraceHeader) : null;
        _isCounted = ExecutionMetrics.AreWanted;
        if (_isCounted) ExecutionMetrics.Start(StateMachineId, isResumed);
    }

    /// <summary>It has ended: whoever listens hears of it.</summary>
    internal void EndTelemetry(ExecutionResult result)
    {
        if (!TelemetrySwitch.IsSupported) return;
        Trace?.End(result.Status, result.Error, result.Cause);
        if (_isCounted) ExecutionMetrics.End(StateMachineId, result.Status, result.StopTime - StartTime);
    }

    /// <summary>The observer where it looks inside states, or null.</summary>
    internal IStateInspector? Inspector => _observation?.Inspector;

    /// <summary>From here on several threads may count events.</summary>
    internal void BecomeConcurrent() => _isConcurrent = true;

    // The counter is exact in any case; only a machine that has branches pays for an interlocked one.
    internal int Count(int events = 1) => _isConcurrent ? Interlocked.Add(ref _lastEventId, events) : _lastEventId += events;

    /// <summary>Counts an event that has no more to tell than its type, and tells the observer.</summary>
    /// <exception cref="RuntimeFault">The observer or the clock threw an exception: it ends the execution.</exception>
    internal int Record(HistoryEventType type, int previousId)
        => _observation is null ? Count() : Record(new HistoryEvent { Type = type, PreviousId = previousId });

    /// <summary>Counts an event, which gets its number and its time here, and tells the observer. Asked of observed executions only.</summary>
    /// <param name="historyEvent">The event; nobody has seen it yet.</param>
    /// <returns>Its number.</returns>
    /// <exception cref="RuntimeFault">The observer or the clock threw an exception: it ends the execution.</exception>
    internal int Record(HistoryEvent historyEvent)
    {
        // As the counter: where nothing runs beside, there is nothing to keep apart.
        if (!_isConcurrent) return Tell(historyEvent);
        lock (_observation!.Lock) return Tell(historyEvent);
    }

    private int Tell(HistoryEvent historyEvent)
    {
        var id = Count();
        try
        {
            historyEvent.Stamp(id, historyEvent.Timestamp == default ? UtcNow : historyEvent.Timestamp);
            _observation!.Observer.OnEvent(Id, historyEvent);
        }
        catch (Exception exception) when (exception is not RuntimeFault)
        {
            throw Refused(exception);
        }

        return id;
    }

    /// <summary>When it is over; where the clock breaks down, nothing is known but when it started.</summary>
    internal DateTimeOffset ReadStopTime()
    {
        try
        {
            return UtcNow;
        }
        catch (Exception)
        {
            return StartTime;
        }
    }

    /// <summary>Tells the observer that the execution is over. How it ended stands, whatever the observer throws.</summary>
    internal void RecordEnd(HistoryEventType type, int previousId, ExecutionResult result)
    {
        try
        {
            Record(new HistoryEvent
            {
                Type = type,
                PreviousId = previousId,
                Timestamp = result.StopTime,
                Output = result.Output,
                Error = result.Error,
                Cause = result.Cause,
            });
        }
        catch (RuntimeFault)
        {
            // The result tells what the observer did not take.
        }
    }

    /// <summary>Tells the observer how a Map Run stands.</summary>
    /// <exception cref="RuntimeFault">The observer threw an exception: it ends the execution.</exception>
    internal void Report(MapRun run)
    {
        if (_observation is not { } observation) return;
        lock (observation.Lock)
        {
            try
            {
                observation.Observer.OnMapRun(Id, run);
            }
            catch (Exception exception) when (exception is not RuntimeFault)
            {
                throw Refused(exception);
            }
        }
    }

    private static RuntimeFault Refused(Exception exception) => new(ExceptionFailure.Unexpected(exception), innerException: exception);

    private Details More => _details ??= new Details();

    // Who is told of events.
    private sealed class Observation(IExecutionObserver observer, IStateInspector? inspector)
    {
        internal IExecutionObserver Observer => observer;

        internal IStateInspector? Inspector => inspector;

        internal Lock Lock { get; } = new();
    }

    // What most executions do not have, set before they start.
    private sealed class Details
    {
        internal MapRun? MapRun { get; init; }

        internal int ChildIndex { get; init; }

        internal string? TraceHeader { get; set; }

        internal int RedriveCount { get; set; }

        internal DateTimeOffset? RedriveTime { get; set; }
    }
}
