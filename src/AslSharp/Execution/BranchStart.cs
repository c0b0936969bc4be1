using System.ComponentModel;

namespace AslSharp.Runtime;

/// <summary>Where a new branch or iteration belongs.</summary>
/// <param name="Parent">The enclosing scope's frame.</param>
/// <param name="Index">The branch's or the iteration's number, from 0.</param>
/// <param name="IsIteration">Whether it is an iteration of a Map state.</param>
/// <param name="ItemValue">The iteration's item; else undefined.</param>
/// <param name="EventId">The event that leads to its first one.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct BranchStart(Frame Parent, int Index, bool IsIteration, AslValue ItemValue, int EventId)
{
    /// <summary>Where the branch's frame makes itself known to whoever links and counts its events; null where a branch is resumed by itself.</summary>
    internal BranchTail? Tail { get; init; }

    /// <summary>Where the branch goes on; null for one that starts.</summary>
    internal ScopePosition? Position { get; init; }
}
