namespace AslSharp.Graphs;

/// <summary>All transitions of one kind from one state to another.</summary>
/// <param name="From">The id of the state that it leaves.</param>
/// <param name="To">The id of the state that it enters.</param>
/// <param name="Kind">What the transitions are.</param>
/// <param name="Labels">When each is taken, in whole; nothing for <c>Next</c>.</param>
internal sealed record GraphEdge(string From, string To, GraphEdgeKind Kind, IReadOnlyList<string> Labels);
