using AslSharp.Runtime;

namespace AslSharp.Testing;

/// <summary>A finished test run: how the execution ended, and what happened on the way. <see cref="TestRunAssertions"/> judge it.</summary>
public sealed class TestRun
{
    private readonly Lazy<IReadOnlyList<StateVisit>> _states;

    internal TestRun(
        StateMachineDescription machine, ExecutionResult result, IReadOnlyList<HistoryEvent> history, IReadOnlyList<MockCall> calls, TimeSpan elapsed)
    {
        Machine = machine;
        Result = result;
        History = history;
        Calls = calls;
        Elapsed = elapsed;
        _states = new(() => StateVisits.Read(this, History));
    }

    /// <summary>The machine that ran.</summary>
    public StateMachineDescription Machine { get; }

    /// <summary>How the execution ended.</summary>
    public ExecutionResult Result { get; }

    /// <summary>Its events.</summary>
    public IReadOnlyList<HistoryEvent> History { get; }

    /// <summary>The attempts of its tasks, in order.</summary>
    public IReadOnlyList<MockCall> Calls { get; }

    /// <summary>How long it took, in the time of the tester's clock.</summary>
    public TimeSpan Elapsed { get; }

    /// <summary>The answers of mocks, and from outside, that were never given; in words.</summary>
    internal IReadOnlyList<string> UnusedAnswers { get; init; } = [];

    /// <summary>How the execution ended.</summary>
    public ExecutionStatus Status => Result.Status;

    /// <summary>The output of an execution that succeeded; else undefined.</summary>
    public AslValue Output => Result.Output;

    /// <summary>The error name of an execution that did not succeed, or null for none.</summary>
    public string? Error => Result.Error;

    /// <summary>The cause, or null for none.</summary>
    public string? Cause => Result.Cause;

    /// <summary>The names of the states in the order in which they were entered.</summary>
    public IEnumerable<string> Path => History.Where(e => e.Type.ToString().EndsWith("StateEntered", StringComparison.Ordinal)).Select(e => e.Name!);

    /// <summary>The visits of states, in the order in which they were entered, those in branches and iterations among them.</summary>
    public IReadOnlyList<StateVisit> States => _states.Value;

    /// <summary>The events of child executions of distributed Maps, by their ARNs.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<HistoryEvent>> ChildHistories { get; init; } = new Dictionary<string, IReadOnlyList<HistoryEvent>>();

    /// <summary>The Map Runs, in the order in which they started.</summary>
    public IReadOnlyList<MapRun> MapRuns { get; init; } = [];

    internal TypeConversions Conversions { get; init; } = TypeConversions.None;

    /// <summary>The visits of states in a child execution of a distributed Map.</summary>
    /// <param name="executionArn">The child's ARN: a key of <see cref="ChildHistories"/>.</param>
    /// <returns>The visits, in the order in which the states were entered.</returns>
    /// <exception cref="KeyNotFoundException">There is no such child.</exception>
    public IReadOnlyList<StateVisit> StatesOfChild(string executionArn) => StateVisits.Read(this, ChildHistories[executionArn]);

    /// <summary>What happened, in words: a line for each state with its attempts, waits and catches, indented by branch and iteration; then how it
    /// ended.</summary>
    /// <param name="hasFullCauses">Whether causes are told to their end; else their first line, as in the messages of assertions.</param>
    /// <returns>Lines without a line break behind the last.</returns>
    public string Describe(bool hasFullCauses = false) => RunText.Of(Machine, History, Result, hasFullCauses);

    /// <inheritdoc cref="Describe"/>
    public override string ToString() => Describe();
}
