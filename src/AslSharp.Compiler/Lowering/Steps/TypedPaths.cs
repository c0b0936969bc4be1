using AslSharp.Compiler.Collections;
using AslSharp.Compiler.Contracts;
using AslSharp.Compiler.Planning;

namespace AslSharp.Compiler.Lowering;

/// <summary>Follows paths through the C# types of a contract, as far as their objects may stand for JSON.</summary>
/// <param name="contract">The contract.</param>
internal sealed class TypedPaths(MachineContract contract)
{
    private readonly Dictionary<string, TypeDefinition> _definitions = contract.Definitions.AsEnumerable()
        .ToDictionary(static definition => definition.Name, StringComparer.Ordinal);

    private HeldTypes HeldTypes => field ??= new HeldTypes(_definitions);

    /// <summary>The type of the object that an expression may give; null for any other value.</summary>
    public ContractType? TypeOf(ExpressionPlan expression, ReadsPlan reads, SlotTypes types)
    {
        if (expression is ObjectPlan { Type: { } template }) return new DefinedType(template);
        if (expression is not PathPlan { Root: PathRoot.Data, IsDefinite: true } path) return null;
        if (path.Typed is { } typed) return Bare(typed.Members[typed.Members.Count - 1].Type);
        if (path.Steps.Count == 0) return reads.Held.Count == 0 ? types[reads.Root] : null;
        return IsHeld(path, reads, out var held) && path.Steps.Count == 1 ? types.Held(held) : null;
    }

    /// <summary>The type of an expression's value as C# declares it, with the question mark of a member; null where it is declared nowhere.</summary>
    public ContractType? DeclaredTypeOf(ExpressionPlan expression, ReadsPlan reads, SlotTypes types)
        => expression is PathPlan { Root: PathRoot.Data, Typed: { } typed } ? typed.Members[typed.Members.Count - 1].Type : TypeOf(expression, reads, types);

    /// <summary>The type of a task's raw result, where it is what the method gives.</summary>
    public ContractType? ResultOf(StartTaskPlan task)
        => task.Resource.Kind != ResourceKind.LambdaInvoke && contract.Tasks.FirstOrDefault(declared => declared.StateName == task.State)?.Result is { } result
            ? Bare(result) : null;

    /// <summary>The path with the members that it reads where it meets an object.</summary>
    public PathPlan Resolve(PathPlan path, ReadsPlan reads, SlotTypes types)
    {
        if (path is not { Root: PathRoot.Data, IsDefinite: true, Steps.Count: > 0 }) return path;
        var (root, first) = IsHeld(path, reads, out var held) ? (types.Held(held), 1) : (types[reads.Root], 0);
        if (root is not DefinedType || path.Steps.Count == first) return path;
        var members = new List<ContractMember>();
        var type = root;
        foreach (var step in path.Steps.Skip(first))
        {
            if (step is not NamesStepPlan { Names: [var name] } || Find(type, name) is not { } member) return path;
            members.Add(member);
            type = member.Type;
        }

        return path with { Typed = new TypedReadPlan(root.Name, members.ToEquatableArray()) };
    }

    private static bool IsHeld(PathPlan path, ReadsPlan reads, out string member)
    {
        member = path.Steps[0] is NamesStepPlan { Names: [var name] } ? name : "";
        return reads.Held.Contains(member);
    }

    /// <summary>A member of an object of C#. What may be null or left out ends the way: the path itself knows what follows from that.</summary>
    public ContractMember? Find(ContractType type, string name)
        => type is DefinedType defined && _definitions[defined.Name] is ObjectDefinition { IsReference: true } definition && HeldTypes.CanHold(defined.Name)
            ? definition.Members.FirstOrDefault(
                member => member.Writing == MemberWriting.Always && (member.JsonName ?? contract.Naming.Apply(member.Name.TrimStart('@'))) == name)
            : null;

    private static ContractType Bare(ContractType type) => type is OptionalType optional ? optional.Value : type;
}
