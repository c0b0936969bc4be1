using AslSharp.Compiler.Planning;

namespace AslSharp.Compiler.Emit;

/// <summary>Emits what runs: the task table, the program, the frames and loops of all scopes, the static objects. All of it is private to the file.</summary>
internal sealed class ProgramEmitter(MachineEmission machine, TaskNames tasks)
{
    private readonly SourceWriter _writer = machine.Writer;

    private bool HasTasks => machine.Plan.Surface.Tasks.Count > 0;

    private string Interface => Qualify(machine.Target.Namespace, machine.Target.InterfaceName);

    /// <summary>
    /// The namespace of the file-local types of a machine: one for each, since the C# compiler looks a file-local name up among all files
    /// that declare it in the same namespace. Two machines may share one, at that price.
    /// </summary>
    public static string Namespace(StateMachineTarget target)
        => EmittedLanguage.Namespace + "." + NameTable.Shorten($"{target.Namespace}_{target.ClassName}".Replace("@", "").Replace('.', '_'));

    /// <summary>Emits all of it.</summary>
    public void Emit(ScopePlan scope)
    {
        var root = new ScopeNames(scope, null, machine.Types.Pascal(scope.Name, "Scope"), machine.Types.Pascal(scope.Name, "Frame"));
        EmitTaskTable();
        var scopes = EmitScopes(root);
        EmitProgram(root, scopes);
        foreach (var (_, emitter) in scopes) emitter.EmitBodies();
        foreach (var (names, _) in scopes) EmitFrame(names);
        machine.Expressions.Jsonata.Write(_writer);
        machine.Statics.Write(_writer);
    }

    private static string Qualify(string @namespace, string name) => @namespace.Length == 0 ? "global::" + name : $"global::{@namespace}.{name}";

    private void EmitTaskTable()
    {
        var parameter = HasTasks ? $"{Interface}? tasks" : "";
        using (_writer.Block($"file readonly struct TaskTable({parameter}) : ITaskTable"))
        {
            _writer.Line($"public bool HasMethods => {(HasTasks ? "tasks is not null" : "false")};");
            using (_writer.Block(
                "public ValueTask<AslValue> InvokeAsync(int number, AslValue input, TaskContext context, CancellationToken cancellationToken) => number switch", "};"))
            {
                foreach (var task in Tasks(machine.Plan.Machine!)) EmitCall(task);
                _writer.Line("_ => throw new global::System.ArgumentOutOfRangeException(nameof(number)),");
            }
        }
    }

    private void EmitCall(StartTaskPlan task)
    {
        var method = "tasks!." + tasks.Method(task.State);
        var number = machine.TaskNumber(task.State);
        if (task.Resource.Kind != ResourceKind.LambdaInvoke)
        {
            _writer.Line($"{number} => {method}(input, context, cancellationToken),");
            return;
        }

        var call = $"{method}(LambdaInvoke.{WellKnownRuntime.LambdaInvoke.Payload}(input), context, cancellationToken)";
        // What comes by token is the whole result: only an answer of the function itself has an envelope.
        _writer.Line(task.Resource.Pattern == IntegrationPattern.WaitForTaskToken
            ? $"{number} => {call},"
            : $"{number} => LambdaInvoke.{WellKnownRuntime.LambdaInvoke.WrapAsync}({call}, context),");
    }

    private List<(ScopeNames Names, ScopeEmitter Emitter)> EmitScopes(ScopeNames root)
    {
        var waiting = new Queue<ScopeNames>();
        waiting.Enqueue(root);
        var emitted = new List<(ScopeNames, ScopeEmitter)>();
        while (waiting.Count > 0)
        {
            var names = waiting.Dequeue();
            var emitter = new ScopeEmitter(machine, names, waiting.Enqueue);
            emitter.Emit();
            emitted.Add((names, emitter));
        }

        return emitted;
    }

    private void EmitProgram(ScopeNames root, List<(ScopeNames Names, ScopeEmitter Emitter)> scopes)
    {
        _writer.Line();
        using (_writer.Block($"file readonly struct Program({(HasTasks ? $"{Interface}? tasks" : "")}) : IMachineProgram"))
        {
            _writer.Line($"public Frame CreateFrame(Execution execution, AslValue data) => new {root.FrameType}(execution, data) {{ Step = {root.Plan.Start} }};");
            _writer.Line();
            _writer.Line("public ValueTask<TaskOutcome> RunAsync<THost>(THost host, Frame frame, CancellationToken cancellationToken) where THost : struct, IExecutionHost");
            if (machine.Target.IsInspectable && scopes.Count > 1)
            {
                EmitInnerScopes(root, scopes.Skip(1).Select(static scope => scope.Names).ToArray());
                return;
            }

            _writer.Line($"    => {Run(root, $"({root.FrameType})frame")};");
        }
    }

    private string Run(ScopeNames scope, string frame)
        => $"ScopeRunner.RunAsync(host, new {scope.ScopeType}<THost>(host, new TaskTable({(HasTasks ? "tasks" : "")}), {frame}), frame, cancellationToken)";

