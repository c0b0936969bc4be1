namespace AslSharp.Graphs;

/// <summary>A state as the picture shows it.</summary>
/// <param name="Id">Names it in the texts that are written: unique in the graph, letters and digits.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">Its type; null where that is none that there is.</param>
/// <param name="Caption">The type and what matters most of it, in a few words.</param>
/// <param name="Comment">Its comment, or null.</param>
/// <param name="Retry">How it is retried; null where it is not.</param>
/// <param name="IsEnd">Whether the scope can end behind it.</param>
/// <param name="Scopes">What runs inside it.</param>
internal sealed record GraphState(
    string Id,
    string Name,
    StateKind? Kind,
    string Caption,
    string? Comment,
    GraphRetry? Retry,
    bool IsEnd,
    IReadOnlyList<GraphScope> Scopes) : IScopedState<GraphState>
{
    string IScopedState<GraphState>.Type => Kind.ToString() ?? "";

    IReadOnlyList<IReadOnlyList<GraphState>> IScopedState<GraphState>.InnerScopes
        => [.. Scopes.Select(static scope => scope.ExistingStates)];

    /// <summary>Whether it is only a name that a transition goes to, and that no state of the scope has.</summary>
    internal bool IsMissing { get; init; }

    /// <summary>Where it stands in the definition: the names and numbers that lead to it from the outside; empty where it is missing.</summary>
    internal IReadOnlyList<string> Path { get; init; } = [];

    /// <summary>What the pictures call the states that look alike.</summary>
    internal string Style => IsMissing ? "missing" : Kind?.ToString().ToLowerInvariant() ?? "unknown";

    /// <summary>Everything there is to say of the state, a line each.</summary>
    internal string Tooltip
        => string.Join('\n', new[] { $"{Name} ({Caption})", Comment, Retry?.Description }.Where(static line => !string.IsNullOrWhiteSpace(line)));
}
