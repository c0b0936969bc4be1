using AslSharp.Compiler.Planning;

namespace AslSharp.Compiler.Emit;

/// <summary>Emits what the developer sees: the tasks interface and the state machine class.</summary>
internal sealed class SurfaceEmitter(MachineEmission machine, TaskNames tasks)
{
    private const string Global = "global::AslSharp.";
    private const string Generated = "[global::System.CodeDom.Compiler.GeneratedCode(\"AslSharp\", null)]";
    private const string Cancellation = "global::System.Threading.CancellationToken cancellationToken";
    private const string Result = "global::System.Threading.Tasks.ValueTask<global::AslSharp.ExecutionResult>";

    // A class of the user's may have fields of the usual names.
    internal const string Tasks = "_aslTasks";
    internal const string Options = "_aslOptions";

    private readonly SourceWriter _writer = machine.Writer;
    private readonly StateMachineTarget _target = machine.Target;

    // C# 7 knows no annotations of references.
    private readonly string _nullable = machine.Target.Extent == EmittedExtent.PlainSurface ? "" : "?";

    // Where an error hides a part of the surface there may be tasks.
    private bool HasTasks => machine.Plan.Surface.Tasks.Count > 0 || !machine.Plan.Surface.IsWhole;

    private bool HasCertainTasks => machine.Plan.Surface.Tasks.Any(static task => task.IsCertain);

    private bool IsBroken => machine.Plan.Machine is null;

    /// <summary>Emits both.</summary>
    public void Emit()
    {
        if (HasTasks || _target.Extent == EmittedExtent.Interface) EmitInterface();
        if (_target.Extent != EmittedExtent.Interface) EmitClass();
    }

    private string Throw
        => $"throw new global::System.InvalidOperationException({CSharpText.Literal($"{_target.SourceName} was not compiled; see the errors of the build.")})";

    private void EmitInterface()
    {
        _writer.Line($"/// <summary>What the Task states of <see cref=\"{_target.ClassName}\"/> call: implement it.</summary>");
        using (_writer.Block($"{_target.Accessibility} partial interface {_target.InterfaceName}"))
        {
            var isFirst = true;
            var seen = new HashSet<string>(StringComparer.Ordinal);
            foreach (var task in machine.Plan.Surface.Tasks)
            {
                // What nobody has to implement has a body, which C# 7 does not know.
                if (!seen.Add(task.StateName) || (!task.IsCertain && _nullable.Length == 0)) continue;
                if (!isFirst) _writer.Line();
                isFirst = false;
                var comment = task.Comment is null ? "" : ": " + CSharpText.Xml(task.Comment);
                _writer.Line($"/// <summary>{CSharpText.Xml(task.StateName)}{comment}</summary>");
                _writer.Line($"/// <remarks>Resource: <c>{CSharpText.Xml(task.Resource)}</c></remarks>");
                var body = task.IsCertain ? "" : $" => {Throw}";
                var parameters = $"{Global}AslValue input, {Global}TaskContext context, {Cancellation}";
                _writer.Line($"global::System.Threading.Tasks.ValueTask<{Global}AslValue> {tasks.Method(task.StateName)}({parameters}){body};");
            }
        }

        _writer.Line();
    }

    private void EmitClass()
    {
        EmitOutline();
        _writer.Line(Generated);
        using (_writer.Block($"{_target.Accessibility} sealed partial class {_target.ClassName} : {Global}IStateMachine"))
        {
            EmitConstruction();
            EmitExecution();
            EmitStates();
            EmitDescription();
        }
    }

    private void EmitOutline()
    {
        _writer.Line($"/// <summary>{CSharpText.Xml(machine.Plan.Comment ?? $"The state machine of {_target.SourceName}.")}</summary>");
        if (IsBroken) return;
        _writer.Line("/// <remarks><code>");
        foreach (var line in machine.Plan.Outline.Where(static line => !line.IsDetail)) _writer.Line($"/// {new string(' ', line.Depth * 2)}{CSharpText.Xml(line.Text)}");
        _writer.Line("/// </code></remarks>");
    }

    private void EmitConstruction()
    {
        if (HasTasks) _writer.Line($"private readonly {_target.InterfaceName}{_nullable} {Tasks};");
        _writer.Line($"private readonly {Global}ExecutionOptions {Options};");
        _writer.Line();
        if (HasTasks)
        {
            _writer.Line("/// <summary>Makes a state machine over its tasks.</summary>");
            _writer.Line("/// <param name=\"tasks\">The tasks.</param>");
            _writer.Line("/// <param name=\"options\">How executions run in process; null for the defaults.</param>");
            using (_writer.Block($"public {_target.ClassName}({_target.InterfaceName} tasks, {Global}ExecutionOptions{_nullable} options = null)"))
            {
                _writer.Line($"{Tasks} = tasks ?? throw new global::System.ArgumentNullException(nameof(tasks));");
                _writer.Line($"{Options} = options ?? new {Global}ExecutionOptions();");
            }

            _writer.Line();
            // Where no task is certain the machine may have none, and its users make it without.
            var (visibility, value) = HasCertainTasks ? ("private", "") : ("public", " = null");
            using (_writer.Block($"{visibility} {_target.ClassName}({Global}ExecutionOptions{_nullable} options{value})"))
            {
                _writer.Line($"{Options} = options ?? new {Global}ExecutionOptions();");
            }
        }
        else
        {
            _writer.Line("/// <summary>Makes a state machine; it has no tasks.</summary>");
            _writer.Line("/// <param name=\"options\">How executions run in process; null for the defaults.</param>");
            using (_writer.Block($"public {_target.ClassName}({Global}ExecutionOptions{_nullable} options = null)"))
            {
                _writer.Line($"{Options} = options ?? new {Global}ExecutionOptions();");
            }
        }

        _writer.Line();
        _writer.Line("/// <summary>Makes a state machine without its tasks: a host answers them, or whoever the options name.</summary>");
        _writer.Line("/// <param name=\"options\">How executions run; null for the defaults.</param>");
        _writer.Line("/// <returns>The state machine.</returns>");
        _writer.Line($"public static {_target.ClassName} ForHost({Global}ExecutionOptions{_nullable} options = null) => new {_target.ClassName}(options);");
    }

