namespace AslSharp.Compiler.Contracts;

/// <summary>What types are made of.</summary>
public static class ContractTypes
{
    /// <summary>The reader of <c>AslValue</c>, which is no conversion.</summary>
    public const string AnyValueReader = "ReadValue";

    /// <summary>The types that a type names in its own text.</summary>
    /// <param name="type">The type.</param>
    public static IEnumerable<ContractType> Parts(ContractType type) => type switch
    {
        OptionalType optional => [optional.Value],
        SequenceType sequence => [sequence.Item],
        DictionaryType dictionary => [dictionary.Key, dictionary.Value],
        _ => [],
    };

    /// <summary>The types that a definition's conversion uses.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="isRead">Whether it is read; else it is written.</param>
    public static IEnumerable<ContractType> Parts(TypeDefinition definition, bool isRead)
    {
        if (definition is not ObjectDefinition type) yield break;
        foreach (var member in type.Members.AsEnumerable().Where(member => IsUsed(member, isRead))) yield return member.Type;
        if (type.Extension is { } extension) yield return extension.Type;
        if (type.Polymorphism is not { } polymorphism) yield break;
        foreach (var derived in polymorphism.Types.AsEnumerable()) yield return new DefinedType(derived.Name);
    }

    /// <summary>Whether a member takes part when its object is read, or written.</summary>
    /// <param name="member">The member.</param>
    /// <param name="isRead">Whether it is read; else it is written.</param>
    public static bool IsUsed(ContractMember member, bool isRead) => isRead ? member.Setter != MemberSetter.None : member.Writing != MemberWriting.Never;
}
