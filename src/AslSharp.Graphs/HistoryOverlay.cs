namespace AslSharp.Graphs;

/// <summary>What an execution did, laid over the graph of its machine.</summary>
/// <param name="states">What happened in each state, by its id.</param>
/// <param name="taken">How often each transition was taken; no id is the start or the end.</param>
internal sealed class HistoryOverlay(IReadOnlyDictionary<string, StateRun> states, IReadOnlyDictionary<(string? From, string? To, bool IsCaught), int> taken)
{
    /// <summary>What happened in a state.</summary>
    /// <param name="state">The state.</param>
    internal StateRun Of(GraphState state) => states.GetValueOrDefault(state.Id, StateRun.None);

    /// <summary>How often a transition was taken.</summary>
    /// <param name="from">The id of the state that it leaves; null for the start.</param>
    /// <param name="to">The id of the state that it enters; null for the end.</param>
    /// <param name="kind">What kind of transition it is.</param>
    internal int Taken(string? from, string? to, GraphEdgeKind kind) => taken.GetValueOrDefault((from, to, kind == GraphEdgeKind.Catch));

    /// <summary>Lays a history over a graph.</summary>
    internal static HistoryOverlay Of(GraphModel graph, IReadOnlyList<HistoryEntry> history)
    {
        var reader = new HistoryReader(graph);
        foreach (var entry in history) reader.Add(entry);
        return reader.ToOverlay();
    }
}
