namespace AslSharp;

/// <summary>Tells which state each event of a history belongs to. An event names its state at most by name, which other scopes may have too: its predecessor
/// decides.</summary>
/// <typeparam name="TState">The states of the machine's model.</typeparam>
internal sealed class HistoryPlaces<TState>
    where TState : class, IScopedState<TState>
{
    private readonly IReadOnlyList<TState> _machine;
    private readonly Dictionary<TState, IReadOnlyList<TState>> _scopeOf = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, TState> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<long, HistoryPlace<TState>> _places = [];

    /// <summary>Starts before the first event.</summary>
    /// <param name="machine">The states of the machine's own scope.</param>
    internal HistoryPlaces(IReadOnlyList<TState> machine)
    {
        _machine = machine;
        AddScope(machine);
    }

    /// <summary>Where an event belongs. Events come in the order of their ids.</summary>
    /// <returns>The place; null for the execution itself, and for states that the machine does not have.</returns>
    internal HistoryPlace<TState>? Add(HistoryEntry entry)
    {
        var before = Find(entry.PreviousId);
        var place = entry.IsEntered ? Enter(entry, before)
            : entry.Name is { } name ? Named(name, before)
            : entry.Type.StartsWith("ParallelState", StringComparison.Ordinal) ? Around(before, "Parallel")
            : entry.Type.StartsWith("Map", StringComparison.Ordinal) ? Around(before, "Map")
            : before;
        if (place is null) return null;
        if (entry.Type == "MapIterationStarted") place = place with { Iteration = entry.Index };
        place = place with { IsOutside = entry.IsExited, EntryId = entry.IsEntered ? entry.Id : place.EntryId };
        _places[entry.Id] = place;
        return place;
    }

    /// <summary>Where an earlier event belongs.</summary>
    internal HistoryPlace<TState>? Find(long id) => _places.GetValueOrDefault(id);

    private HistoryPlace<TState>? Enter(HistoryEntry entry, HistoryPlace<TState>? before)
    {
        if (entry.Name is not { } name) return null;
        if (before is null) return Among(_machine, name) is { } first ? new HistoryPlace<TState>(first, null) : ByName(name);
        // Behind a state that was left comes one of the same scope; in one that was not, one of a scope inside.
        if (before.IsOutside && Among(_scopeOf[before.State], name) is { } next) return new HistoryPlace<TState>(next, before.Outer);
        if (Among(Inside(before.State), name) is { } inner) return new HistoryPlace<TState>(inner, before);
        for (var outer = before.Outer; outer is not null; outer = outer.Outer)
        {
            // Iterations that follow one another each come after the last event of the one before.
            if (Among(Inside(outer.State), name) is { } sibling) return new HistoryPlace<TState>(sibling, outer);
        }

        return ByName(name);
    }

    private HistoryPlace<TState>? Named(string name, HistoryPlace<TState>? before)
    {
        for (var place = before; place is not null; place = place.Outer)
        {
            if (place.State.Name == name) return place with { Iteration = null };
        }

        return ByName(name);
    }

    // The end of all branches comes after the last event of one of them.
    private static HistoryPlace<TState>? Around(HistoryPlace<TState>? place, string type)
    {
        while (place is not null && (place.IsOutside || place.State.Type != type)) place = place.Outer;
        return place is null ? null : place with { Iteration = null };
    }

    private void AddScope(IReadOnlyList<TState> scope)
    {
        foreach (var state in scope)
        {
            _scopeOf[state] = scope;
            _byName.TryAdd(state.Name, state);
            foreach (var inner in state.InnerScopes) AddScope(inner);
        }
    }

    private HistoryPlace<TState>? ByName(string name) => _byName.TryGetValue(name, out var state) ? new HistoryPlace<TState>(state, null) : null;

    private static IEnumerable<TState> Inside(TState state) => state.InnerScopes.SelectMany(static scope => scope);

    private static TState? Among(IEnumerable<TState> states, string name) => states.FirstOrDefault(state => state.Name == name);
}
