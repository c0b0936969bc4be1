using AslSharp.Compiler.Collections;
using AslSharp.Compiler.Json;
using AslSharp.Compiler.Planning;
using AslSharp.Compiler.Syntax;

namespace AslSharp.Compiler.Lowering;

/// <summary>
/// Makes out as much as possible of the public surface of a definition with errors, so that C# that was right before the mistake
/// stays right: one mistake, one message. What is not certain to be a Task state nobody has to implement.
/// </summary>
public sealed class SurfaceRecovery
{
    private readonly bool _isJson;
    private readonly List<TaskSurfacePlan> _tasks = [];
    private readonly List<StateSurfacePlan> _states = [];
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    private SurfaceRecovery(bool isJson) => _isJson = isJson;

    /// <summary>The states and tasks that can be made out, in document order; those that only the JSON shows come last.</summary>
    /// <param name="root">The JSON.</param>
    /// <param name="isJson">Whether the text is sound JSON; where it is not, nothing is certain.</param>
    /// <param name="machine">What was read of it; null for nothing.</param>
    public static SurfacePlan Recover(JsonValueSyntax root, bool isJson, StateMachineSyntax? machine)
    {
        var recovery = new SurfaceRecovery(isJson);
        if (machine is not null)
        {
            foreach (var state in SurfaceLowerer.States(machine.Scope))
                recovery.Add(state);
        }

        recovery.Visit(root, "");
        var isWhole = isJson && recovery._states.Count > 0 && recovery._tasks.All(static task => task.IsCertain);
        return new SurfacePlan(recovery._tasks.ToEquatableArray(), recovery._states.ToEquatableArray(), isWhole);
    }

    private void Add(StateSyntax state)
    {
        if (state is UnknownStateSyntax)
        {
            Add(state.Name, state.Header.Property.Value, state.Pointer);
            return;
        }

        if (!_names.Add(state.Name))
            return;
        _states.Add(new StateSurfacePlan(state.Name, state.TypeText, state.Pointer, state is MapStateSyntax { ResultWriter: not null }));
        if (state is TaskStateSyntax task)
            _tasks.Add(
                new TaskSurfacePlan(task.Name, task.ResourceText, task.Comment, _isJson)
                {
                    IsOfService = SurfaceLowerer.IsOfService(task.ResourceText),
                    InputMembers = SurfaceLowerer.InputMembers(task),
                });
    }

    private void Add(string name, JsonValueSyntax value, string pointer)
    {
        if (!_names.Add(name))
            return;
        var state = value as JsonObjectSyntax;
        var type = state is null ? "" : TypeOf(state) ?? "";
        _states.Add(new StateSurfacePlan(name, type, pointer, HasResultWriter: false));
        if (FieldTable.StateKind(type) is null or ObjectKind.Task)
            _tasks.Add(new TaskSurfacePlan(name, state is null ? "" : Text(state, "Resource") ?? "", null, IsCertain: false));
    }

    // The nesting of the JSON, which its parser limits, limits the recursion.
    private void Visit(JsonValueSyntax value, string pointer)
    {
        switch (value)
        {
            case JsonArraySyntax array:
                for (var i = 0; i < array.Items.Length; i++)
                    Visit(array.Items[i], $"{pointer}/{i}");
                break;
            case JsonObjectSyntax node:
                foreach (var property in node.Properties)
                {
                    var inner = Pointer.Append(pointer, property.Name);
                    if (property.Value is JsonObjectSyntax members && IsStates(property.Name, members))
                    {
                        foreach (var state in members.Properties)
                            Add(state.Name, state.Value, Pointer.Append(inner, state.Name));
                    }

                    Visit(property.Value, inner);
                }

                break;
        }
    }

    // Whatever it is called exactly: its members look like states, which no payload's do.
    private static bool IsStates(string name, JsonObjectSyntax members)
        => members.Properties.Any(static member => member.Value is JsonObjectSyntax state && IsState(state))
            && NameSuggestion.Find(name, ["States"]) is not null;

    private static bool IsState(JsonObjectSyntax node)
        => TypeOf(node) is { } type && (FieldTable.StateKind(type) is not null || NameSuggestion.Find(type, FieldTable.StateTypes) is not null);

    private static string? TypeOf(JsonObjectSyntax state) => Text(state, "Type");

    private static string? Text(JsonObjectSyntax node, string name)
    {
        var property = node.Find(name) ?? node.Properties.FirstOrDefault(property => string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase));
        return (property?.Value as JsonStringSyntax)?.Value;
    }
}