    // A state of an inner scope can be tested by itself.
    private void EmitInnerScopes(ScopeNames root, IReadOnlyList<ScopeNames> scopes)
    {
        using (_writer.Block("    => frame switch", "};"))
        {
            foreach (var names in scopes) _writer.Line($"{names.FrameType} inner => {Run(names, "inner")},");
            _writer.Line($"_ => {Run(root, $"({root.FrameType})frame")},");
        }

        _writer.Line();
        using (_writer.Block("public Frame? CreateInnerFrame(string stateName, Execution execution, AslValue data) => stateName switch", "};"))
        {
            foreach (var names in scopes)
            {
                foreach (var state in names.Plan.States) _writer.Line($"{CSharpText.Literal(state.Name)} => {NewFrame(names)},");
            }

            _writer.Line("_ => null,");
        }
    }

    // The children of a distributed Map are executions of their own: their frames have no outer one.
    private static string NewFrame(ScopeNames names) => names.Outer is { } outer
        ? $"new {names.FrameType}(new BranchStart({NewFrame(outer)}, 0, false, default, 0), data)"
        : $"new {names.FrameType}(execution, data)";

    private void EmitFrame(ScopeNames names)
    {
        _writer.Line();
        if (names.Outer is null)
        {
            using (_writer.Block($"file sealed class {names.FrameType}(Execution execution, AslValue data) : Frame(execution, data)"))
            {
                EmitVariables(names);
                EmitHeld(names);
            }

            return;
        }

        using (_writer.Block($"file sealed class {names.FrameType} : Frame"))
        {
            using (_writer.Block($"internal {names.FrameType}(BranchStart start, AslValue data) : base(start, data)"))
            {
                _writer.Line($"Step = {names.Plan.Start};");
            }

            _writer.Line();
            // The enclosing scope stands still while this one runs: its variables are read where they are.
            _writer.Line($"internal {names.Outer.FrameType} Outer => ({names.Outer.FrameType})Parent!;");
            EmitVariables(names);
            EmitHeld(names);
        }
    }

    private void EmitHeld(ScopeNames names)
    {
        if (names.Plan.HeldMembers.Count == 0) return;
        var members = names.Plan.HeldMembers.Select(member => (Name: machine.Statics.Name(member), Field: names.Held("this", member).Substring("this.".Length))).ToArray();
        _writer.Line();
        _writer.Line($"internal AslValue {string.Join(", ", members.Select(member => member.Field))};");
        _writer.Line();
        _writer.Line($"public override AslValue {WellKnownRuntime.Frame.Whole}(AslValue data) => Values.{WellKnownRuntime.Values.Merge}(data, [{string.Join(", ", members.Select(member => $"new({member.Name}, {member.Field})"))}]);");
        _writer.Line();
        _writer.Line($"public override void {WellKnownRuntime.Frame.Release}() => {string.Join(" = ", members.Select(member => member.Field))} = default;");
        _writer.Line();
        // A saved frame has the whole document: each state takes out of it what it expects to find held, and nothing else.
        using (_writer.Block($"public override void {WellKnownRuntime.Frame.Hold}(AslValue data)"))
        {
            _writer.Line($"var held = StateName switch {{ {string.Join("", names.Plan.States.Where(static state => state.Held.Count > 0).Select(state => $"{CSharpText.Literal(state.Name)} => {Bits(names, state.Held)}, "))}_ => 0 }};");
            for (var i = 0; i < members.Length; i++) _writer.Line($"if ((held & {1 << i}) != 0) {members[i].Field} = data[{members[i].Name}];");
        }
    }

    private static int Bits(ScopeNames names, IEnumerable<string> held)
        => held.Sum(member => 1 << names.Plan.HeldMembers.ToList().IndexOf(member));

    private void EmitVariables(ScopeNames names)
    {
        if (names.Plan.Variables.Count == 0) return;
        foreach (var variable in names.Plan.Variables) _writer.Line($"internal AslValue {names.Field(variable)};");
        _writer.Line();
        using (_writer.Block("public override AslValue SaveVariables()"))
        {
            _writer.Line("var variables = AslValue.EmptyObject;");
            foreach (var variable in names.Plan.Variables)
            {
                var field = names.Field(variable);
                _writer.Line($"if (!{field}.IsUndefined) variables = variables.With({machine.Statics.Name(variable)}, {field});");
            }

            _writer.Line("return variables;");
        }

        _writer.Line();
        using (_writer.Block("public override void RestoreVariables(AslValue variables)"))
        {
            foreach (var variable in names.Plan.Variables) _writer.Line($"{names.Field(variable)} = variables[{machine.Statics.Name(variable)}];");
        }
    }

    private static IEnumerable<StartTaskPlan> Tasks(ScopePlan scope)
        => scope.States.SelectMany(static state => state.Steps).SelectMany(static step => step.Operations).SelectMany(static operation => operation switch
        {
            StartTaskPlan task => [task],
            StartBranchesPlan start => start.Branches.SelectMany(Tasks),
            StartIterationsPlan start => Tasks(start.Processor),
            StartMapRunPlan start => Tasks(start.Processor),
            _ => [],
        });
}
