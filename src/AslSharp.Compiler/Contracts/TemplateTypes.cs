namespace AslSharp.Compiler.Contracts;

/// <summary>
/// Which types a template of certain members may be an object of: those whose JSON has just these members in this order, each of a type whose
/// values can be told from all others where they are at hand.
/// </summary>
public sealed class TemplateTypes
{
    private readonly Dictionary<string, TypeDefinition> _definitions;
    private readonly Dictionary<string, string?> _byNames = new(StringComparer.Ordinal);
    private readonly HeldTypes _held;

    /// <summary>Looks at the types of a contract.</summary>
    /// <param name="contract">The contract.</param>
    public TemplateTypes(MachineContract contract)
    {
        _definitions = contract.Definitions.AsEnumerable().ToDictionary(static definition => definition.Name, StringComparer.Ordinal);
        _held = new HeldTypes(_definitions);
        foreach (var type in contract.Definitions.AsEnumerable().OfType<ObjectDefinition>().Where(IsMadeOfValues))
        {
            // Of two types with the same members none is the right one.
            var names = Key(type.Members.AsEnumerable().Select(member => member.JsonName ?? contract.Naming.Apply(member.Name.TrimStart('@'))));
            _byNames[names] = _byNames.ContainsKey(names) ? null : type.Name;
        }
    }

    /// <summary>The type of objects with these members; null for none.</summary>
    /// <param name="names">The members' names in JSON, in their order.</param>
    public string? Find(IEnumerable<string> names) => _byNames.TryGetValue(Key(names), out var type) ? type : null;

    private static string Key(IEnumerable<string> names) => string.Join("\n", names);

    private bool IsMadeOfValues(ObjectDefinition type)
        => type is { IsReference: true, IsMadeOfMembers: true, Members.Count: > 0 } && _held.CanHold(type.Name)
            && type.Parameters.All(static parameter => parameter.Member >= 0)
            && type.Members.All(
                member => member is { Writing: MemberWriting.Always, Setter: MemberSetter.Constructor or MemberSetter.Init } && IsTold(member.Type));

    private bool IsTold(ContractType type) => type switch
    {
        ScalarType scalar
            => scalar.Name is "string" or "bool" or "double" or "decimal" or "sbyte" or "byte" or "short" or "ushort" or "int" or "uint" or "long",
        DefinedType defined => _definitions[defined.Name] is ObjectDefinition { IsReference: true },
        SequenceType sequence => sequence.Creation == "{0}" || sequence.Creation == $"({sequence.Name}){{0}}",
        _ => false,
    };
}
