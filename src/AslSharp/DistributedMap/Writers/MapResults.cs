namespace AslSharp.Runtime;

/// <summary>Takes the results of children as they come. One call at a time.</summary>
internal abstract class MapResults
{
    /// <summary>Whether so much is waiting to be written that children should wait with it.</summary>
    internal virtual bool NeedsFlush => false;

    /// <summary>Takes a child's result.</summary>
    internal abstract void Add(int index, Execution child, ExecutionResult result);

    /// <summary>Takes note of a child that is not going to be started.</summary>
    internal virtual void AddPending(Execution child)
    {
    }

    /// <summary>Writes what is waiting.</summary>
    internal virtual ValueTask FlushAsync(Lock gate, CancellationToken cancellationToken) => default;

    /// <summary>Ends the results.</summary>
    /// <returns>The result of the Map state.</returns>
    internal abstract ValueTask<AslValue> CompleteAsync(MapRun run, Lock gate, CancellationToken cancellationToken);

    /// <summary>Lets go of results that nobody is going to have.</summary>
    internal virtual ValueTask AbandonAsync() => default;
}
