namespace AslSharp.Hosting;

/// <summary>An execution as a store keeps it.</summary>
public sealed record StoredExecution
{
    /// <summary>Its ARN: there is one execution of that ARN in a store.</summary>
    public required string Arn { get; init; }

    /// <summary>The ARN of its state machine.</summary>
    public required string StateMachineArn { get; init; }

    /// <summary>The Map Run that it is a child of; null for others. A child is listed under its run, all others under their state machine.</summary>
    public string? MapRunArn { get; init; }

    /// <summary>How it stands.</summary>
    public required ExecutionStatus Status { get; init; }

    /// <summary>When it started, UTC.</summary>
    public required DateTimeOffset StartTime { get; init; }

    /// <summary>When it ended, UTC; null while it runs.</summary>
    public DateTimeOffset? StopTime { get; init; }

    /// <summary>When it has to be woken, UTC: <see cref="DateTimeOffset.MinValue"/> for one that is at work, null for one that waits for answers
    /// alone.</summary>
    public DateTimeOffset? WakeTime { get; init; }

    /// <summary>1 for its first commit, and one more with each.</summary>
    public required long Revision { get; init; }

    /// <summary>
    /// All else, in a form that the store need not know. Of what is committed, the bytes may be read until the commit has completed: a store that keeps them
    /// in memory copies them.
    /// </summary>
    public ReadOnlyMemory<byte> Content { get; set; }

    /// <summary>The store's own number, which grows in the order in which executions are first kept. The store sets it.</summary>
    public long Number { get; set; }

    /// <summary>
    /// What the store wants to have again with the next revision, such as an ETag; null for nothing. The store sets it on what it reads and on
    /// what it keeps.
    /// </summary>
    public object? StoreData { get; set; }
}

/// <summary>Which executions to list.</summary>
public sealed record ExecutionQuery
{
    /// <summary>The ARN of the state machine, or of the Map Run whose children are asked for.</summary>
    public required string Arn { get; init; }

    /// <summary>How they stand; null for all.</summary>
    public ExecutionStatus? Status { get; init; }

    /// <summary>Only those with a smaller number (<see cref="StoredExecution.Number"/>): where the page before ended; null for the first page.</summary>
    public long? Before { get; init; }

    /// <summary>Only those whose name has this part, whatever the case of letters from A to Z (of others as the store can); null for all.</summary>
    public string? NamePart { get; init; }

    /// <summary>How many at most.</summary>
    public int Most { get; init; } = 100;
}

/// <summary>An execution that has to be woken.</summary>
/// <param name="Arn">Its ARN.</param>
/// <param name="Time">When, UTC.</param>
/// <param name="Number">The store's number of it.</param>
public sealed record StoredWake(string Arn, DateTimeOffset Time, long Number);

/// <summary>A part of an execution's history.</summary>
/// <param name="FirstEventId">Its first event.</param>
/// <param name="LastEventId">Its last event.</param>
/// <param name="Content">The events, in a form that the store need not know.</param>
public sealed record StoredEvents(int FirstEventId, int LastEventId, ReadOnlyMemory<byte> Content);

/// <summary>A Map Run as a store keeps it.</summary>
/// <param name="Arn">Its ARN.</param>
/// <param name="ExecutionArn">The execution whose Map state it is.</param>
/// <param name="Content">All else, in a form that the store need not know.</param>
public sealed record StoredMapRun(string Arn, string ExecutionArn, ReadOnlyMemory<byte> Content);
