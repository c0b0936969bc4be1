using System.Globalization;

namespace AslSharp.Graphs;

/// <summary>Reads a definition as a graph. Works on any JSON: what is wrong is left out, and a state that is missing is drawn as missing.</summary>
internal sealed class GraphBuilder
{
    private int _states;
    private int _scopes;

    /// <summary>The graph of a definition.</summary>
    /// <param name="name">The machine's name.</param>
    /// <param name="definition">The definition.</param>
    internal static GraphModel Build(string name, AslValue definition)
    {
        return new GraphModel(name, definition.Text("Comment"), new GraphBuilder().ReadScope(definition, name, []));
    }

    private GraphScope ReadScope(AslValue node, string title, IReadOnlyList<string> path)
    {
        var id = "m" + (_scopes++).ToString(CultureInfo.InvariantCulture);
        var named = node["States"].Members().Where(static member => member.Name.Length > 0).ToList();
        var targets = new Targets(named.ToDictionary(static member => member.Name, _ => NextId()), NextId);
        var start = node.Text("StartAt") is { } startAt ? targets.Find(startAt) : null;
        var edges = new EdgeList();
        var states = new List<GraphState>();
        foreach (var (stateName, state) in named)
        {
            states.Add(ReadState(targets.Find(stateName), stateName, state, [.. path, "States", stateName]));
            if (state.IsObject) ReadTransitions(states[^1], state, targets, edges);
        }

        return new GraphScope(id, title, start, [.. states, .. targets.Missing], edges.ToList());
    }

    private GraphState ReadState(string id, string name, AslValue node, IReadOnlyList<string> path)
    {
        StateKind? kind = Enum.TryParse<StateKind>(node.Text("Type"), out var type) && Enum.IsDefined(type) ? type : null;
        var isTerminal = kind is StateKind.Succeed or StateKind.Fail or StateKind.Choice;
        return new GraphState(
            id,
            name,
            kind,
            !node.IsObject ? "?" : StateCaption.Of(kind, node),
            node.Text("Comment"),
            !node.IsObject ? null : RetryText.Of(node),
            !isTerminal && node["End"] is { IsBoolean: true } end && end.GetBoolean(),
            !node.IsObject ? [] : ReadScopes(kind, name, node, path))
        { Path = path };
    }

    private List<GraphScope> ReadScopes(StateKind? kind, string name, AslValue node, IReadOnlyList<string> path) => kind switch
    {
        StateKind.Parallel
            => [.. node.Objects("Branches")
                .Select((branch, index) => ReadScope(branch, $"Branch {index + 1}", [.. path, "Branches", index.ToString(CultureInfo.InvariantCulture)]))],
        StateKind.Map when node["ItemProcessor"].IsObject => [ReadScope(node["ItemProcessor"], name, [.. path, "ItemProcessor"])],
        StateKind.Map when node["Iterator"].IsObject => [ReadScope(node["Iterator"], name, [.. path, "Iterator"])],
        _ => [],
    };

    private static void ReadTransitions(GraphState state, AslValue node, Targets targets, EdgeList edges)
    {
        if (state.Kind == StateKind.Choice)
        {
            foreach (var rule in node.Objects("Choices"))
                Add(rule.Text("Next"), GraphEdgeKind.Choice, ConditionText.Of(rule));
            Add(node.Text("Default"), GraphEdgeKind.Choice, "otherwise");
            return;
        }

        if (state.Kind is not (StateKind.Succeed or StateKind.Fail)) Add(node.Text("Next"), GraphEdgeKind.Next, null);
        foreach (var catcher in node.Objects("Catch"))
            Add(catcher.Text("Next"), GraphEdgeKind.Catch, string.Join(", ", catcher.Texts("ErrorEquals")));

        void Add(string? target, GraphEdgeKind kind, string? label)
        {
            if (target is not null) edges.Add(state.Id, targets.Find(target), kind, label);
        }
    }

    private string NextId() => "s" + (++_states).ToString(CultureInfo.InvariantCulture);

    /// <summary>The ids of a scope's states by name; a name that no state has gets a state of its own.</summary>
    private sealed class Targets(Dictionary<string, string> ids, Func<string> nextId)
    {
        internal List<GraphState> Missing { get; } = [];

        internal string Find(string name)
        {
            if (ids.TryGetValue(name, out var id)) return id;
            ids.Add(name, id = nextId());
            Missing.Add(new GraphState(id, name, null, "missing", null, null, false, []) { IsMissing = true });
            return id;
        }
    }

    /// <summary>The edges of a scope: one for all transitions of a kind between the same two states.</summary>
    private sealed class EdgeList
    {
        private readonly OrderedDictionary<(string From, string To, GraphEdgeKind Kind), List<string>> _edges = [];

        internal void Add(string from, string to, GraphEdgeKind kind, string? label)
        {
            if (!_edges.TryGetValue((from, to, kind), out var labels)) _edges.Add((from, to, kind), labels = []);
            if (!string.IsNullOrEmpty(label)) labels.Add(label);
        }

        internal List<GraphEdge> ToList() => [.. _edges.Select(static edge => new GraphEdge(edge.Key.From, edge.Key.To, edge.Key.Kind, edge.Value))];
    }
}
