namespace AslSharp;

/// <summary>Where an event of a history belongs.</summary>
/// <typeparam name="TState">The states of the machine's model.</typeparam>
/// <param name="State">The state.</param>
/// <param name="Outer">What runs around it: the place of the Parallel or Map state; null in the machine itself.</param>
internal sealed record HistoryPlace<TState>(TState State, HistoryPlace<TState>? Outer)
    where TState : class, IScopedState<TState>
{
    /// <summary>The id of the event that entered the state; 0 where the history does not tell.</summary>
    internal long EntryId { get; init; }

    /// <summary>The index of the iteration that begins with the event; null where none does.</summary>
    internal long? Iteration { get; init; }

    /// <summary>Whether the state was left with the event.</summary>
    internal bool IsOutside { get; init; }

    /// <summary>How many scopes are around the machine's own.</summary>
    internal int Depth => Outer is null ? 0 : Outer.Depth + 1;

    /// <summary>The branch of the Parallel state around it, from 0; null where none is around.</summary>
    internal int? Branch
    {
        get
        {
            if (Outer is not { State.Type: "Parallel" }) return null;
            var branches = Outer.State.InnerScopes;
            for (var i = 0; i < branches.Count; i++)
            {
                if (branches[i].Contains(State)) return i;
            }

            return null;
        }
    }
}
