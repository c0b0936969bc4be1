namespace AslSharp;

/// <summary>How many items, or child executions, of a Map Run stand where.</summary>
/// <param name="Total">All that were taken up.</param>
/// <param name="Running">Under way.</param>
/// <param name="Succeeded">Succeeded.</param>
/// <param name="Failed">Failed.</param>
/// <param name="TimedOut">Ran too long.</param>
/// <param name="Aborted">Stopped from outside.</param>
/// <param name="Pending">Not started when the run came to its end.</param>
public readonly record struct MapRunCounts(long Total, long Running, long Succeeded, long Failed, long TimedOut, long Aborted, long Pending);
