using AslSharp.Compiler.Collections;
using AslSharp.Compiler.Shapes;

namespace AslSharp.Compiler.Contracts;

/// <summary>
/// What C# types say about the data of a machine, as shapes. What is written is known to the last member; what is read is taken from the type as a
/// person means it: a member that has neither a default nor a question mark has to be there.
/// </summary>
internal sealed class ContractShapes
{
    private readonly Dictionary<string, TypeDefinition> _definitions;
    private readonly NamingPolicy _naming;

    // Those around the type in hand: a type inside of itself is any value, so that every shape ends.
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);

    private ContractShapes(MachineContract contract)
    {
        _definitions = contract.Definitions.AsEnumerable().ToDictionary(static definition => definition.Name, StringComparer.Ordinal);
        _naming = contract.Naming;
    }

    /// <summary>The shapes of a contract.</summary>
    /// <param name="contract">The contract.</param>
    public static MachineShapes Of(MachineContract contract)
    {
        var shapes = new ContractShapes(contract);
        return new MachineShapes(
            contract.Input is { } input ? shapes.Of(input, isRead: false) : null,
            contract.Output is { } output ? shapes.Of(output, isRead: true) : null,
            contract.Tasks.OrderBy(static task => task.StateName, StringComparer.Ordinal)
                .Select(task => new NamedTaskShapes(task.StateName, new TaskShapes(shapes.Parameter(task), shapes.Result(task)))).ToEquatableArray());
    }

    private Shape? Parameter(TaskContract task)
    {
        var data = task.Parameters.Where(static parameter => parameter.Kind == TaskParameterKind.Data).ToArray();
        if (data.Length == 0) return null;
        if (data is [{ Member: null, Type: { } whole }]) return Of(whole, isRead: true);
        // What the method has no parameter for is not handed to it, and does no harm.
        return Shape.OfMembers(
            data.Where(static parameter => parameter.Member is not null && parameter.Type is not null)
                .Select(parameter => new MemberShape(
                    parameter.Member!, Of(parameter.Type!, isRead: true), parameter.Default is null && parameter.Type is not OptionalType)),
            isOpen: true);
    }

    private Shape Result(TaskContract task) => task.Result is { } result ? Of(result, isRead: false) : Shape.Null;

    private Shape Of(ContractType type, bool isRead) => type switch
    {
        ScalarType scalar => Scalar(scalar, isRead),
        OptionalType optional => Shape.Join(Of(optional.Value, isRead), Shape.Null),
        SequenceType sequence => Reference(Shape.ArrayOf(Of(sequence.Item, isRead)), isRead),
        DictionaryType => Reference(Shape.AnyObject, isRead),
        DefinedType defined when _definitions.TryGetValue(defined.Name, out var definition) => Of(definition, isRead),
        _ => Shape.Any,
    };

    private Shape Of(TypeDefinition definition, bool isRead)
    {
        switch (definition)
        {
            case EnumDefinition { IsNumber: true }:
                return Shape.Integer;
            case EnumDefinition values:
                // Names are read in any case, and flags are written side by side.
                return isRead || values.IsFlags ? Shape.String : Shape.OneOf(values.Members.Select(static member => member.JsonName));
            case ObjectDefinition { Polymorphism: null } type when _open.Add(type.Name):
                var shape = Object(type, isRead);
                _open.Remove(type.Name);
                return type.IsReference ? Reference(shape, isRead) : shape;
            case ObjectDefinition { Polymorphism: not null }:
                return Reference(Shape.AnyObject, isRead);
            default:
                return Shape.Any;
        }
    }

    private Shape Object(ObjectDefinition type, bool isRead)
    {
        var members = new List<MemberShape>();
        for (var i = 0; i < type.Members.Count; i++)
        {
            var member = type.Members[i];
            if (!ContractTypes.IsUsed(member, isRead)) continue;
            var isThere = isRead ? MustBeRead(type, member, i) : member.Writing == MemberWriting.Always;
            members.Add(new MemberShape(member.JsonName ?? _naming.Apply(member.Name.TrimStart('@')), Of(member.Type, isRead), isThere));
        }

        return Shape.OfMembers(members, isOpen: type.Extension is not null);
    }

    private static bool MustBeRead(ObjectDefinition type, ContractMember member, int number)
        => member.MustBeThere
            || (member.Setter == MemberSetter.Constructor && member.Type is not OptionalType
                && type.Parameters.Any(parameter => parameter.Member == number && parameter.Default is null));

    // Null is read into any reference.
    private static Shape Reference(Shape shape, bool isRead) => isRead ? Shape.Join(shape, Shape.Null) : shape;

    private static Shape Scalar(ScalarType scalar, bool isRead) => scalar.Reader switch
    {
        ContractTypes.AnyValueReader or "ReadElement" => Shape.Any,
        "ReadBoolean" => Shape.Boolean,
        "ReadString" or "ReadUri" or "ReadVersion" or "ReadBytes" => Reference(Shape.String, isRead),
        _ when scalar.Writer == "WriteNode" => Shape.Any,
        "ReadNumber<float>" or "ReadNumber<double>" or "ReadNumber<decimal>" or "ReadNumber<global::System.Half>" => Shape.Number,
        _ when scalar.Reader.StartsWith("ReadNumber<", StringComparison.Ordinal) => isRead ? Shape.Number : Shape.Integer,
        _ => Shape.String,
    };
}
