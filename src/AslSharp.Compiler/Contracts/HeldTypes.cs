namespace AslSharp.Compiler.Contracts;

/// <summary>
/// Which types' objects may stand for their JSON while a machine runs: those that never change, hold nothing but their members, and are read from
/// their JSON just as they were written. All others are written as JSON at once.
/// </summary>
/// <param name="definitions">The definitions of a contract, by their names.</param>
public sealed class HeldTypes(IReadOnlyDictionary<string, TypeDefinition> definitions)
{
    // A type that is being looked at is null: one that contains itself has no end.
    private readonly Dictionary<string, bool?> _known = new(StringComparer.Ordinal);

    /// <summary>Whether objects of a type may.</summary>
    /// <param name="type">The type.</param>
    public bool CanHold(ContractType type) => type switch
    {
        ScalarType scalar => scalar.Writer is not ("WriteNode" or "WriteElement" or "WriteBytes"),
        OptionalType optional => CanHold(optional.Value),
        SequenceType sequence => CanHold(sequence.Item),
        DefinedType defined => CanHold(defined.Name),
        _ => false,
    };

    /// <summary>Whether objects of a defined type may.</summary>
    /// <param name="name">The type.</param>
    public bool CanHold(string name)
    {
        if (_known.TryGetValue(name, out var known)) return known ?? false;
        _known[name] = null;
        var canHold = definitions[name] switch
        {
            EnumDefinition => true,
            ObjectDefinition type => type.IsFixed && type.Members.All(member => IsReadAsWritten(type, member) && CanHold(member.Type)),
            _ => false,
        };
        _known[name] = canHold;
        return canHold;
    }

    // What is left out when it is written gets the default of its parameter when it is read.
    private static bool IsReadAsWritten(ObjectDefinition type, ContractMember member) => member.Writing switch
    {
        MemberWriting.Always => true,
        MemberWriting.UnlessNull
            => !type.Parameters.Any(parameter => parameter.Member >= 0 && type.Members[parameter.Member] == member && HasOtherDefault(parameter)),
        _ => false,
    };

    // The default of the type is null.
    private static bool HasOtherDefault(ConstructorParameter parameter) => parameter.Default?.StartsWith("default(", StringComparison.Ordinal) == false;
}
