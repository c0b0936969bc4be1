using AslSharp.Compiler.Collections;
using AslSharp.Compiler.Contracts;
using AslSharp.Compiler.Planning;

namespace AslSharp.Compiler.Emit;

/// <summary>Gives names to the records of tasks' inputs, and makes types of the contract of them: their members live inside the machine's class.</summary>
internal sealed class InputRecordNaming
{
    private const string AnyValue = "global::AslSharp.AslValue";

    // Whatever is done with such a value compiles.
    private const string Unknown = "dynamic";

    private readonly StateMachineTarget _target;
    private readonly TaskNames _tasks;
    private readonly NamingPolicy _naming;
    private readonly EquatableArray<TypeDefinition> _definitions;
    private readonly NameTable _names = new();
    private readonly List<InputRecord> _records = [];

    private InputRecordNaming(SurfacePlan surface, StateMachineTarget target, MachineContract contract)
    {
        _target = target;
        _tasks = new TaskNames(surface, target);
        _naming = contract.Naming;
        _definitions = contract.Definitions;
    }

    /// <summary>The contract with the records, and with the tasks that take them.</summary>
    /// <param name="surface">The machine's surface.</param>
    /// <param name="target">Its names.</param>
    /// <param name="contract">The contract.</param>
    /// <param name="inputs">The inputs of tasks that nobody declared.</param>
    public static MachineContract Declare(SurfacePlan surface, StateMachineTarget target, MachineContract contract, IEnumerable<TaskInputPlan> inputs)
    {
        var naming = new InputRecordNaming(surface, target, contract);
        var tasks = inputs.Select(input => new TaskContract(input.State, naming.Parameters(input), TaskWaiting.ValueTask, Value, MayFail: false)).ToArray();
        return naming.Join(contract with { Tasks = contract.Tasks.Concat(tasks).ToEquatableArray() });
    }

    /// <summary>
    /// The contract with records whose members are of any type: of a definition with errors nobody knows better, and what C# does with them shall
    /// not be an error as well.
    /// </summary>
    /// <param name="surface">The machine's surface.</param>
    /// <param name="target">Its names.</param>
    /// <param name="contract">The contract.</param>
    public static MachineContract Recover(SurfacePlan surface, StateMachineTarget target, MachineContract contract)
    {
        var naming = new InputRecordNaming(surface, target, contract);
        foreach (var task in surface.Tasks)
        {
            if (!task.IsOfService && task.InputMembers is { Count: > 0 } members && target.DeclaredTasks.All(declared => declared.StateName != task.StateName))
                naming.Recover(task.StateName, naming.NameOf(task.StateName), members, isInput: true);
        }

        return naming.Join(contract);
    }

    private static ScalarType Value { get; } = new(AnyValue, ContractTypes.AnyValueReader, "WriteValue");

    private MachineContract Join(MachineContract contract) => contract with
    {
        Records = _records.ToEquatableArray(),
        Definitions = contract.Definitions.Concat(_records.Select(static record => record.Type))
            .OrderBy(static definition => definition.Name, StringComparer.Ordinal).ToEquatableArray(),
    };

    private void Recover(string state, string name, EquatableArray<InputMemberPlan> members, bool isInput)
    {
        Record(state, name, members.Select(static member => (member.Name, (ContractType)new ScalarType(Unknown, "", ""))), isInput);
        foreach (var member in members)
        {
            if (!member.Members.IsEmpty) Recover(state, NameOf(name, member), member.Members, isInput: false);
        }
    }

    private static string NameOf(string owner, InputMemberPlan member) => owner + NameTable.ToPascal(member.Name);

    private string NameOf(string state)
    {
        var method = _tasks.Method(state).TrimStart('@');
        return method.Substring(0, method.Length - "Async".Length) + "Input";
    }

    private EquatableArray<TaskParameter> Parameters(TaskInputPlan input) =>
    [
        new TaskParameter(TaskParameterKind.Data, Record(input.State, NameOf(input.State), input.Members, isInput: true), null, null),
        new TaskParameter(TaskParameterKind.Context, null, null, null),
        new TaskParameter(TaskParameterKind.Cancellation, null, null, null),
    ];

    private DefinedType Record(string state, string name, EquatableArray<InputMemberPlan> members, bool isInput)
        => Record(state, name, members.Select(member => (member.Name, TypeOf(state, name, member))), isInput);

    private DefinedType Record(string state, string name, IEnumerable<(string Name, ContractType Type)> members, bool isInput)
    {
        var label = _names.Pascal(name);
        var type = $"global::{(_target.Namespace.Length == 0 ? "" : _target.Namespace + ".")}{_target.ClassName}.{label}";
        var properties = new RecordProperties(label);
        var contents = members.Select(member =>
        {
            var property = properties.Name(member.Name);
            return new ContractMember(
                NameTable.Escape(property), _naming.Apply(property) == member.Name ? null : member.Name, member.Type, MemberWriting.Always,
                MemberSetter.Constructor, IsRequired: false, MustBeThere: false)
            { Owner = type };
        }).ToEquatableArray();
        var parameters = contents.Select(static (member, number) => new ConstructorParameter(number, member.Type.Name, null)).ToEquatableArray();
        _records.Add(new InputRecord(state, new ObjectDefinition(type, label, IsReference: true, contents, parameters, null) { IsFixed = true }, isInput));
        return new DefinedType(type);
    }

    private ContractType TypeOf(string state, string owner, InputMemberPlan member)
    {
        ContractType type = !member.Members.IsEmpty ? Record(state, NameOf(owner, member), member.Members, isInput: false)
            : member.Type ?? Value;
        // Any value may be null as it is.
        return member.IsOptional && type is not OptionalType && type != Value ? new OptionalType(type, IsStruct(type)) : type;
    }

    private bool IsStruct(ContractType type) => type switch
    {
        ScalarType scalar => scalar.Writer is not ("WriteString" or "WriteUri" or "WriteVersion" or "WriteBytes" or "WriteNode"),
        SequenceType sequence => sequence.Name.StartsWith("global::System.Collections.Immutable.ImmutableArray<", StringComparison.Ordinal),
        DefinedType defined => _definitions.FirstOrDefault(definition => definition.Name == defined.Name) is EnumDefinition or ObjectDefinition { IsReference: false },
        _ => false,
    };
}
