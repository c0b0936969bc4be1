using Microsoft.CodeAnalysis;

namespace AslSharp.Generator;

/// <summary>The types of .NET whose conversions the runtime has, or that are put together of items.</summary>
internal static class KnownTypes
{
    private const string Collections = "System.Collections.Generic.";
    private const string Immutable = "System.Collections.Immutable.";
    private const string Concurrent = "System.Collections.Concurrent.";

    // The reader and the writer of each.
    private static readonly Dictionary<string, (string Reader, string Writer)> Scalars = new(StringComparer.Ordinal)
    {
        ["System.String"] = Both("String"),
        ["System.Boolean"] = Both("Boolean"),
        ["System.Char"] = Both("Char"),
        ["System.SByte"] = Number("sbyte"),
        ["System.Byte"] = Number("byte"),
        ["System.Int16"] = Number("short"),
        ["System.UInt16"] = Number("ushort"),
        ["System.Int32"] = Number("int"),
        ["System.UInt32"] = Number("uint"),
        ["System.Int64"] = Number("long"),
        ["System.UInt64"] = Number("ulong"),
        ["System.Int128"] = Number("global::System.Int128"),
        ["System.UInt128"] = Number("global::System.UInt128"),
        ["System.Numerics.BigInteger"] = Number("global::System.Numerics.BigInteger"),
        ["System.Half"] = Number("global::System.Half"),
        ["System.Single"] = Number("float"),
        ["System.Double"] = Number("double"),
        ["System.Decimal"] = Number("decimal"),
        ["System.DateTime"] = Both("DateTime"),
        ["System.DateTimeOffset"] = Both("DateTimeOffset"),
        ["System.DateOnly"] = Both("DateOnly"),
        ["System.TimeOnly"] = Both("TimeOnly"),
        ["System.TimeSpan"] = Both("TimeSpan"),
        ["System.Guid"] = Both("Guid"),
        ["System.Uri"] = Both("Uri"),
        ["System.Version"] = Both("Version"),
        ["System.Text.Json.JsonElement"] = Both("Element"),
        ["System.Text.Json.Nodes.JsonNode"] = Node("JsonNode"),
        ["System.Text.Json.Nodes.JsonObject"] = Node("JsonObject"),
        ["System.Text.Json.Nodes.JsonArray"] = Node("JsonArray"),
        ["System.Text.Json.Nodes.JsonValue"] = Node("JsonValue"),
        ["AslSharp.AslValue"] = Both("Value"),
    };

    // How each is made of its items; {1} is the type itself, {2} that of its items.
    private static readonly Dictionary<string, string> Sequences = new(StringComparer.Ordinal)
    {
        [Collections + "List`1"] = "new {1}({0})",
        [Collections + "IList`1"] = "({1})new global::System.Collections.Generic.List<{2}>({0})",
        [Collections + "ICollection`1"] = "({1})new global::System.Collections.Generic.List<{2}>({0})",
        [Collections + "IEnumerable`1"] = "({1}){0}",
        [Collections + "IReadOnlyList`1"] = "({1}){0}",
        [Collections + "IReadOnlyCollection`1"] = "({1}){0}",
        [Collections + "HashSet`1"] = "new {1}({0})",
        [Collections + "SortedSet`1"] = "new {1}({0})",
        [Collections + "ISet`1"] = "({1})new global::System.Collections.Generic.HashSet<{2}>({0})",
        [Collections + "IReadOnlySet`1"] = "({1})new global::System.Collections.Generic.HashSet<{2}>({0})",
        [Collections + "Queue`1"] = "new {1}({0})",
        [Collections + "Stack`1"] = "new {1}({0})",
        [Collections + "LinkedList`1"] = "new {1}({0})",
        ["System.Collections.ObjectModel.Collection`1"] = "Conversion.Fill(new {1}(), {0})",
        ["System.Collections.ObjectModel.ObservableCollection`1"] = "new {1}({0})",
        ["System.Collections.ObjectModel.ReadOnlyCollection`1"] = "new {1}({0})",
        [Concurrent + "ConcurrentQueue`1"] = "new {1}({0})",
        [Concurrent + "ConcurrentBag`1"] = "new {1}({0})",
        [Concurrent + "ConcurrentStack`1"] = "new {1}({0})",
        [Immutable + "ImmutableArray`1"] = "global::System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray({0})",
        [Immutable + "ImmutableList`1"] = "global::System.Collections.Immutable.ImmutableList.CreateRange({0})",
        [Immutable + "IImmutableList`1"] = "({1})global::System.Collections.Immutable.ImmutableList.CreateRange({0})",
        [Immutable + "ImmutableHashSet`1"] = "global::System.Collections.Immutable.ImmutableHashSet.CreateRange({0})",
        [Immutable + "IImmutableSet`1"] = "({1})global::System.Collections.Immutable.ImmutableHashSet.CreateRange({0})",
        [Immutable + "ImmutableSortedSet`1"] = "global::System.Collections.Immutable.ImmutableSortedSet.CreateRange({0})",
        [Immutable + "ImmutableQueue`1"] = "global::System.Collections.Immutable.ImmutableQueue.CreateRange({0})",
        [Immutable + "IImmutableQueue`1"] = "({1})global::System.Collections.Immutable.ImmutableQueue.CreateRange({0})",
        [Immutable + "ImmutableStack`1"] = "global::System.Collections.Immutable.ImmutableStack.CreateRange({0})",
        [Immutable + "IImmutableStack`1"] = "({1})global::System.Collections.Immutable.ImmutableStack.CreateRange({0})",
        ["System.Collections.Frozen.FrozenSet`1"] = "global::System.Collections.Frozen.FrozenSet.ToFrozenSet({0})",
    };

