using System.ComponentModel;

namespace AslSharp.Runtime;

/// <summary>What a definition says of a distributed Map, as far as it is known when the program is built (reference 8.8).</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class DistributedMap
{
    /// <summary>The state's <c>Label</c>; null for one made up for each run.</summary>
    public string? Label { get; init; }

    /// <summary>Whether <c>ExecutionType</c> is EXPRESS.</summary>
    public bool IsExpress { get; init; }

    /// <summary>Where items come from; null for the state's own data.</summary>
    public ItemReaderFormat? Reader { get; init; }

    /// <summary>Whether there is an <c>ItemSelector</c>.</summary>
    public bool SelectsItems { get; init; }

    /// <summary>Whether items are put together in batches.</summary>
    public bool HasBatches { get; init; }

    /// <summary>What is made of results; null for <c>COMPACT</c>, kept in the state's result.</summary>
    public ResultWriterFormat? Writer { get; init; }
}
