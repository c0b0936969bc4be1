namespace AslSharp.Graphs;

/// <summary>A machine, a branch or an item processor as the picture shows it.</summary>
/// <param name="Id">Names it in the texts that are written: unique in the graph, letters and digits.</param>
/// <param name="Title">What it is: <c>Branch 1</c>.</param>
/// <param name="StartId">The id of the state it starts with; null where it names none.</param>
/// <param name="States">Its states in the order of the definition, then the missing ones.</param>
/// <param name="Edges">The transitions between them.</param>
internal sealed record GraphScope(string Id, string Title, string? StartId, IReadOnlyList<GraphState> States, IReadOnlyList<GraphEdge> Edges)
{
    /// <summary>Whether any state ends the scope by <c>End</c>.</summary>
    internal bool HasEnd => States.Any(static state => state.IsEnd);

    /// <summary>Its states without the missing ones.</summary>
    internal IReadOnlyList<GraphState> ExistingStates => [.. States.Where(static state => !state.IsMissing)];

    /// <summary>The states of this scope and of all inside it.</summary>
    internal IEnumerable<GraphState> AllStates => States.SelectMany(static state => state.Scopes.SelectMany(static scope => scope.AllStates).Prepend(state));

    /// <summary>The names of the Task states among <see cref="AllStates"/>.</summary>
    internal IEnumerable<string> TaskNames
        => AllStates.Where(static state => !state.IsMissing && state.Kind == StateKind.Task).Select(static state => state.Name);
}
