using System.Diagnostics.CodeAnalysis;
using AslSharp.Runtime;

namespace AslSharp.Testing;

/// <summary>Runs a compiled state machine in virtual time, with mocks for its tasks.</summary>
/// <remarks>Waits, back-off, timeouts and heartbeats take no real time: the clock jumps to the next timer whenever the machine is idle.
/// The same test gives the same run every time. One run at a time for each tester.</remarks>
/// <example><code>
/// var tester = new StateMachineTester(OrderStateMachine.WithoutTasks());
/// tester.Mocks["Check Stock"].ReturnsJson("""{"inStock": true}""");
/// tester.Mocks["Charge"].Fails("Lambda.TimeoutException").ReturnsJson("""{"id": 1}""");
/// var run = await tester.RunJsonAsync("""{"sku": "A1"}""");
/// run.AssertSucceeded().State("Charge").AssertAttempts(2);
/// </code></example>
public sealed class StateMachineTester
{
    // Real time that somebody else's thread is given before the clock is moved under it, or the machine counts as stuck.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    private readonly IStateMachine _machine;
    private readonly List<TimedAnswer> _timedAnswers = [];

    /// <summary>A tester of a machine.</summary>
    /// <param name="machine">The machine; made by <c>WithoutTasks</c> where all its tasks are mocked.</param>
    /// <exception cref="ArgumentNullException">There is no machine.</exception>
    public StateMachineTester(IStateMachine machine)
    {
        ArgumentNullException.ThrowIfNull(machine);
        _machine = machine;
        Mocks = new Mocks();
    }

    internal StateMachineDescription Machine => _machine.Description;

    internal TypeConversions Conversions => (_machine as ITypedStateMachine)?.Conversions ?? TypeConversions.None;

