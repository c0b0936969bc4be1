using AslSharp.Hosting;

namespace AslSharp.Testing;

/// <summary>What belongs to one test run: its history, its calls, its randomness, and what went wrong with the test itself.</summary>
internal sealed class TestSession : IExecutionObserver
{
    private readonly Lock _lock = new();
    private readonly List<HistoryEvent> _history = [];
    private readonly List<MockCall> _calls = [];
    private readonly Dictionary<string, List<HistoryEvent>> _childHistories = new(StringComparer.Ordinal);
    private readonly List<MapRun> _mapRuns = [];
    private readonly StateMachineDescription _machine;
    private readonly Mocks _mocks;
    private readonly bool _callsUnmockedTasks;
    private readonly int _maximumEvents;
    private readonly Random _random;
    private readonly IReadOnlyList<string> _taskTokens;
    private readonly IExecutionObserver? _observer;
    private string? _executionId;
    private bool _isOver;
    private int _tokensIssued;

    internal TestSession(StateMachineTester tester, bool isDriven)
    {
        IsDriven = isDriven;
        _machine = tester.Machine;
        _mocks = tester.Mocks;
        _callsUnmockedTasks = tester.CallsUnmockedTasks;
        _maximumEvents = tester.MaximumEvents;
        _random = new Random(tester.Seed);
        _taskTokens = tester.TaskTokens;
        _observer = tester.Options.Observer;
        Limits = tester.HasServiceLimits ? new ServiceLimits() : null;
        Options = tester.MakeOptions(this);
        // Nested executions have the same clock, mocks and randomness.
        if (Options.StateMachines is { } machines) Options = Options with { StateMachines = machines.RunBy(RunNestedAsync) };
    }

    internal ExecutionOptions Options { get; }

    internal ServiceLimits? Limits { get; }

    /// <summary>The answers from outside.</summary>
    internal TimedAnswers TimedAnswers { get; set; } = null!;

    /// <summary>What ends the test run, rather than the execution.</summary>
    internal Exception? Problem { get; private set; }

    /// <summary>Whether one thread drives the run, with a clock of its own.</summary>
    internal bool IsDriven { get; }

    /// <summary>What comes from other threads.</summary>
    internal Visitors Visitors { get; } = new();

    /// <summary>Whether anything but a timer may let the machine go on: a task at work, an answer by token. Stores are waited for in place.</summary>
    internal bool MayHearFromOthers => Visitors.AtWork > 0 || Visitors.Expected > 0;

    internal int EventCount
    {
        get { lock (_lock) return _history.Count; }
    }

    internal HistoryEvent[] History
    {
        get { lock (_lock) return [.. _history]; }
    }

    internal MockCall[] Calls
    {
        get { lock (_lock) return [.. _calls]; }
    }

    internal IReadOnlyDictionary<string, IReadOnlyList<HistoryEvent>> ChildHistories
    {
        get { lock (_lock) return _childHistories.ToDictionary(child => child.Key, child => (IReadOnlyList<HistoryEvent>)[.. child.Value]); }
    }

    internal MapRun[] MapRuns
    {
        get { lock (_lock) return [.. _mapRuns]; }
    }

    public void OnMapRun(string executionId, MapRun mapRun)
    {
        lock (_lock)
        {
            if (!_mapRuns.Contains(mapRun)) _mapRuns.Add(mapRun);
        }

        _observer?.OnMapRun(executionId, mapRun);
    }

    public void OnEvent(string executionId, HistoryEvent historyEvent)
    {
        RuntimeFault? fault;
        // The first event of all is the start of the execution that is tested.
        if (Interlocked.CompareExchange(ref _executionId, executionId, null) is { } tested && tested != executionId)
        {
            OnChildEvent(executionId, historyEvent);
            return;
        }

        lock (_lock)
        {
            // After a bound was hit the execution unwinds: only its end counts.
            if (_isOver && !IsEnd(historyEvent.Type)) return;
            if (_isOver) historyEvent = historyEvent with { Id = Math.Min(historyEvent.Id, _maximumEvents) };
            fault = _isOver ? null : FaultOf(historyEvent);
            _isOver |= fault is not null;
            if (fault is null || Limits?.CheckOutput(historyEvent) is not null) _history.Add(historyEvent);
        }

        if (fault is not null) throw fault;
        _observer?.OnEvent(executionId, historyEvent);
    }

    private void OnChildEvent(string executionId, HistoryEvent historyEvent)
    {
        lock (_lock)
        {
            if (!_childHistories.TryGetValue(executionId, out var history)) _childHistories.Add(executionId, history = []);
            history.Add(historyEvent);
        }

        if (FaultOf(historyEvent) is { } fault) throw fault;
        _observer?.OnEvent(executionId, historyEvent);
    }

