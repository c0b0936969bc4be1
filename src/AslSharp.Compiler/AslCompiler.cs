using AslSharp.Compiler.Binding;
using AslSharp.Compiler.Collections;
using AslSharp.Compiler.Contracts;
using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.Emit;
using AslSharp.Compiler.Json;
using AslSharp.Compiler.Lowering;
using AslSharp.Compiler.Planning;
using AslSharp.Compiler.Services;
using AslSharp.Compiler.Shapes;
using AslSharp.Compiler.Syntax;
using AslSharp.Compiler.Text;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler;

/// <summary>Amazon States Language in, plan and findings out. Pure: the same text gives the same answer.</summary>
public static class AslCompiler
{
    /// <summary>Compiles a definition. Any text is answered: what is wrong comes as diagnostics, never as an exception.</summary>
    /// <param name="file">The definition.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static CompiledDefinition Compile(AslFile file, CancellationToken cancellationToken = default)
        => Compile(file, MachineShapes.None, cancellationToken);

    /// <summary>Compiles a definition whose data C# declares.</summary>
    /// <param name="file">The definition.</param>
    /// <param name="contract">What C# says of its data; what does not fit it is an error.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static CompiledDefinition Compile(AslFile file, MachineShapes contract, CancellationToken cancellationToken = default)
    {
        var analysis = Analyze(file, contract, cancellationToken);
        if (analysis is not { Syntax: { } syntax, Machine: { } machine, Flow: { } flow })
        {
            var unread = StateMachinePlan.Unread with { Surface = SurfaceRecovery.Recover(analysis.Tree.Root, analysis.Tree.IsJson, null) };
            return new CompiledDefinition(unread, analysis.Diagnostics, new LineMapPlan(file.Path, [])) { Source = new DefinitionSource(file) };
        }

        var surface = analysis.IsRight ? SurfaceLowerer.Lower(syntax) : SurfaceRecovery.Recover(analysis.Tree.Root, analysis.Tree.IsJson, syntax);
        var plan = new StateMachinePlan(syntax.Comment, surface, null, syntax.TimeoutSeconds) { Fingerprint = DefinitionFingerprint.Of(analysis.Tree.Root) };
        if (analysis.IsRight) plan = Lowerer.Lower(plan, machine, flow, cancellationToken);
        return new CompiledDefinition(plan, analysis.Diagnostics, LineMapper.Map(syntax, file))
        {
            Source = new DefinitionSource(file),
            Shapes = analysis.Shapes,
            Tasks = Places(syntax, file).ToEquatableArray(),
        };
    }

    /// <summary>Finds out all that can be said of a definition, and plans nothing: the half of <see cref="Compile(AslFile, CancellationToken)"/> that editors
    /// need.</summary>
    /// <param name="file">The definition.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static DefinitionAnalysis Analyze(AslFile file, CancellationToken cancellationToken = default)
        => Analyze(file, MachineShapes.None, cancellationToken);

    /// <summary>Finds out all that can be said of a definition that has been read as JSON.</summary>
    /// <param name="tree">The definition.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    internal static DefinitionAnalysis Analyze(JsonSyntaxTree tree, CancellationToken cancellationToken) => Analyze(tree, MachineShapes.None, cancellationToken);

    private static DefinitionAnalysis Analyze(AslFile file, MachineShapes contract, CancellationToken cancellationToken)
        => Analyze(JsonSyntaxTree.Parse(file, cancellationToken), contract, cancellationToken);

    private static DefinitionAnalysis Analyze(JsonSyntaxTree tree, MachineShapes contract, CancellationToken cancellationToken)
    {
        var diagnostics = new DiagnosticBag(tree.File);
        var parsed = AslParser.Parse(tree, diagnostics, before: null, cancellationToken);
        return Analyze(tree, parsed, contract, diagnostics, cancellationToken);
    }

