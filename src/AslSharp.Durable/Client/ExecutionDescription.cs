namespace AslSharp.Durable;

/// <summary>An execution: what DescribeExecution tells.</summary>
public sealed record ExecutionDescription
{
    /// <summary>Its ARN.</summary>
    public required string ExecutionArn { get; init; }

    /// <summary>The ARN of its state machine.</summary>
    public required string StateMachineArn { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>How it stands.</summary>
    public required ExecutionStatus Status { get; init; }

    /// <summary>When it started, UTC.</summary>
    public required DateTimeOffset StartDate { get; init; }

    /// <summary>When it ended, UTC; null while it runs.</summary>
    public DateTimeOffset? StopDate { get; init; }

    /// <summary>Its input.</summary>
    public AslValue Input { get; init; }

    /// <summary>The output of one that succeeded; else undefined.</summary>
    public AslValue Output { get; init; }

    /// <summary>The error name of one that did not succeed, or null for none.</summary>
    public string? Error { get; init; }

    /// <summary>The cause, or null for none.</summary>
    public string? Cause { get; init; }

    /// <summary>The trace that it belongs to, or null.</summary>
    public string? TraceHeader { get; init; }

    /// <summary>The Map Run that it is a child of, or null.</summary>
    public string? MapRunArn { get; init; }

    /// <summary>How many times it has been redriven.</summary>
    public int RedriveCount { get; init; }

    /// <summary>When it was last redriven, UTC; null for never.</summary>
    public DateTimeOffset? RedriveDate { get; init; }

    /// <summary>The state in which it stands or failed, at its top level; null for one that succeeded.</summary>
    public string? StateName { get; init; }

    internal bool IsTooOldToRedrive { get; init; }

    /// <summary>Whether RedriveExecution takes it.</summary>
    public bool IsRedrivable { get; init; }

    /// <summary>The same as the service has it: <c>REDRIVABLE</c>, <c>NOT_REDRIVABLE</c> or <c>REDRIVABLE_BY_MAP_RUN</c>.</summary>
    public string RedriveStatus => IsRedrivable ? "REDRIVABLE" : MapRunArn is not null ? "REDRIVABLE_BY_MAP_RUN" : "NOT_REDRIVABLE";

    /// <summary>Why RedriveExecution does not take it, in the service's words; null where it does.</summary>
    public string? RedriveStatusReason => IsRedrivable ? null
        : IsTooOldToRedrive ? "Execution redrivable period exceeded"
        : $"Execution is {(Status == ExecutionStatus.TimedOut ? "TIMED_OUT" : Status.ToString().ToUpperInvariant())} and cannot be redriven";

    /// <summary>
    /// The text of the definition that it runs, where the assembly of its machine holds it (<see cref="RegisteredStateMachine.Definition"/>);
    /// null where it does not, or where that definition is not registered any more.
    /// </summary>
    public string? Definition => Machine?.ReadDefinition();

    internal MachineRegistration? Machine { get; init; }

    /// <summary>The output as an object of the type that the machine's class names.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <returns>The output.</returns>
    /// <exception cref="ExecutionFailedException">The execution did not succeed.</exception>
    /// <exception cref="ArgumentException">The machine's contracts read no such type.</exception>
    public T GetOutput<T>()
    {
        var output = ToResult().GetOutput();
        if (output is T same) return same;
        return Machine?.Conversions is { } conversions && conversions.TryGetReader<T>(out var read)
            ? read(output)
            : throw new ArgumentException($"The state machine '{StateMachineArn}' has no output of the type {typeof(T)}.", nameof(T));
    }

    /// <summary>The same as the result of an execution in process.</summary>
    /// <returns>The result.</returns>
    public ExecutionResult ToResult() => new()
    {
        Status = Status,
        ExecutionName = Name,
        ExecutionArn = ExecutionArn,
        StartTime = StartDate,
        StopTime = StopDate ?? default,
        Output = Output,
        Error = Error,
        Cause = Cause,
        FailedState = Status == ExecutionStatus.Succeeded ? null : StateName,
    };
}

/// <summary>An execution in a list: what ListExecutions tells.</summary>
/// <param name="ExecutionArn">Its ARN.</param>
/// <param name="StateMachineArn">The ARN of its state machine.</param>
/// <param name="Name">Its name.</param>
/// <param name="Status">How it stands.</param>
/// <param name="StartDate">When it started, UTC.</param>
/// <param name="StopDate">When it ended, UTC; null while it runs.</param>
/// <param name="MapRunArn">The Map Run that it is a child of, or null.</param>
public sealed record ExecutionListItem(
    string ExecutionArn, string StateMachineArn, string Name, ExecutionStatus Status, DateTimeOffset StartDate, DateTimeOffset? StopDate, string? MapRunArn)
{
    internal static ExecutionListItem Of(StoredExecution stored)
        => new(stored.Arn, stored.StateMachineArn, stored.Arn[(stored.Arn.LastIndexOf(':') + 1)..], stored.Status, stored.StartTime, stored.StopTime,
            stored.MapRunArn);
}

/// <summary>A page of a list.</summary>
/// <typeparam name="T">What is listed.</typeparam>
/// <param name="Items">The page.</param>
/// <param name="NextToken">To be given for the next page; null where this is the last one.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? NextToken);

/// <summary>An execution that has been started, or that ran already: what StartExecution tells.</summary>
/// <param name="ExecutionArn">Its ARN.</param>
/// <param name="StartDate">When it started, UTC.</param>
public sealed record StartedExecution(string ExecutionArn, DateTimeOffset StartDate);
