using System.Globalization;
using AslSharp.Graphs;

namespace AslSharp.Cli.Sam;

/// <summary>What a state machine calls: functions, activities and services, with what is written of their parameters.</summary>
internal sealed class MachineCalls
{
    private readonly List<(string Name, int Seconds)> _functions = [];
    private readonly List<string> _activities = [];
    private readonly List<ServiceCall> _services = [];
    private readonly List<(string Place, string? Arn)> _roles = [];
    private readonly List<ServiceCall> _readers = [];
    private readonly List<ServiceCall> _writers = [];

    private readonly Placeholders _placeholders;

    private MachineCalls(Placeholders placeholders) => _placeholders = placeholders;

    /// <summary>The functions as they are written (an ARN, a name, a placeholder), with the seconds that a task gives them; 0 where it says nothing.</summary>
    internal IReadOnlyList<(string Name, int Seconds)> Functions => _functions;

    /// <summary>The ARNs of activities.</summary>
    internal IReadOnlyList<string> Activities => _activities;

    /// <summary>The services that tasks call, those of <c>lambda:invoke</c> with a written name aside.</summary>
    internal IReadOnlyList<ServiceCall> Services => _services;

    /// <summary>The roles in <c>Credentials</c>; null for one that is computed.</summary>
    internal IReadOnlyList<(string Place, string? Arn)> Roles => _roles;

    /// <summary>What the item readers of distributed Maps read.</summary>
    internal IReadOnlyList<ServiceCall> Readers => _readers;

    /// <summary>Where the result writers of distributed Maps write.</summary>
    internal IReadOnlyList<ServiceCall> Writers => _writers;

    /// <summary>Whether there is a distributed Map, which starts executions of its own.</summary>
    internal bool HasDistributedMap { get; private set; }

    /// <summary>Reads a definition that has no errors.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="placeholders">What fills its placeholders.</param>
    internal static MachineCalls Of(AslValue definition, Placeholders placeholders)
    {
        var calls = new MachineCalls(placeholders);
        calls.ReadScope(definition);
        return calls;
    }

    private void ReadScope(AslValue scope)
    {
        foreach (var (name, state) in scope["States"].Members())
        {
            switch (state.Text("Type"))
            {
                case "Task":
                    ReadTask(name, state);
                    break;
                case "Parallel":
                    foreach (var branch in state.Objects("Branches")) ReadScope(branch);
                    break;
                case "Map":
                    ReadMap(name, state);
                    break;
            }
        }
    }

    private void ReadTask(string name, AslValue state)
    {
        ReadRole(name, state);
        var resource = state.Text("Resource") ?? "";
        var seconds = int.TryParse(state.Number("TimeoutSeconds"), CultureInfo.InvariantCulture, out var number) ? number : 0;
        if (ServiceCall.Read(name, resource, ParametersOf(state), _placeholders) is { } call)
        {
            // A task that waits for its token may wait longer than its function works.
            if (call is { Service: "lambda", IsSdk: false } && call.Written("FunctionName") is { } function)
                _functions.Add((function, call.Pattern.Length > 0 ? 0 : seconds));
            else
                _services.Add(call);
        }
        else if (resource.Contains(":activity:", StringComparison.Ordinal)) _activities.Add(resource);
        else _functions.Add((resource, seconds));
    }

    private void ReadRole(string name, AslValue state)
    {
        if (state["Credentials"] is { IsUndefined: true }) return;
        var role = state["Credentials"].Text("RoleArn");
        _roles.Add((name, role is not null && !role.StartsWith("{%", StringComparison.Ordinal) ? role : null));
    }

    private void ReadMap(string name, AslValue state)
    {
        var processor = Either(state, "ItemProcessor", "Iterator");
        ReadScope(processor);
        HasDistributedMap |= processor["ProcessorConfig"].Text("Mode") == "DISTRIBUTED";
        Add("ItemReader", _readers);
        Add("ResultWriter", _writers);

        void Add(string field, List<ServiceCall> list)
        {
            var part = state[field];
            if (part.Text("Resource") is not { } resource) return;
            if (ServiceCall.Read(name, resource, ParametersOf(part), _placeholders) is { } call) list.Add(call);
        }
    }

    private static AslValue ParametersOf(AslValue node) => Either(node, "Arguments", "Parameters");

    private static AslValue Either(AslValue node, string name, string otherwise) => node[name].IsUndefined ? node[otherwise] : node[name];
}