    private void EmitExecution()
    {
        var inProcess = $"new {Global}Hosting.InProcessHost({Options})";
        _writer.Line();
        _writer.Line("/// <summary>Runs an execution to its end in process.</summary>");
        _writer.Line("/// <param name=\"input\">The execution's input.</param>");
        _writer.Line("/// <param name=\"cancellationToken\">Aborts the execution.</param>");
        _writer.Line("/// <returns>The execution's output.</returns>");
        _writer.Line($"/// <exception cref=\"{Global}ExecutionFailedException\">The execution failed, timed out or was aborted.</exception>");
        _writer.Line($"public global::System.Threading.Tasks.ValueTask<{Global}AslValue> RunAsync({Global}AslValue input, {Cancellation} = default)");
        _writer.Line($"    => {Global}Runtime.ExecutionRunner.{WellKnownRuntime.ExecutionRunner.OutputAsync}(ExecuteAsync(input, cancellationToken));");

        _writer.Line();
        _writer.Line("/// <inheritdoc/>");
        _writer.Line(
            $"public {Result} ExecuteAsync({Global}AslValue input, {Cancellation} = default) => ExecuteAsync({inProcess}, input, cancellationToken);");

        EmitHosted("ExecuteAsync", "RunAsync", "", "");
        EmitHosted("ResumeAsync", "ResumeAsync", $"{Global}Hosting.ExecutionPosition position, ", "position, ");
    }

    private void EmitHosted(string method, string runner, string parameter, string argument)
    {
        _writer.Line();
        _writer.Line("/// <inheritdoc/>");
        var signature = $"public {Result} {method}<THost>(THost host, {Global}AslValue input, {parameter}{Cancellation} = default)";
        using (_writer.Block($"{signature} where THost : struct, {Global}Hosting.IExecutionHost"))
        {
            _writer.Line(IsBroken
                ? $"{Throw};"
                : $"return {Global}Runtime.ExecutionRunner.{runner}(host, new global::{ProgramEmitter.Namespace(_target)}.Program({(HasTasks ? Tasks : "")}), Description, input, {argument}cancellationToken);");
        }
    }

    private void EmitStates()
    {
        _writer.Line();
        _writer.Line("/// <summary>The names of the states.</summary>");
        using (_writer.Block("public static class States"))
        {
            foreach (var (state, constant) in TaskNames.Constants(machine.Plan.Surface.States))
            {
                _writer.Line($"/// <summary>{CSharpText.Xml(state)}</summary>");
                _writer.Line($"public const string {constant} = {CSharpText.Literal(state)};");
            }
        }
    }

    private void EmitDescription()
    {
        _writer.Line();
        _writer.Line("/// <summary>The machine as data.</summary>");
        _writer.Line($"public static {Global}StateMachineDescription Description {{ get; }} = new {Global}StateMachineDescription(");
        using (_writer.Indent())
        {
            var states = machine.Plan.Surface.States;
            var resources = machine.Plan.Surface.Tasks.GroupBy(task => task.StateName).ToDictionary(group => group.Key, group => group.First().Resource);
            _writer.Line($"{CSharpText.Literal(_target.MachineName)}, {CSharpText.LiteralOrNull(machine.Plan.Comment)}, {machine.Plan.TimeoutSeconds ?? 0}, {CSharpText.Literal(machine.Plan.Fingerprint)}{(states.Count == 0 ? ");" : ",")}");
            for (var i = 0; i < states.Count; i++)
            {
                var resource = states[i].Type == "Task" && resources.TryGetValue(states[i].Name, out var text) ? ", " + CSharpText.Literal(text) : "";
                var end = i == states.Count - 1 ? ");" : ",";
                _writer.Line(
                    $"new {Global}StateDescription({CSharpText.Literal(states[i].Name)}, {CSharpText.Literal(states[i].Type)}, {CSharpText.Literal(states[i].Pointer)}{resource}{(states[i].HasResultWriter ? ", HasResultWriter: true" : "")}){end}");
            }
        }

        _writer.Line();
        _writer.Line($"{Global}StateMachineDescription {Global}IStateMachine.Description => Description;");
    }
}
