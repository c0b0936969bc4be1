using System.ComponentModel;

namespace AslSharp.Runtime;

/// <summary>What one run of a distributed Map works with: the values of fields that are known at run time only.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class MapRunInput
{
    /// <summary>The items; undefined with an item reader.</summary>
    public AslValue Items { get; init; }

    /// <summary>The item reader's <c>Parameters</c> or <c>Arguments</c>.</summary>
    public AslValue ReaderArguments { get; init; }

    /// <summary>How many items are read at most; null or 0 for all. Less fails the reader.</summary>
    public long? MaxItems { get; init; }

    /// <summary>How many children run at once; 0 for the service's bound of 10,000.</summary>
    public int MaxConcurrency { get; init; }

    /// <summary>How many items may fail; null where the state does not say.</summary>
    public long? ToleratedFailureCount { get; init; }

    /// <summary>What share of the items may fail, 0 to 100; null where the state does not say.</summary>
    public double? ToleratedFailurePercentage { get; init; }

    /// <summary>What every batch gets; undefined for nothing.</summary>
    public AslValue BatchInput { get; init; }

    /// <summary>How many items a batch has at most; null for no bound.</summary>
    public long? MaxItemsPerBatch { get; init; }

    /// <summary>How long a batch's input is at most, in bytes; null for 256 KiB.</summary>
    public long? MaxInputBytesPerBatch { get; init; }

    /// <summary>The result writer's <c>Parameters</c> or <c>Arguments</c>.</summary>
    public AslValue WriterArguments { get; init; }
}
