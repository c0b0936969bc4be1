using Orleans.Concurrency;

namespace AslSharp.Orleans;

/// <summary>Knows the executions whose ARNs fall to it: lists them, and wakes them. Its key is its number.</summary>
[Alias("AslSharp.IShardGrain")]
internal interface IShardGrain : IGrainWithIntegerKey
{
    /// <summary>Hears how executions stand.</summary>
    /// <param name="entries">The executions (<see cref="Entry.ToBytes"/>).</param>
    /// <param name="isToBeKept">Whether this is answered only when it is kept.</param>
    /// <returns>The number of each; <see cref="ShardMap.Taken"/> for a start whose ARN is another execution's.</returns>
    [Alias("Note")]
    Task<long[]> NoteAsync(byte[] entries, bool isToBeKept);

    /// <summary>Finds an execution that has no record of its own yet, or that has one by now.</summary>
    /// <returns>The execution, as one entry; null for none.</returns>
    [Alias("Find")]
    Task<byte[]?> FindAsync(string arn);

    /// <summary>Lists executions, those with the highest number first.</summary>
    [Alias("List")]
    [ReadOnly]
    Task<byte[]> ListAsync(string arn, ExecutionStatus? status, string? namePart, long? before, int most);

    /// <summary>How many there are of each status.</summary>
    [Alias("Count")]
    [ReadOnly]
    Task<Dictionary<ExecutionStatus, long>> CountAsync(string arn);

    /// <summary>Those whose tasks of an activity wait for a worker.</summary>
    [Alias("ReadActivityTasks")]
    [ReadOnly]
    Task<byte[]> ReadActivityTasksAsync(string activity, int most);

    /// <summary>Those that have to be woken, by time and number.</summary>
    [Alias("ReadWakes")]
    [ReadOnly]
    Task<byte[]> ReadWakesAsync(DateTimeOffset? afterTime, long afterNumber, DateTimeOffset until, int most);

    /// <summary>Those that ended before a moment and are no children.</summary>
    [Alias("ReadEnded")]
    [ReadOnly]
    Task<byte[]> ReadEndedAsync(DateTimeOffset before, int most);

    /// <summary>Wakes what is due.</summary>
    [Alias("Fire")]
    [OneWay]
    Task FireAsync();

    /// <summary>Sees that whatever is at work is so on a silo that lives.</summary>
    [Alias("LookAfter")]
    Task LookAfterAsync();
}
