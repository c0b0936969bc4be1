namespace AslSharp;

/// <summary>How many items, or child executions, of a Map Run stand where.</summary>
public readonly record struct MapRunCounts
{
    /// <summary>All that were taken up.</summary>
    public long Total { get; init; }

    /// <summary>Under way.</summary>
    public long Running { get; init; }

    /// <summary>Succeeded.</summary>
    public long Succeeded { get; init; }

    /// <summary>Failed.</summary>
    public long Failed { get; init; }

    /// <summary>Ran too long.</summary>
    public long TimedOut { get; init; }

    /// <summary>Stopped from outside.</summary>
    public long Aborted { get; init; }

    /// <summary>Not started when the run came to its end.</summary>
    public long Pending { get; init; }
}