    /// <summary>Finds out all that can be said of a version of a definition that differs from another within one state only.</summary>
    /// <param name="before">What is known of the other.</param>
    /// <param name="file">The version; its text is as long as the other's.</param>
    /// <param name="room">From where the state's object begins, in both texts, to the end of the blanks behind it.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>
    /// What <see cref="Analyze(AslFile, CancellationToken)"/> gives, though lines are those of the other; null where more than the state has to be read.
    /// </returns>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    internal static DefinitionAnalysis? Reanalyze(DefinitionAnalysis before, AslFile file, TextSpan room, CancellationToken cancellationToken)
    {
        if (before.Machine is null || before.Tree.Reread(file, room, cancellationToken) is not { } tree)
            return null;
        var diagnostics = new DiagnosticBag(file);
        var parsed = AslParser.Parse(tree, diagnostics, before.Parsed, cancellationToken);

        // Who advises on more names than that has to count from the start.
        return parsed.Suggestions > NameSuggestion.Most ? null : Analyze(tree, parsed, MachineShapes.None, diagnostics, cancellationToken);
    }

    private static DefinitionAnalysis Analyze(
        JsonSyntaxTree tree, ParsedStates parsed, MachineShapes contract, DiagnosticBag diagnostics, CancellationToken cancellationToken)
    {
        var machine = parsed.Machine is null ? null : Binder.Bind(parsed.Machine, diagnostics, cancellationToken);
        return new DefinitionAnalysis(tree, parsed, machine, contract, diagnostics, cancellationToken);
    }

