namespace AslSharp.Testing;

/// <summary>A state of a compiled machine with the scopes inside it.</summary>
/// <param name="description">The state.</param>
internal sealed class StateNode(StateDescription description) : IScopedState<StateNode>
{
    private readonly List<List<StateNode>> _scopes = [];

    public string Name => description.Name;

    public string Type => description.Type;

    public IReadOnlyList<IReadOnlyList<StateNode>> InnerScopes => _scopes;

    /// <summary>Its place in the definition.</summary>
    internal string Pointer => description.Pointer;

    /// <summary>The type, and what a task calls.</summary>
    internal string Caption => description.Resource is { } resource ? $"{Type} · {Callee(resource)}" : Type;

    /// <summary>The states of a machine's own scope.</summary>
    internal static IReadOnlyList<StateNode> Machine(StateMachineDescription machine)
    {
        var top = new List<StateNode>();
        var scopes = new Dictionary<string, List<StateNode>>(StringComparer.Ordinal) { [""] = top };
        var nodes = new Dictionary<string, StateNode>(StringComparer.Ordinal);
        foreach (var description in machine.States)
        {
            var node = new StateNode(description);
            nodes[description.Pointer] = node;
            var scope = ScopeOf(description.Pointer);
            if (!scopes.TryGetValue(scope, out var states)) scopes.Add(scope, states = []);
            states.Add(node);
        }

        // Document order keeps branches in their order. A state stands before what is inside it.
        foreach (var (scope, states) in scopes)
        {
            if (scope.Length > 0 && nodes.TryGetValue(OwnerOf(scope), out var owner)) owner._scopes.Add(states);
        }

        return top;
    }

    // "/States/Fan/Branches/0/States/Left" is in the scope "/States/Fan/Branches/0".
    private static string ScopeOf(string pointer) => Cut(pointer, 2);

    private static string OwnerOf(string scope)
    {
        // A branch is known by its number; an item processor has a name instead.
        return Cut(scope, char.IsAsciiDigit(scope[^1]) ? 2 : 1);
    }

    private static string Cut(string pointer, int segments)
    {
        for (; segments > 0; segments--) pointer = pointer[..pointer.LastIndexOf('/')];
        return pointer;
    }

    // The end of an ARN says what is called: "lambda:invoke", "function:charge" without the word for what it is.
    private static string Callee(string resource)
    {
        if (!resource.StartsWith("arn:", StringComparison.Ordinal)) return resource;
        var parts = resource.Split(':');
        return parts.Length < 7 ? resource : parts[5] is "function" or "activity" ? string.Join(':', parts[6..]) : string.Join(':', parts[5..]);
    }
}
