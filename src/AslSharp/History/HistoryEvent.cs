namespace AslSharp;

/// <summary>One event of an execution's history (reference 12). Members that its type does not have are unset.</summary>
public sealed record HistoryEvent
{
    /// <summary>1, 2, … in the order of the execution.</summary>
    public required int Id { get; init; }

    /// <summary>The event that led to it; 0 for the first ones.</summary>
    public int PreviousId { get; init; }

    /// <summary>Its type.</summary>
    public required HistoryEventType Type { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>The state's name.</summary>
    public string? Name { get; init; }

    /// <summary>A state's or an execution's input; a function's or an activity's input; a service task's parameters.</summary>
    public AslValue Input { get; init; }

    /// <summary>A state's, a task's or an execution's output.</summary>
    public AslValue Output { get; init; }

    /// <summary>The error name.</summary>
    public string? Error { get; init; }

    /// <summary>The cause.</summary>
    public string? Cause { get; init; }

    /// <summary>The field whose expression failed; null where the input itself was wrong.</summary>
    public string? Location { get; init; }

    /// <summary>What the task called: a function's or an activity's ARN, or a service's action.</summary>
    public string? Resource { get; init; }

    /// <summary>The service of a service task.</summary>
    public string? ResourceType { get; init; }

    /// <summary>The iteration's index, from 0.</summary>
    public int? Index { get; init; }

    /// <summary>How many iterations a Map state has.</summary>
    public int? Length { get; init; }

    /// <summary>The variables that a state assigned, as an object; undefined where it assigned none.</summary>
    public AslValue AssignedVariables { get; init; }

    /// <summary>Seconds that the attempt may take; null for no bound.</summary>
    public long? TimeoutInSeconds { get; init; }

    /// <summary>Seconds within which a heartbeat is due; null for no bound.</summary>
    public long? HeartbeatInSeconds { get; init; }

    /// <summary>The role that a task is called with; null for the machine's own.</summary>
    public string? CredentialsRoleArn { get; init; }

    /// <summary>The name that the activity's worker gave itself; null for none.</summary>
    public string? WorkerName { get; init; }

    /// <summary>The ARN of a Map Run.</summary>
    public string? MapRunArn { get; init; }
}