    /// <summary>Finds what in a definition does not fit the C# types of its data.</summary>
    /// <param name="definition">The definition, compiled without them. Of one with errors nothing more is said.</param>
    /// <param name="file">The same definition's text.</param>
    /// <param name="contract">The types.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The findings that are there only because of the types.</returns>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static IEnumerable<DiagnosticInfo> CheckTypes(
        CompiledDefinition definition, AslFile file, MachineContract contract, CancellationToken cancellationToken)
    {
        if (definition.Diagnostics.Any(static diagnostic => diagnostic.IsError)) return [];
        var known = new HashSet<(string, LocationInfo)>(definition.Diagnostics.Select(static diagnostic => (diagnostic.Id, diagnostic.Location)));
        return Compile(file, ContractShapes.Of(contract), cancellationToken).Diagnostics.Where(
            diagnostic => !known.Contains((diagnostic.Id, diagnostic.Location)));
    }

    /// <summary>Finds Task states that would have the same method, unless the user declares one of their own for one of them.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="target">The names that the C# shall have.</param>
    /// <returns>A finding at each state whose method is another's already.</returns>
    public static IEnumerable<DiagnosticInfo> CheckNames(CompiledDefinition definition, StateMachineTarget target)
    {
        foreach (var (state, other, method) in TaskNames.Collisions(definition.Plan.Surface, target))
        {
            if (definition.Tasks.FirstOrDefault(task => task.StateName == state) is not { } named)
                continue;
            string[] arguments = [other, state, method, target.InterfaceName, CSharpText.Literal(state)];
            yield return new DiagnosticInfo(DiagnosticDescriptors.TaskMethodTaken, named.Place, arguments.ToEquatableArray(), []);
        }
    }

    /// <summary>Declares records for the inputs of Task states that the definition puts together, and for which nobody declared a method.</summary>
    /// <param name="plan">The machine, compiled without the contract.</param>
    /// <param name="file">The same definition's text.</param>
    /// <param name="target">The names that the C# shall have.</param>
    /// <param name="contract">What C# says of the machine's data otherwise.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The contract with the records, and with the tasks that take them.</returns>
    /// <exception cref="OperationCanceledException">The work was stopped.</exception>
    public static MachineContract DeclareInputs(
        StateMachinePlan plan, AslFile file, StateMachineTarget target, MachineContract contract, CancellationToken cancellationToken)
    {
        if (plan.Machine is null) return InputRecordNaming.Recover(plan.Surface, target, contract);
        var shapes = Compile(file, ContractShapes.Of(contract), cancellationToken).Shapes;
        return InputRecordNaming.Declare(plan.Surface, target, contract, TaskInputs.Find(plan, target, contract, shapes));
    }

    /// <summary>Emits what the developer sees of a compiled definition: the tasks interface and the class.</summary>
    /// <param name="plan">The machine. With errors in the definition it still has a surface, whose bodies throw.</param>
    /// <param name="target">The names that the C# shall have.</param>
    /// <returns>The text of one C# file, which compiles without the other.</returns>
    public static string EmitSurface(StateMachinePlan plan, StateMachineTarget target) => Emitter.EmitSurface(plan, target);

    /// <summary>Emits what runs of a compiled definition.</summary>
    /// <param name="plan">The machine.</param>
    /// <param name="target">The names that the C# shall have.</param>
    /// <param name="lines">Where the states stand in the definition, for stack traces and breakpoints; null leaves line mapping out.</param>
    /// <returns>The text of one C# file; empty where the definition has errors.</returns>
    public static string EmitProgram(StateMachinePlan plan, StateMachineTarget target, LineMapPlan? lines = null)
    {
        var decided = Representation.Apply(plan, target);
        // Whoever maps lines wants to go from state to state.
        return Emitter.EmitProgram(lines is null ? decided with { Direct = DirectLowerer.Lower(decided, target) } : decided, target, lines);
    }

    /// <summary>Emits the C# that registers all state machines of a project, for those that start executions of others.</summary>
    /// <param name="namespace">Its namespace; empty for the global one.</param>
    /// <param name="machines">The machines, each with whether it has tasks.</param>
    /// <param name="isWhole">Whether that is known of all of them; false where a definition has errors that hide it.</param>
    /// <returns>The text of one C# file.</returns>
    public static string EmitRegistration(string @namespace, IReadOnlyList<(StateMachineTarget Target, bool HasTasks)> machines, bool isWhole = true)
        => RegistrationEmitter.Emit(@namespace, machines, isWhole);

    /// <summary>The operations of AWS services that a task may call: what its resource names, and what looks at its job and stops it.</summary>
    /// <param name="resource">The text of <c>Resource</c>.</param>
    /// <returns>The operations, each as <c>sqs:SendMessage</c>; none where no service is called.</returns>
    public static IEnumerable<string> ServiceOperations(string resource) => UsedOperations.Of(resource);

    /// <summary>Finds an operation of an AWS service, as <see cref="ServiceOperations(string)"/> gives it.</summary>
    /// <param name="service">The service, as <c>aws-sdk</c> resources spell it.</param>
    /// <param name="action">The action.</param>
    /// <returns>The operation; null where there is none.</returns>
    public static string? ServiceOperation(string service, string action) => UsedOperations.Find(service, action);

    /// <summary>Emits the models of operations of AWS services, and of nothing else, for the package that calls them.</summary>
    /// <param name="operations">The operations, as <see cref="ServiceOperations(string)"/> gives them.</param>
    /// <returns>The text of one C# file.</returns>
    public static string EmitServiceModels(IEnumerable<string> operations) => ServiceSliceEmitter.Emit([.. operations
        .Select(static operation => operation.Split(':'))
        .GroupBy(static parts => parts[0], static parts => parts[1], StringComparer.Ordinal)
        .OrderBy(static service => service.Key, StringComparer.Ordinal)
        .Select(static service => new ServiceSlicePlan(service.Key, ServiceModel.Find(service.Key)!.Slice(service)))]);

    /// <summary>Says in English what a compiled machine does.</summary>
    /// <param name="plan">The machine. With errors in the definition there is nothing to say.</param>
    /// <returns>Lines, each with its depth: a state, then its rules, its catchers and the states inside it.</returns>
    public static IEnumerable<(int Depth, string Text)> Describe(StateMachinePlan plan) => plan.Outline.Select(static line => (line.Depth, line.Text));

    private static IEnumerable<TaskPlace> Places(StateMachineSyntax machine, AslFile file)
        => SurfaceLowerer.States(machine.Scope)
            .OfType<TaskStateSyntax>()
            .Select(task => new TaskPlace(task.Name, file.Locate(task.Header.Property.NameSpan)));

    // Where the text is no JSON, what the rest would mean is a guess: say only what is wrong with the JSON.
}
