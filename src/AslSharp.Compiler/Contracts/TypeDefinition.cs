using AslSharp.Compiler.Collections;

namespace AslSharp.Compiler.Contracts;

/// <summary>A class, struct, interface or enum as its conversion sees it. Types name each other, so that they may be recursive.</summary>
/// <param name="Name">The type as C# writes it: the key of the definition.</param>
/// <param name="Label">Its short name, for messages and for the names of methods.</param>
public abstract record TypeDefinition(string Name, string Label);

/// <summary>An enum.</summary>
/// <param name="Name">The type.</param>
/// <param name="Label">Its short name.</param>
/// <param name="IsFlags">Whether its members are flags.</param>
/// <param name="IsNumber">Whether it is a number in JSON, and not a name.</param>
/// <param name="Members">Its members: the name in C#, and in JSON.</param>
public sealed record EnumDefinition(string Name, string Label, bool IsFlags, bool IsNumber, EquatableArray<EnumMember> Members) : TypeDefinition(Name, Label);

/// <summary>A member of an enum.</summary>
/// <param name="Name">Its name in C#, with the <c>@</c> of a keyword.</param>
/// <param name="JsonName">Its name in JSON.</param>
public sealed record EnumMember(string Name, string JsonName);

/// <summary>A type that is an object in JSON.</summary>
/// <param name="Name">The type.</param>
/// <param name="Label">Its short name.</param>
/// <param name="IsReference">Whether it is a class or an interface, which may be null.</param>
/// <param name="Members">Its members, in the order in which they are written.</param>
/// <param name="Parameters">The parameters of the constructor that reading calls.</param>
/// <param name="Obstacle">Why it cannot be read, in words that go on "…, since "; null where it can.</param>
public sealed record ObjectDefinition(
    string Name, string Label, bool IsReference, EquatableArray<ContractMember> Members, EquatableArray<ConstructorParameter> Parameters, string? Obstacle)
    : TypeDefinition(Name, Label)
{
    /// <summary>Whether members that the type does not have are refused.</summary>
    public bool RefusesOthers { get; init; }

    /// <summary>The member that holds members that the type does not have; null for none.</summary>
    public ContractMember? Extension { get; init; }

    /// <summary>The types that stand for this one; null where there is only itself.</summary>
    public Polymorphism? Polymorphism { get; init; }

    /// <summary>Whether an object is made of its members one by one, whatever else JSON has beside them.</summary>
    public bool IsMadeOfMembers => Obstacle is null && Extension is null && Polymorphism is null && !RefusesOthers;

    /// <summary>Whether its objects never change, and hold nothing but their members.</summary>
    public bool IsFixed { get; init; }
}

/// <summary>A member of an object.</summary>
/// <param name="Name">Its name in C#, with the <c>@</c> of a keyword.</param>
/// <param name="JsonName">Its name in JSON, where an attribute gives it; null for the one that the policy gives.</param>
/// <param name="Type">Its type.</param>
/// <param name="Writing">When it is written.</param>
/// <param name="Setter">How it is set when an object is read.</param>
/// <param name="IsRequired">Whether C# demands that it is set (<c>required</c>).</param>
/// <param name="MustBeThere">Whether JSON must have it.</param>
public sealed record ContractMember(
    string Name, string? JsonName, ContractType Type, MemberWriting Writing, MemberSetter Setter, bool IsRequired, bool MustBeThere)
{
    /// <summary>The type that declares the member, as C# writes it.</summary>
    public string Owner { get; init; } = "";
}

/// <summary>When a member is written.</summary>
public enum MemberWriting
{
    /// <summary>Always.</summary>
    Always,

    /// <summary>Never.</summary>
    Never,

    /// <summary>Unless it is null.</summary>
    UnlessNull,

    /// <summary>Unless it has the default of its type.</summary>
    UnlessDefault,
}

/// <summary>How a member is set when an object is read.</summary>
public enum MemberSetter
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>By its setter, or as a field.</summary>
    Set,

    /// <summary>By a setter that C# allows in an initializer only.</summary>
    Init,

    /// <summary>By a parameter of the constructor.</summary>
    Constructor,
}

/// <summary>A parameter of a constructor.</summary>
/// <param name="Member">The number of the member that it sets; -1 for one that JSON does not know.</param>
/// <param name="Type">Its type, as C# writes it.</param>
/// <param name="Default">Its default as C#; null for none.</param>
public sealed record ConstructorParameter(int Member, string Type, string? Default);

/// <summary>The types that stand for a type.</summary>
/// <param name="Discriminator">The member of JSON that tells which it is.</param>
/// <param name="ReadsOthers">Whether an unknown discriminator is read as the type itself.</param>
/// <param name="WritesOthers">Whether an unknown type is written as the type itself.</param>
/// <param name="IsAbstract">Whether there is no object of the type itself.</param>
/// <param name="Types">The types.</param>
public sealed record Polymorphism(string Discriminator, bool ReadsOthers, bool WritesOthers, bool IsAbstract, EquatableArray<DerivedType> Types);

/// <summary>A type that stands for another.</summary>
/// <param name="Name">The type, which has a definition.</param>
/// <param name="Tag">Its discriminator as C#; null for none.</param>
/// <param name="Key">What the runtime makes of the discriminator: a text as it is, a number with <c>#</c> in front; null for none.</param>
public sealed record DerivedType(string Name, string? Tag, string? Key);

/// <summary>A type whose conversion cannot be emitted.</summary>
/// <param name="Name">The type.</param>
/// <param name="Label">Its short name.</param>
/// <param name="Reason">Why, in words that go on "…, since ".</param>
public sealed record UnsupportedDefinition(string Name, string Label, string Reason) : TypeDefinition(Name, Label);

/// <summary>A type that a serializer context of the developer's converts.</summary>
/// <param name="Name">The type.</param>
/// <param name="Label">Its short name.</param>
/// <param name="Context">The context's class, as C# writes it.</param>
public sealed record ContextDefinition(string Name, string Label, string Context) : TypeDefinition(Name, Label);
