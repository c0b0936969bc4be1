using AslSharp.Compiler.Planning;

namespace AslSharp.Compiler.Emit;

/// <summary>What the emitters of one machine share.</summary>
internal sealed class MachineEmission
{
    private readonly Dictionary<string, int> _taskNumbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, LineMapEntry> _lines = new(StringComparer.Ordinal);
    private readonly string? _linePath;

    public MachineEmission(StateMachinePlan plan, StateMachineTarget target, LineMapPlan? lines)
    {
        Plan = plan;
        Target = target;
        Writer = new SourceWriter();
        Statics = new StaticTable();
        Expressions = new ExpressionEmitter(Statics);
        Conditions = new ConditionEmitter(Statics, Expressions);
        foreach (var task in plan.Surface.Tasks)
        {
            if (!_taskNumbers.ContainsKey(task.StateName)) _taskNumbers.Add(task.StateName, _taskNumbers.Count);
        }

        if (lines is null || !SourcePlace.CanName(lines.Path)) return;
        _linePath = lines.Path;
        foreach (var entry in lines.Entries) _lines[entry.Pointer] = entry;
    }

    public StateMachinePlan Plan { get; }

    public StateMachineTarget Target { get; }

    public SourceWriter Writer { get; }

    public StaticTable Statics { get; }

    public ExpressionEmitter Expressions { get; }

    public ConditionEmitter Conditions { get; }

    public NameTable Types { get; } = new(
        "Names", "Paths", "Calls", "Queries", "Literals", "Formats", "Patterns", "Tasks", "Handlers", "Maps", "Program", "TaskTable",
        JsonataEmitter.ClassName, "Sites", "Regexes", "Signatures");

    /// <summary>The number of a Task state in the emitted task table.</summary>
    public int TaskNumber(string stateName) => _taskNumbers[stateName];

    /// <summary>The <c>#line</c> directive for a field of a state; the state's own where the field is not mapped.</summary>
    public string? LineDirective(string pointer, string field) => LineDirective(pointer + "/" + field) ?? LineDirective(pointer);

    /// <summary>The <c>#line</c> directive for a place of the definition; null where lines are not mapped.</summary>
    public string? LineDirective(string pointer)
    {
        if (_linePath is null || !_lines.TryGetValue(pointer, out var entry)) return null;
        return SourcePlace.Directive(entry, _linePath);
    }
}
