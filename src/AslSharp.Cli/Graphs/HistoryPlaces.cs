namespace AslSharp.Cli.Graphs;

/// <summary>Tells which state each event of a history belongs to. An event names its state at most by name, which other scopes may have too: its predecessor decides.</summary>
/// <param name="graph">The machine.</param>
internal sealed class HistoryPlaces(GraphModel graph)
{
    private readonly Dictionary<string, GraphScope> _scopeOf = Scopes(graph.Scope).SelectMany(static scope => scope.States.Select(state => (state.Id, scope)))
        .ToDictionary(static pair => pair.Id, static pair => pair.scope, StringComparer.Ordinal);

    private readonly ILookup<string, GraphState> _byName = graph.Scope.AllStates.Where(static state => state.Kind != GraphStateKind.Missing).ToLookup(static state => state.Name, StringComparer.Ordinal);
    private readonly Dictionary<long, HistoryPlace> _places = [];

    /// <summary>The scope that a state belongs to.</summary>
    internal GraphScope ScopeOf(GraphState state) => _scopeOf[state.Id];

    /// <summary>Where an event belongs. Events come in the order of their ids.</summary>
    /// <returns>The place; null for the execution itself, and for states that the machine does not have.</returns>
    internal HistoryPlace? Add(HistoryEntry entry)
    {
        var before = Find(entry.PreviousId);
        var place = entry.IsEntered ? Enter(entry, before)
            : entry.Name is { } name ? Named(name, before)
            : entry.Type.StartsWith("ParallelState", StringComparison.Ordinal) ? Around(before, GraphStateKind.Parallel)
            : entry.Type.StartsWith("Map", StringComparison.Ordinal) ? Around(before, GraphStateKind.Map)
            : before;
        if (place is null) return null;
        if (entry.Type == "MapIterationStarted") place = place with { Iteration = entry.Index };
        place = place with { IsOutside = entry.IsExited, EntryId = entry.IsEntered ? entry.Id : place.EntryId };
        _places[entry.Id] = place;
        return place;
    }

    /// <summary>Where an earlier event belongs.</summary>
    internal HistoryPlace? Find(long id) => _places.GetValueOrDefault(id);

    private HistoryPlace? Enter(HistoryEntry entry, HistoryPlace? before)
    {
        if (entry.Name is not { } name) return null;
        if (before is null) return Among(graph.Scope.States, name) is { } first ? new HistoryPlace(first, null) : ByName(name);
        // Behind a state that was left comes one of the same scope; in one that was not, one of a scope inside.
        if (before.IsOutside && Among(ScopeOf(before.State).States, name) is { } next) return new HistoryPlace(next, before.Outer);
        if (Among(before.State.Scopes.SelectMany(static scope => scope.States), name) is { } inner) return new HistoryPlace(inner, before);
        for (var outer = before.Outer; outer is not null; outer = outer.Outer)
        {
            // Iterations that follow one another each come after the last event of the one before.
            if (Among(outer.State.Scopes.SelectMany(static scope => scope.States), name) is { } sibling) return new HistoryPlace(sibling, outer);
        }

        return ByName(name);
    }

    private HistoryPlace? Named(string name, HistoryPlace? before)
    {
        for (var place = before; place is not null; place = place.Outer)
        {
            if (place.State.Name == name) return place with { Iteration = null };
        }

        return ByName(name);
    }

    // The end of all branches comes after the last event of one of them.
    private static HistoryPlace? Around(HistoryPlace? place, GraphStateKind kind)
    {
        while (place is not null && (place.IsOutside || place.State.Kind != kind)) place = place.Outer;
        return place is null ? null : place with { Iteration = null };
    }

    private HistoryPlace? ByName(string name) => _byName[name].FirstOrDefault() is { } state ? new HistoryPlace(state, null) : null;

    private static GraphState? Among(IEnumerable<GraphState> states, string name) => states.FirstOrDefault(state => state.Name == name && state.Kind != GraphStateKind.Missing);

    private static IEnumerable<GraphScope> Scopes(GraphScope scope) => scope.States.SelectMany(static state => state.Scopes.SelectMany(Scopes)).Prepend(scope);
}
