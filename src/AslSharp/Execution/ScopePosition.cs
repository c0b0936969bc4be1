namespace AslSharp.Hosting;

/// <summary>
/// Where one scope of an execution stands, as data: the machine, a branch, an iteration or the child of a distributed Map. With nothing to
/// wait for (<see cref="Wait"/>) it is the beginning of an attempt of a state; otherwise the attempt, the pause or the branches are under way.
/// </summary>
public sealed class ScopePosition
{
    /// <summary>The state.</summary>
    public required string StateName { get; init; }

    /// <summary>The state's raw input.</summary>
    public required AslValue Data { get; init; }

    /// <summary>The scope's variables, as an object.</summary>
    public AslValue Variables { get; init; } = AslValue.EmptyObject;

    /// <summary>How many times this visit of the state has been retried (<c>$$.State.RetryCount</c>).</summary>
    public int RetryCount { get; init; }

    /// <summary>How many retries each retrier of the state has used, in document order; empty for none.</summary>
    public IReadOnlyList<int> RetriesUsed { get; init; } = [];

    /// <summary>How many states the scope has entered, this one included: part of <see cref="TaskContext.IdempotencyKey"/>.</summary>
    public int Visits { get; init; }

    /// <summary>What the scope waits for.</summary>
    public ScopeWait Wait { get; init; }

    /// <summary>When the pause is over, UTC; null where the scope does not pause.</summary>
    public DateTimeOffset? DueTime { get; init; }

    /// <summary>When the state was entered, UTC; null where no part of the machine asks for it.</summary>
    public DateTimeOffset? StateEnteredTime { get; init; }

    /// <summary>The token of the attempt, or null.</summary>
    public string? TaskToken { get; init; }

    /// <summary>Whether the attempt's job or callback has been submitted.</summary>
    public bool IsSubmitted { get; init; }

    /// <summary>Whether the attempt is scheduled and no worker has taken it up yet.</summary>
    public bool WaitsForWorker { get; init; }

    /// <summary>The event that the scope's next one follows on.</summary>
    public int PreviousEventId { get; init; }

    /// <summary>The event with which the state was entered.</summary>
    public int EnteredEventId { get; init; }

    /// <summary>The event that led to the state.</summary>
    public int EnteredFromEventId { get; init; }

    /// <summary>The kind of the event with which the state was entered.</summary>
    public HistoryEventType EnteredEvent { get; init; }

    /// <summary>What branches or iterations under way work on: what each branch gets, or the items.</summary>
    public AslValue Work { get; init; }

    /// <summary>Branches or iterations under way, or null.</summary>
    public BranchesPosition? Branches { get; init; }

    /// <summary>The Map Run under way, or null.</summary>
    public MapRunPosition? MapRun { get; init; }

    // A visit of its own, so that whoever is called again does not take it for the attempt that failed.
    internal ScopePosition Redrive(int previousEventId) => new()
    {
        StateName = StateName,
        Data = Data,
        Variables = Variables,
        Visits = Visits + 1,
        Wait = Wait is ScopeWait.Branches or ScopeWait.MapRun ? Wait : ScopeWait.None,
        StateEnteredTime = StateEnteredTime,
        PreviousEventId = previousEventId,
        EnteredEventId = EnteredEventId,
        EnteredFromEventId = EnteredFromEventId,
        EnteredEvent = EnteredEvent,
        Work = Work,
        MapRun = MapRun,
        Branches = Branches is not { } branches ? null : new BranchesPosition
        {
            Next = branches.Next,
            LastEventId = branches.LastEventId,
            Outputs = branches.Outputs,
            Running = [.. branches.Running.Select(static branch => KeyValuePair.Create(branch.Key, branch.Value.Redrive(branch.Value.PreviousEventId)))],
        },
    };
}

/// <summary>What a scope waits for.</summary>
public enum ScopeWait
{
    /// <summary>Nothing: an attempt of the state begins.</summary>
    None = 0,

    /// <summary>The end of an attempt of a task.</summary>
    Task = 1,

    /// <summary>The end of a Wait state's pause.</summary>
    Pause = 2,

    /// <summary>The end of the pause before a retry.</summary>
    Retry = 3,

    /// <summary>Branches or iterations.</summary>
    Branches = 4,

    /// <summary>The children of a distributed Map.</summary>
    MapRun = 5,
}

/// <summary>How far the branches of a Parallel state or the iterations of an inline Map are.</summary>
public sealed class BranchesPosition
{
    /// <summary>The number of the next one to start.</summary>
    public required int Next { get; init; }

    /// <summary>The event that the state's next one would follow on.</summary>
    public required int LastEventId { get; init; }

    /// <summary>The outputs of those that have succeeded, each with its number.</summary>
    public IReadOnlyList<KeyValuePair<int, AslValue>> Outputs { get; init; } = [];

    /// <summary>Those under way, in the order in which they were started.</summary>
    public IReadOnlyList<KeyValuePair<int, ScopePosition>> Running { get; init; } = [];
}

/// <summary>What a Map Run has to keep: its children are executions of their own.</summary>
public sealed class MapRunPosition
{
    /// <summary>The UUID that ends its ARN.</summary>
    public required string Id { get; init; }

    /// <summary>The label in its ARN.</summary>
    public required string Label { get; init; }

    /// <summary>When it started, UTC.</summary>
    public required DateTimeOffset StartTime { get; init; }

    /// <summary>How many children may run at once where that was changed while it ran; null for what the state says.</summary>
    public int? MaxConcurrency { get; init; }

    /// <summary>How many items may fail where that was changed while it ran; null for what the state says.</summary>
    public long? ToleratedFailureCount { get; init; }

    /// <summary>What share of the items may fail where that was changed while it ran; null for what the state says.</summary>
    public double? ToleratedFailurePercentage { get; init; }
}
