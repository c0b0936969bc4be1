using AslSharp.Durable;
using AslSharp.Graphs;
using AslSharp.Graphs.Layout;

namespace AslSharp.Dashboard;

/// <summary>A definition as the page shows it.</summary>
internal sealed class MachineView
{
    private readonly Lazy<DrawnScope> _drawing;

    internal MachineView(string name, string? definition)
    {
        Definition = definition;
        Graph = GraphBuilder.Build(name, definition is not null && AslValue.TryParse(definition, out var value, out _) ? value : default);
        Lines = DefinitionLines.Of(definition ?? "");
        _drawing = new(() => new ScopeLayout(new GraphShapeLayout()).Lay(Graph.Scope));
    }

    /// <summary>The text; null where the assembly of the machine does not hold it.</summary>
    internal string? Definition { get; }

    internal GraphModel Graph { get; }

    /// <summary>The first and the last line of each state, from 1, by its JSON Pointer.</summary>
    internal IReadOnlyDictionary<string, (int First, int Last)> Lines { get; }

    /// <summary>Its picture, with what an execution did where one is given.</summary>
    /// <param name="overlay">The execution; null for none.</param>
    /// <param name="isPart">Whether it becomes a part of the page, and is not shown as an image.</param>
    internal string Draw(HistoryOverlay? overlay, bool isPart)
        => SvgWriter.Write(Graph, _drawing.Value, overlay, isInteractive: isPart, hasTitle: false, hasStyle: !isPart);

    internal static string PointerOf(GraphState state)
        => string.Concat(
            state.Path.Select(static segment => "/" + segment.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)));
}

/// <summary>The definitions that are shown: each is read and laid out once.</summary>
internal sealed class MachineViews(ExecutionClient client)
{
    // Definitions are few, but for those of versions that come and go.
    private const int Most = 256;

    private readonly Dictionary<(string Name, string? Definition), MachineView> _views = [];

    /// <summary>A registered state machine.</summary>
    /// <exception cref="StateMachineDoesNotExistException">There is none of that name or ARN.</exception>
    internal RegisteredStateMachine Find(string nameOrArn)
        => client.StateMachines.FirstOrDefault(machine => machine.Name == nameOrArn || machine.StateMachineArn == nameOrArn)
            ?? throw new StateMachineDoesNotExistException(nameOrArn);

    internal MachineView Of(RegisteredStateMachine machine) => Of(machine.Name, machine.Definition);

    /// <summary>What an execution runs.</summary>
    internal async Task<MachineView> OfAsync(ExecutionDescription execution, CancellationToken cancellationToken)
    {
        // A child of a Map Run runs a part of what the execution runs that has the run.
        var whole = execution;
        while (whole is { Definition: null, MapRunArn: { } run })
        {
            var parent = (await client.DescribeMapRunAsync(run, cancellationToken).ConfigureAwait(false)).ExecutionArn;
            whole = await client.DescribeExecutionAsync(parent, cancellationToken).ConfigureAwait(false);
        }

        return Of(whole.StateMachineArn[(whole.StateMachineArn.LastIndexOf(':') + 1)..], whole.Definition);
    }

    private MachineView Of(string name, string? definition)
    {
        lock (_views)
        {
            if (_views.TryGetValue((name, definition), out var view)) return view;
            if (_views.Count >= Most) _views.Clear();
            _views.Add((name, definition), view = new MachineView(name, definition));
            return view;
        }
    }
}
