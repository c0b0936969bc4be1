namespace AslSharp.Compiler.Contracts;

/// <summary>
/// A C# type where a contract uses it: what its conversion is made of. Like all of this room compared by value and free of symbols, so that
/// an edit elsewhere in the project emits nothing anew.
/// </summary>
/// <param name="Name">The type as C# writes it in any place, with <c>global::</c>; without the question mark of a reference.</param>
public abstract record ContractType(string Name);

/// <summary>A type whose conversion the runtime has.</summary>
/// <param name="Name">The type.</param>
/// <param name="Reader">The method that reads it, without its class.</param>
/// <param name="Writer">The method that writes it, without its class.</param>
public sealed record ScalarType(string Name, string Reader, string Writer) : ContractType(Name);

/// <summary>A type that may be null: a nullable struct, or a reference with a question mark or in code without annotations.</summary>
/// <param name="Value">The type itself.</param>
/// <param name="IsStruct">Whether it is a nullable struct.</param>
public sealed record OptionalType(ContractType Value, bool IsStruct) : ContractType(Value.Name + "?");

/// <summary>A collection of items, an array in JSON.</summary>
/// <param name="Name">The type.</param>
/// <param name="Item">The type of its items.</param>
/// <param name="Creation">How it is made: C# with <c>{0}</c> for the items as an array, or empty where it can only be written.</param>
/// <param name="Items">How its items are enumerated: C# with <c>{0}</c> for the collection.</param>
public sealed record SequenceType(string Name, ContractType Item, string Creation, string Items = "{0}") : ContractType(Name);

/// <summary>A dictionary, an object in JSON.</summary>
/// <param name="Name">The type.</param>
/// <param name="Key">The type of its keys.</param>
/// <param name="Value">The type of its values.</param>
/// <param name="Creation">How it is made: C# with <c>{0}</c> for a dictionary, or empty where it can only be written.</param>
public sealed record DictionaryType(string Name, ContractType Key, ContractType Value, string Creation) : ContractType(Name);

/// <summary>A type with a definition of its own: <see cref="TypeDefinition"/>.</summary>
/// <param name="Name">The type.</param>
public sealed record DefinedType(string Name) : ContractType(Name);
