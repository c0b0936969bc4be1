using System.ComponentModel;

namespace AslSharp.Runtime;

/// <summary>What a Parallel or Map state runs side by side. A struct, so that no delegate and no closure is made for an item.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IConcurrentBody
{
    /// <summary>Runs a branch or an iteration to its end.</summary>
    /// <param name="lane">Where it runs, and its number.</param>
    /// <param name="cancellationToken">Cancelled when a sibling failed or the execution stops.</param>
    /// <returns>Its output or its failure.</returns>
    ValueTask<TaskOutcome> RunAsync(Lane lane, CancellationToken cancellationToken);
}
