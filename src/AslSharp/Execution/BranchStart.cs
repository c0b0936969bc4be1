using System.ComponentModel;

namespace AslSharp.Runtime;

/// <summary>Where a new branch or iteration belongs.</summary>
/// <param name="parent">The enclosing scope's frame.</param>
/// <param name="index">The branch's or the iteration's number, from 0.</param>
/// <param name="isIteration">Whether it is an iteration of a Map state.</param>
/// <param name="itemValue">The iteration's item; else undefined.</param>
/// <param name="eventId">The event that leads to its first one.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct BranchStart(Frame parent, int index, bool isIteration, AslValue itemValue, int eventId)
{
    internal Frame Parent { get; } = parent;

    internal int Index { get; } = index;

    internal bool IsIteration { get; } = isIteration;

    /// <summary>The iteration's item; else undefined.</summary>
    public AslValue ItemValue { get; init; } = itemValue;

    internal int EventId { get; } = eventId;

    /// <summary>Where the branch's frame makes itself known to whoever links and counts its events; null where a branch is resumed by itself.</summary>
    internal BranchTail? Tail { get; init; }

    /// <summary>Where the branch goes on; null for one that starts.</summary>
    internal ScopePosition? Position { get; init; }
}
