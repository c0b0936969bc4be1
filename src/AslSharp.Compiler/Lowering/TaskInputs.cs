using AslSharp.Compiler.Collections;
using AslSharp.Compiler.Contracts;
using AslSharp.Compiler.Planning;
using AslSharp.Compiler.Shapes;

namespace AslSharp.Compiler.Lowering;

/// <summary>
/// Finds out what tasks are given whose input the definition puts together, and for which nobody declared a method: the types that C# declares
/// where they are handed on as they are, else what their shape tells.
/// </summary>
internal sealed class TaskInputs
{
    private readonly ShapeFacts? _shapes;
    private readonly MachineContract _contract;
    private readonly IReadOnlyDictionary<(string State, string Member), ContractType> _declared;
    private readonly ConversionObstacles _obstacles;

    private TaskInputs(ShapeFacts? shapes, MachineContract contract, IReadOnlyDictionary<(string State, string Member), ContractType> declared)
    {
        _shapes = shapes;
        _contract = contract;
        _declared = declared;
        var definitions = contract.Definitions.AsEnumerable().ToDictionary(static definition => definition.Name, StringComparer.Ordinal);
        _obstacles = new ConversionObstacles(definitions, contract.Naming);
    }

    /// <summary>The inputs, in the order of the definition.</summary>
    /// <param name="plan">The machine.</param>
    /// <param name="target">Its names, and the contract of its other tasks.</param>
    /// <param name="contract">The same contract, or an empty one.</param>
    /// <param name="shapes">The data at its states; null where nothing is known.</param>
    public static IEnumerable<TaskInputPlan> Find(StateMachinePlan plan, StateMachineTarget target, MachineContract contract, ShapeFacts? shapes)
    {
        if (plan.Machine is not { } machine) return [];
        var types = new Dictionary<(string State, string Member), ContractType>();
        Representation.Apply(plan, target with { Contract = contract }, types);
        var inputs = new TaskInputs(shapes, contract, types);
        var undeclared = new HashSet<string>(
            plan.Surface.Tasks.Where(task => !task.IsOfService && target.DeclaredTasks.All(declared => declared.StateName != task.StateName))
                .Select(static task => task.StateName), StringComparer.Ordinal);

        // Of two states with one name neither says what the method is given.
        return Calls(machine).Where(call => undeclared.Contains(call.Task.State))
            .GroupBy(static call => call.Task.State, StringComparer.Ordinal)
            .Where(static calls => calls.Count() == 1)
            .Select(calls => inputs.Of(calls.Single().Task, calls.Single().Template))
            .OfType<TaskInputPlan>();
    }

    private static IEnumerable<(StartTaskPlan Task, ObjectPlan? Template)> Calls(ScopePlan scope)
    {
        foreach (var operations in scope.States.SelectMany(static state => state.Steps).Select(static step => step.Operations))
        {
            ExpressionPlan? input = null;
            foreach (var operation in operations.AsEnumerable())
            {
                if (operation is SetPlan { Target: Slot.Input } set) input = set.Value.Expression;
                if (operation is StartTaskPlan task) yield return (task, task.Input == Slot.Input ? input as ObjectPlan : null);
                foreach (var call in Scopes(operation).SelectMany(Calls)) yield return call;
            }
        }
    }

    private static IEnumerable<ScopePlan> Scopes(OperationPlan operation) => operation switch
    {
        StartBranchesPlan branches => branches.Branches,
        StartIterationsPlan iterations => [iterations.Processor],
        StartMapRunPlan map => [map.Processor],
        _ => [],
    };

    private TaskInputPlan? Of(StartTaskPlan task, ObjectPlan? template)
    {
        var shape = _shapes?.Find(task.Pointer)?.EffectiveInput;
        var pointer = "";
        if (task.Resource.Kind == ResourceKind.LambdaInvoke)
        {
            // The function's own input stands in an envelope.
            template = template?.Members.FirstOrDefault(static member => member.Name == "Payload")?.Value as ObjectPlan;
            shape = shape?.Object?.Find("Payload")?.Shape;
            pointer = "/Payload";
        }

        return template is { Members.IsEmpty: false } ? new TaskInputPlan(task.State, Members(task.State, pointer, template, shape)) : null;
    }

    private EquatableArray<InputMemberPlan> Members(string state, string pointer, ObjectPlan template, Shape? shape)
        => template.Members.Select(member => Member(state, $"{pointer}/{member.Name}", member, shape?.Object?.Find(member.Name))).ToEquatableArray();

    private InputMemberPlan Member(string state, string pointer, MemberPlan member, MemberShape? known)
    {
        var shape = known?.Shape ?? Shape.Any;
        var isOptional = known is null or { IsRequired: false } || shape.May(ShapeKinds.Null);
        if (_declared.TryGetValue((state, pointer), out var declared) && _obstacles.Find(declared, isRead: true) is null)
            return new InputMemberPlan(member.Name, declared, known is not null && isOptional && declared is not OptionalType, []);
        if (member.Value is ObjectPlan { Members.IsEmpty: false } template)
            return new InputMemberPlan(member.Name, null, false, Members(state, pointer, template, shape));
        return new InputMemberPlan(member.Name, TypeOf(shape), isOptional, []);
    }

    // What nothing is known of stays a value.
    private static ContractType? TypeOf(Shape shape)
    {
        var kinds = shape.Kinds & ShapeKinds.Json & ~ShapeKinds.Null;
        if (kinds == ShapeKinds.None) return null;
        if ((kinds & ~ShapeKinds.String) == 0) return new ScalarType("string", "ReadString", "WriteString");
        if ((kinds & ~ShapeKinds.Boolean) == 0) return new ScalarType("bool", "ReadBoolean", "WriteBoolean");
        if ((kinds & ~ShapeKinds.Integer) == 0) return Number("long");
        if ((kinds & ~ShapeKinds.Number) == 0) return Number("double");
        return kinds == ShapeKinds.Array && shape.Array is { Element: var element } && !element.May(ShapeKinds.Null) && TypeOf(element) is { } item
            ? new SequenceType(
                $"global::System.Collections.Generic.IReadOnlyList<{item.Name}>", item, $"(global::System.Collections.Generic.IReadOnlyList<{item.Name}>){{0}}")
            : null;
    }

    private static ScalarType Number(string name) => new(name, $"ReadNumber<{name}>", $"WriteNumber<{name}>");
}
