namespace AslSharp.Durable;

/// <summary>A Map Run: what DescribeMapRun tells.</summary>
public sealed record MapRunDescription
{
    /// <summary>Its ARN.</summary>
    public required string MapRunArn { get; init; }

    /// <summary>The execution whose Map state it is.</summary>
    public required string ExecutionArn { get; init; }

    /// <summary>How it stands.</summary>
    public required MapRunStatus Status { get; init; }

    /// <summary>When it started, UTC.</summary>
    public required DateTimeOffset StartDate { get; init; }

    /// <summary>When it ended, UTC; null while it runs.</summary>
    public DateTimeOffset? StopDate { get; init; }

    /// <summary>How many children may run at once; 0 for the service's bound of 10,000.</summary>
    public required int MaxConcurrency { get; init; }

    /// <summary>How many items may fail; null where nothing is said of it.</summary>
    public long? ToleratedFailureCount { get; init; }

    /// <summary>What share of the items may fail, 0 to 100; null where nothing is said of it.</summary>
    public double? ToleratedFailurePercentage { get; init; }

    /// <summary>The items.</summary>
    public MapRunCounts ItemCounts { get; init; }

    /// <summary>The child executions.</summary>
    public MapRunCounts ExecutionCounts { get; init; }
}
