using AslSharp.Compiler.Collections;
using AslSharp.Compiler.Planning;

namespace AslSharp.Compiler.Emit;

/// <summary>The names of a machine's interface methods and state constants. They depend on the names of the states, never on their order.</summary>
internal sealed class TaskNames
{
    private readonly Dictionary<string, string> _methods = new(StringComparer.Ordinal);

    public TaskNames(SurfacePlan surface, StateMachineTarget target)
    {
        foreach (var task in target.DeclaredTasks)
        {
            if (!_methods.ContainsKey(task.StateName)) _methods.Add(task.StateName, NameTable.Escape(task.Method));
        }

        Declared = [.. _methods.Values];
        foreach (var task in surface.Tasks)
        {
            if (!_methods.ContainsKey(task.StateName)) _methods.Add(task.StateName, TargetNames.TaskMethod(task.StateName));
        }
    }

    /// <summary>The method of a Task state.</summary>
    public string Method(string stateName) => _methods[stateName];

    /// <summary>The methods that the user declared.</summary>
    public IReadOnlyList<string> Declared { get; }

    /// <summary>The Task states whose method is another's already, each with the other state and the method.</summary>
    public static IEnumerable<(string State, string Other, string Method)> Collisions(SurfacePlan surface, StateMachineTarget target)
    {
        var names = new TaskNames(surface, target);
        var states = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var task in target.DeclaredTasks.AsEnumerable()) states[names.Method(task.StateName)] = task.StateName;
        var declared = new HashSet<string>(target.DeclaredTasks.Select(static task => task.StateName), StringComparer.Ordinal);
        foreach (var task in surface.Tasks.AsEnumerable())
        {
            if (declared.Contains(task.StateName)) continue;
            var method = names.Method(task.StateName);
            if (!states.TryGetValue(method, out var other)) states.Add(method, task.StateName);
            else if (task.IsCertain && other != task.StateName) yield return (task.StateName, other, method);
        }
    }

    /// <summary>Pairs of state name and constant name, in document order. A name that two states would have, neither gets.</summary>
    public static IEnumerable<(string State, string Constant)> Constants(EquatableArray<StateSurfacePlan> states)
        => states.Select(static state => state.Name)
            .Distinct(StringComparer.Ordinal)
            .GroupBy(Constant, StringComparer.Ordinal)
            .Where(static names => names.Count() == 1)
            .Select(static names => (names.Single(), names.Key));

    // No other state's name ends with the line, so that this cannot be another's.
    private static string Constant(string stateName)
    {
        var name = NameTable.Shorten(NameTable.ToPascal(stateName));
        return name is "States" or "Equals" or "GetHashCode" or "GetType" or "ToString" or "ReferenceEquals" or "MemberwiseClone" or "Finalize"
            ? name + "_"
            : NameTable.Escape(name);
    }
}
