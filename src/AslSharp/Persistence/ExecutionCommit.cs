namespace AslSharp.Hosting;

/// <summary>What belongs together: kept as a whole or not at all.</summary>
public sealed class ExecutionCommit
{
    /// <summary>The executions that changed, each as it is now.</summary>
    public required IReadOnlyList<ExecutionChange> Executions { get; init; }

    /// <summary>The Map Runs that started or changed, each as it is now.</summary>
    public IReadOnlyList<StoredMapRun> MapRuns { get; init; } = [];
}

/// <summary>One execution of a commit.</summary>
/// <param name="Execution">The execution as it is now.</param>
public sealed record ExecutionChange(StoredExecution Execution)
{
    /// <summary>Events that its content does not hold any more, to be appended to its history; null for none.</summary>
    public StoredEvents? Events { get; init; }

    /// <summary>Tasks of activities that began to wait for a worker, or that do so no more.</summary>
    public IReadOnlyList<ActivityTaskChange> ActivityTasks { get; init; } = [];
}

/// <summary>A task of an activity.</summary>
/// <param name="Activity">The activity's name.</param>
/// <param name="TaskToken">The task's token.</param>
/// <param name="Waits">Whether it waits for a worker from now on, or no more.</param>
public sealed record ActivityTaskChange(string Activity, string TaskToken, bool Waits);