    // How each is made of a dictionary.
    private static readonly Dictionary<string, string> Dictionaries = new(StringComparer.Ordinal)
    {
        [Collections + "Dictionary`2"] = "{0}",
        [Collections + "IDictionary`2"] = "({1}){0}",
        [Collections + "IReadOnlyDictionary`2"] = "({1}){0}",
        [Collections + "SortedDictionary`2"] = "new {1}({0})",
        [Collections + "SortedList`2"] = "new {1}({0})",
        [Collections + "OrderedDictionary`2"] = "new {1}({0})",
        ["System.Collections.ObjectModel.ReadOnlyDictionary`2"] = "new {1}({0})",
        [Concurrent + "ConcurrentDictionary`2"] = "new {1}({0})",
        [Immutable + "ImmutableDictionary`2"] = "global::System.Collections.Immutable.ImmutableDictionary.CreateRange({0})",
        [Immutable + "IImmutableDictionary`2"] = "({1})global::System.Collections.Immutable.ImmutableDictionary.CreateRange({0})",
        [Immutable + "ImmutableSortedDictionary`2"] = "global::System.Collections.Immutable.ImmutableSortedDictionary.CreateRange({0})",
        ["System.Collections.Frozen.FrozenDictionary`2"] = "global::System.Collections.Frozen.FrozenDictionary.ToFrozenDictionary({0})",
    };

    /// <summary>The full name of a type as metadata has it, such as <c>System.Collections.Generic.List`1</c>; of a nested one the outer name only.</summary>
    public static string Key(INamedTypeSymbol type)
        => type.ContainingNamespace is { IsGlobalNamespace: false } container ? $"{container}.{type.MetadataName}" : type.MetadataName;

    /// <summary>The reader and the writer of a type that has no parts.</summary>
    public static bool TryGetScalar(string key, out (string Reader, string Writer) methods) => Scalars.TryGetValue(key, out methods);

    /// <summary>How a collection is made.</summary>
    /// <param name="key">The collection's key.</param>
    /// <param name="name">Its name.</param>
    /// <param name="item">The name of its items' type.</param>
    /// <returns>C# with <c>{0}</c> for an array; null for another type.</returns>
    public static string? Sequence(string key, string name, string item)
        => Sequences.TryGetValue(key, out var pattern) ? pattern.Replace("{1}", name).Replace("{2}", item) : null;

    /// <summary>How a dictionary is made.</summary>
    /// <param name="key">The dictionary's key.</param>
    /// <param name="name">Its name.</param>
    /// <returns>C# with <c>{0}</c> for a dictionary; null for another type.</returns>
    public static string? Dictionary(string key, string name) => Dictionaries.TryGetValue(key, out var pattern) ? pattern.Replace("{1}", name) : null;

    /// <summary>Whether a type can be the key of a dictionary in JSON.</summary>
    public static bool IsKey(ITypeSymbol type) => type.TypeKind == TypeKind.Enum || type.SpecialType is SpecialType.System_String or SpecialType.System_Char
            or SpecialType.System_SByte or SpecialType.System_Byte or SpecialType.System_Int16 or SpecialType.System_UInt16
            or SpecialType.System_Int32 or SpecialType.System_UInt32 or SpecialType.System_Int64
        || (type is INamedTypeSymbol named && Key(named) is "System.Guid" or "System.DateOnly" or "System.Uri");

    private static (string Reader, string Writer) Both(string name) => ("Read" + name, "Write" + name);

    private static (string Reader, string Writer) Number(string type) => ($"ReadNumber<{type}>", $"WriteNumber<{type}>");

    private static (string Reader, string Writer) Node(string type) => ($"ReadNode<global::System.Text.Json.Nodes.{type}>", "WriteNode");
}
