namespace AslSharp.Hosting;

/// <summary>What a distributed Map runs for its items. Emitted as a struct, so that no delegate and no closure is made for an item.</summary>
public interface IItemProcessor
{
    /// <summary>Takes an item through the item selector.</summary>
    /// <param name="item">The item.</param>
    /// <returns>The input of a child, or the item of a batch.</returns>
    AslValue Select(in MapItem item);

    /// <summary>Makes the frame of a child's outermost scope.</summary>
    /// <param name="execution">The child.</param>
    /// <returns>The frame, at the first state of the item processor.</returns>
    Frame CreateFrame(Execution execution);

    /// <summary>Runs a child to its end.</summary>
    /// <param name="frame">Where to go on.</param>
    /// <param name="cancellationToken">Stops the child.</param>
    /// <returns>Its output or its failure.</returns>
    ValueTask<TaskOutcome> RunAsync(Frame frame, CancellationToken cancellationToken);
}