    /// <summary>
    /// The mocked tasks. A name that no Task state of the machine has is refused at once, unless <see cref="Options"/> name other state machines:
    /// their tasks have the same mocks.
    /// </summary>
    public Mocks Mocks
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
            field.Check = value.MayNameAnyState ? null : CheckName;
        }
    }

    /// <summary>The clock: a virtual one, which the tester drives; any other passes by itself.</summary>
    public TimeProvider TimeProvider { get; init; } = new VirtualTimeProvider();

    /// <summary>
    /// Names and ARNs of the machine, tokens, an observer beside the tester's own, and whom unmocked tasks may ask: handlers, workers, other
    /// state machines, whose executions have the same mocks. Its clock and its randomness are not used.
    /// In virtual time its store of objects is waited for in place: time stands still while an object is read or written.
    /// </summary>
    public ExecutionOptions Options { get; init; } = new();

    /// <summary>The execution's name, ARN and trace, and another observer.</summary>
    public ExecutionStart Start { get; init; } = new();

    /// <summary>
    /// Whether the method of a task without a mock is called as in production. Where not, such a call ends the run with
    /// <see cref="MockException"/>, unless <see cref="Options"/> say who answers it.
    /// </summary>
    public bool CallsUnmockedTasks { get; init; }

    /// <summary>Whether data over 256 KiB fails with <c>States.DataLimitExceeded</c>, as on the service (reference 3.4).</summary>
    public bool HasServiceLimits { get; init; }

    /// <summary>The number of events at which an execution fails, so that endless loops end: 25,000, as on the service.</summary>
    public int MaximumEvents { get; init; } = 25_000;

    /// <summary>Where jitter, <c>States.UUID</c> and task tokens start from: the same seed gives the same run.</summary>
    public int Seed { get; init; }

    /// <summary>The tokens that attempts get, in order; after the last, tokens made from <see cref="Seed"/>.</summary>
    public IReadOnlyList<string> TaskTokens { get; init; } = [];

    /// <summary>A moment at which somebody outside answers tasks: callbacks by task token, and activities. In each run from here on.</summary>
    /// <param name="time">The time since the start of the run, on the tester's clock; not negative.</param>
    /// <returns>The moment: say on it what happens.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative.</exception>
    public TestMoment At(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        return new TestMoment(this, time);
    }

    /// <summary>Runs an execution to its end. All mocks start with their first answer.</summary>
    /// <param name="input">The execution's input; undefined counts as <c>{}</c>.</param>
    /// <param name="cancellationToken">Aborts the execution.</param>
    /// <returns>How it ended, and what happened on the way.</returns>
    /// <exception cref="MockException">A task was called that has no answer.</exception>
    /// <exception cref="StuckExecutionException">The execution waits for something that will never come.</exception>
    public Task<TestRun> RunAsync(AslValue input = default, CancellationToken cancellationToken = default)
        // Continuations shall run where the clock is moved, and not be posted to a context of the test framework.
        => SynchronizationContext.Current is null && TaskScheduler.Current == TaskScheduler.Default
            ? RunInPlaceAsync(input, cancellationToken)
            : Task.Run(() => RunInPlaceAsync(input, cancellationToken), CancellationToken.None);

    /// <summary>Runs an execution to its end, its input given as JSON text.</summary>
    /// <param name="json">The execution's input.</param>
    /// <param name="cancellationToken">Aborts the execution.</param>
    /// <returns>How it ended, and what happened on the way.</returns>
    /// <exception cref="AslJsonException">The text is no JSON.</exception>
    /// <exception cref="MockException">A task was called that has no answer.</exception>
    /// <exception cref="StuckExecutionException">The execution waits for something that will never come.</exception>
    public Task<TestRun> RunJsonAsync([StringSyntax(StringSyntaxAttribute.Json)] string json, CancellationToken cancellationToken = default)
        => RunAsync(AslValue.Parse(json), cancellationToken);

    /// <summary>The clock that a run is patient by. A run whose tasks are all mocked never asks it for a timer.</summary>
    internal TimeProvider RealTime { get; init; } = TimeProvider.System;

    internal void Add(TimedAnswer answer)
    {
        if (Options.StateMachines is null) TaskNames.FindAnswered(Machine, answer.StateName);
        _timedAnswers.Add(answer);
    }

    // The states of machines that executions start are not known before they start.
    private void CheckName(string stateName)
    {
        if (Options.StateMachines is null) TaskNames.Find(Machine, stateName);
    }

    internal ExecutionOptions MakeOptions(IExecutionObserver observer) => Options with
    {
        TimeProvider = TimeProvider,
        Observer = observer,
        Random = new Random(Seed),
        ObjectStore = Options.ObjectStore is { } store && TimeProvider is VirtualTimeProvider clock
            ? new ObjectStoreInPlace(store, clock) : Options.ObjectStore,
    };

    private async Task<TestRun> RunInPlaceAsync(AslValue input, CancellationToken cancellationToken)
    {
        if (Mocks.Check is { } check)
        {
            foreach (var name in Mocks.StateNames) check(name);
        }

        Mocks.Rewind(Conversions);
        var clock = TimeProvider as VirtualTimeProvider;
        var session = new TestSession(this, isDriven: clock is not null);
        var start = TimeProvider.GetUtcNow();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        using var timedAnswers = new TimedAnswers([.. _timedAnswers], session, stop.Cancel);
        session.TimedAnswers = timedAnswers;
        var execution = _machine.ExecuteAsync(new MockHost(session, session.Options, Start), input, stop.Token).AsTask();
        if (clock is not null && !await DriveAsync(session, execution, clock).ConfigureAwait(false))
        {
            var history = session.History;
            await stop.CancelAsync().ConfigureAwait(false);
            throw new StuckExecutionException(_machine.Description, history);
        }

        var result = await execution.ConfigureAwait(false);
        if (session.Problem is { } problem) System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(problem);
        return new TestRun(_machine.Description, result, session.History, session.Calls, TimeProvider.GetUtcNow() - start)
        {
            UnusedAnswers = [.. Mocks.Unused(), .. timedAnswers.Unused],
            ChildHistories = session.ChildHistories,
            MapRuns = session.MapRuns,
            Conversions = Conversions,
        };
    }

    /// <summary>Moves the clock whenever the machine is idle; false when it can never go on.</summary>
    /// <remarks>
    /// Mocks answer and timers fire on the thread that drives, and what other threads bring (real tasks, answers by token) is handed over
    /// to it: so the machine runs on one thread at a time, and when nothing is at work and nothing was handed over, all that can run has run.
    /// </remarks>
    private async Task<bool> DriveAsync(TestSession session, Task execution, VirtualTimeProvider clock)
    {
        while (!execution.IsCompleted)
        {
            if (session.Visitors.TryTake()) continue;
            if (session.Visitors.AtWork == 0 && clock.AdvanceToNextTimer()) continue;
            if (!session.MayHearFromOthers) return execution.IsCompleted;
            var events = session.EventCount;
            await Task.WhenAny(execution, session.Visitors.NextAsync(), Task.Delay(Patience, RealTime, CancellationToken.None)).ConfigureAwait(false);
            if (execution.IsCompleted || session.Visitors.HasAny || session.EventCount != events) continue;
            // A task of the machine's own may wait for the clock itself, or take as long as it takes.
            if (!clock.AdvanceToNextTimer() && session.Visitors.AtWork == 0) return false;
        }

        return true;
    }
}
