using AslSharp.Compiler.Collections;
using AslSharp.Compiler.Planning;

namespace AslSharp.Compiler.Emit;

/// <summary>The names of a machine's interface methods and state constants.</summary>
internal sealed class TaskNames
{
    private readonly Dictionary<string, string> _methods = new(StringComparer.Ordinal);

    public TaskNames(SurfacePlan surface)
    {
        var names = new NameTable("EqualsAsync", "ToStringAsync");
        foreach (var task in surface.Tasks)
        {
            if (_methods.ContainsKey(task.StateName)) continue;
            _methods.Add(task.StateName, names.Pascal(WithoutAsync(task.StateName), "Async"));
        }
    }

    /// <summary>The method of a Task state: its name as an identifier, with <c>Async</c> behind it.</summary>
    public string Method(string stateName) => _methods[stateName];

    /// <summary>Pairs of state name and constant name, in document order.</summary>
    public static IEnumerable<(string State, string Constant)> Constants(EquatableArray<StateSurfacePlan> states)
    {
        var names = new NameTable("States", "Equals", "GetHashCode", "GetType", "ToString", "ReferenceEquals", "MemberwiseClone", "Finalize");
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var state in states.AsEnumerable())
        {
            if (seen.Add(state.Name)) yield return (state.Name, NameTable.Escape(names.Pascal(state.Name)));
        }
    }

    private static string WithoutAsync(string name)
        => name.Length > 5 && name.EndsWith("Async", StringComparison.Ordinal) ? name.Substring(0, name.Length - 5) : name;
}
