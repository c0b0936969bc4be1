namespace AslSharp.Hosting;

/// <summary>
/// Where an execution stands, as data: what a host keeps to go on with it later, in this process or in another. One that has had no event
/// starts there.
/// </summary>
public sealed class ExecutionPosition
{
    /// <summary>The execution's name; null for the one that the host gives it.</summary>
    public string? Name { get; init; }

    /// <summary>The execution's ARN; null for the one that the host gives it.</summary>
    public string? Id { get; init; }

    /// <summary>When it started, UTC; null for now.</summary>
    public DateTimeOffset? StartTime { get; init; }

    /// <summary>How many times it has been redriven.</summary>
    public int RedriveCount { get; init; }

    /// <summary>When it was last redriven, UTC; null for never.</summary>
    public DateTimeOffset? RedriveTime { get; init; }

    /// <summary>Whether it has been redriven and has not run since then.</summary>
    public bool IsRedrive { get; init; }

    /// <summary>
    /// Whether the scope starts, which is the one of a distributed Map's item processor that has the state: for hosts that run a child by itself. Else the
    /// state has been entered already.
    /// </summary>
    public bool IsChildStart { get; init; }

    /// <summary>How many events it has had.</summary>
    public int LastEventId { get; init; }

    /// <summary>The definition that it runs (<see cref="StateMachineDescription.Fingerprint"/>).</summary>
    public required string Fingerprint { get; init; }

    /// <summary>Where its outermost scope stands.</summary>
    public required ScopePosition Scope { get; init; }

    /// <summary>
    /// The place from which an execution that did not succeed is run again (reference 10): the states that failed or were given up begin anew
    /// with the input that they had, with all their retries and the whole of their time. Branches, iterations and children that succeeded stay.
    /// </summary>
    /// <param name="time">When it is redriven, UTC.</param>
    /// <returns>The place.</returns>
    public ExecutionPosition Redrive(DateTimeOffset time) => new()
    {
        Name = Name,
        Id = Id,
        StartTime = StartTime,
        LastEventId = LastEventId,
        Fingerprint = Fingerprint,
        RedriveCount = RedriveCount + 1,
        RedriveTime = time,
        IsRedrive = true,
        // The event that tells of it is the next one.
        Scope = Scope.Redrive(LastEventId + 1),
    };

    /// <summary>The position as JSON.</summary>
    /// <returns>An object, to be read by <see cref="FromValue"/>.</returns>
    public AslValue ToValue() => PositionFormat.Write(this);

    /// <summary>Reads a position.</summary>
    /// <param name="value">What <see cref="ToValue"/> gave.</param>
    /// <returns>The position.</returns>
    /// <exception cref="FormatException">The value is no position.</exception>
    public static ExecutionPosition FromValue(AslValue value) => PositionFormat.Read(value);
}
