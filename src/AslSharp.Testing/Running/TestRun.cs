namespace AslSharp.Testing;

/// <summary>A finished test run.</summary>
/// <param name="Result">How the execution ended.</param>
/// <param name="History">Its events.</param>
/// <param name="Calls">The attempts of its tasks, in order.</param>
/// <param name="Elapsed">How long it took, in the time of the tester's clock.</param>
public sealed record TestRun(ExecutionResult Result, IReadOnlyList<HistoryEvent> History, IReadOnlyList<MockCall> Calls, TimeSpan Elapsed)
{
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

    /// <summary>The events of child executions of distributed Maps, by their ARNs.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<HistoryEvent>> ChildHistories { get; init; } = new Dictionary<string, IReadOnlyList<HistoryEvent>>();

    /// <summary>The Map Runs, in the order in which they started.</summary>
    public IReadOnlyList<MapRun> MapRuns { get; init; } = [];
}