    internal double NextRandom()
    {
        lock (_lock) return _random.NextDouble();
    }

    internal string NewId()
    {
        Span<byte> bytes = stackalloc byte[16];
        lock (_lock) _random.NextBytes(bytes);
        // The marks of a random UUID (version 4).
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true).ToString();
    }

    /// <summary>The next of the tokens that the test gives, and seeded ones when those are used up.</summary>
    internal string NewTaskToken()
    {
        var next = Interlocked.Increment(ref _tokensIssued) - 1;
        return next < _taskTokens.Count ? _taskTokens[next] : NewId();
    }

    internal void NoteCall(TaskContext context, AslValue input)
    {
        lock (_lock) _calls.Add(
            new MockCall { StateName = context.StateName, Input = input, Attempt = context.Attempt, Time = Options.TimeProvider.GetUtcNow() });
    }

    /// <summary>Whether a task has no mock and nobody who is called, but is answered from outside at a time that the test names.</summary>
    internal bool IsHandedOver(TaskContext context, AslValue input, InProcessHost host)
        => context.TaskToken is not null && TimedAnswers.Has(context) && MockOf(context) is null or { IsEmpty: true }
            && host.RouteOf(context, input) is var route && (route == TaskRoute.Worker || (route == TaskRoute.Method && !_callsUnmockedTasks));

    /// <summary>The scripted answer; null when the machine's own task shall be called, or whoever the options name.</summary>
    internal MockAnswer? FindAnswer(TaskContext context, AslValue input, InProcessHost host)
    {
        var mock = MockOf(context);
        try
        {
            if (mock?.Next(input, context) is { } answer) return answer(input, context);
        }
        catch (StatesTaskException exception)
        {
            return MockAnswer.Fail(exception.Error, exception.Cause);
        }
        catch (Exception exception) when (exception is not RuntimeFault)
        {
            // A failed assertion inside a mock is the test's failure, and no Catch of the machine may swallow it.
            throw Fail(exception);
        }

        if (mock is null or { IsEmpty: true } && (_callsUnmockedTasks || host.RouteOf(context, input) != TaskRoute.Method)) return null;
        throw Fail(new MockException(
            mock is null or { IsEmpty: true }
                ? $"The task '{context.StateName}' ({context.Resource}) has no mock. It was called with {input.ToJson()}."
                : $"The mock of the task '{context.StateName}' has no answer left for attempt {context.Attempt} with {input.ToJson()}.",
            Describe));
    }

    /// <summary>What has happened so far, in words.</summary>
    internal string Describe() => RunText.Of(_machine, History, null);

    /// <summary>Where a state is in the run, for the message that it is not at work.</summary>
    internal string WhereIs(string stateName)
    {
        var history = History;
        if (_mocks.Find(stateName) is { IsEmpty: false }) return " Its mock answers it.";
        var left = history.LastOrDefault(historyEvent => historyEvent.Name == stateName);
        if (left is not null)
            return left.Type.ToString().EndsWith("Exited", StringComparison.Ordinal) ? $" It was left at {left.Timestamp - history[0].Timestamp}." : "";
        return history.LastOrDefault(static historyEvent => historyEvent.Name is not null)?.Name is { } here ? $" The execution has got to '{here}' only." : "";
    }

    /// <summary>Nothing in the machine can catch it, so the execution ends here and the tester tells what happened.</summary>
    internal RuntimeFault Fail(Exception problem)
    {
        lock (_lock) Problem ??= problem;
        return new RuntimeFault(problem.Message).Locate("");
    }

    // Where branches have states of one name, each may have a mock by its place.
    private TaskMock? MockOf(TaskContext context) => _mocks.Find(context.Descriptor.Pointer) ?? _mocks.Find(context.StateName);

    private ValueTask<ExecutionResult> RunNestedAsync(
        IStateMachine machine, ExecutionOptions options, ExecutionStart start, AslValue input, CancellationToken cancellationToken)
        => machine.ExecuteAsync(new MockHost(this, options, start), input, cancellationToken);

    private RuntimeFault? FaultOf(HistoryEvent historyEvent)
    {
        if (IsEnd(historyEvent.Type)) return null;
        return historyEvent.Id >= _maximumEvents
            ? new RuntimeFault($"The execution reached the maximum number of history events ({_maximumEvents}).").Locate("")
            : Limits?.CheckOutput(historyEvent);
    }

    private static bool IsEnd(HistoryEventType type) => type is HistoryEventType.ExecutionSucceeded or HistoryEventType.ExecutionFailed
        or HistoryEventType.ExecutionTimedOut or HistoryEventType.ExecutionAborted;
}
