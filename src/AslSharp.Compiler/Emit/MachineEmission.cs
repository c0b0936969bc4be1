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
        Tasks = new TaskNames(plan.Surface, target);
        Statics = new StaticTable();
        Conversions = target.Contract is { } contract ? new ConversionEmitter(contract, Statics, [.. plan.TemplateTypes]) : null;
        Expressions = new ExpressionEmitter(Statics, Conversions);
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

    /// <summary>The methods of the Task states.</summary>
    public TaskNames Tasks { get; }

    public StaticTable Statics { get; }

    /// <summary>The conversions of the contract; null without one.</summary>
    public ConversionEmitter? Conversions { get; }

    public ExpressionEmitter Expressions { get; }

    public ConditionEmitter Conditions { get; }

    public NameTable Types { get; } = new(
        "Names", "Paths", "Calls", "Queries", "Literals", "Formats", "Patterns", "Tasks", "Handlers", "Maps", ProgramEmitter.Name, "TaskTable",
        JsonataEmitter.ClassName, "Templates", "Sites", "Regexes", "Signatures", ScopeNames.PlainFrameType);

    /// <summary>The number of a Task state in the emitted task table.</summary>
    public int TaskNumber(string stateName) => _taskNumbers[stateName];

    /// <summary>The place of a field of a state; the state's own where the field is not mapped.</summary>
    public SourcePlace? Place(string pointer, string field) => Place(pointer + "/" + field) ?? Place(pointer);

    /// <summary>A place of the definition; null where lines are not mapped.</summary>
    public SourcePlace? Place(string pointer)
        => _linePath is not null && _lines.TryGetValue(pointer, out var entry) && SourcePlace.CanName(entry) ? new SourcePlace(_linePath, entry) : null;
}
