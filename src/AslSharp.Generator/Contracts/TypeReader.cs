using AslSharp.Compiler.Collections;
using AslSharp.Compiler.Contracts;
using Microsoft.CodeAnalysis;

namespace AslSharp.Generator;

/// <summary>
/// Reads C# types into what conversions are emitted from: the one place that knows the public shape of a type. It reads as System.Text.Json
/// does, and says of what it does not understand why.
/// </summary>
internal sealed partial class TypeReader(Compilation compilation, CancellationToken cancellationToken)
{
    private const int MostTypes = 1_000;

    private static readonly SymbolDisplayFormat FullName = SymbolDisplayFormat.FullyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private static readonly SymbolDisplayFormat ShortName = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypes,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    // A type that is still being read is null.
    private readonly Dictionary<string, TypeDefinition?> _definitions = new(StringComparer.Ordinal);

    /// <summary>The definitions that were met, in the order of names.</summary>
    public EquatableArray<TypeDefinition> Definitions => _definitions.Values.OfType<TypeDefinition>()
        .OrderBy(static definition => definition.Name, StringComparer.Ordinal).ToEquatableArray();

    /// <summary>The type as C# writes it in any place.</summary>
    public static string NameOf(ITypeSymbol type)
        => type.WithNullableAnnotation(type.IsReferenceType ? NullableAnnotation.NotAnnotated : type.NullableAnnotation).ToDisplayString(FullName);

    /// <summary>Reads a type where it is used.</summary>
    public ContractType Read(ITypeSymbol type)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
            return new OptionalType(Read(nullable.TypeArguments[0]), IsStruct: true);
        var bare = ReadBare(type);
        // Code without annotations promises nothing.
        return type.IsReferenceType && type.NullableAnnotation != NullableAnnotation.NotAnnotated ? new OptionalType(bare, IsStruct: false) : bare;
    }

    /// <summary>Reads a type that may not be null, as <c>typeof</c> names it.</summary>
    public ContractType ReadRoot(ITypeSymbol type) => type.IsReferenceType ? ReadBare(type) : Read(type);

    private ContractType ReadBare(ITypeSymbol type)
    {
        var name = NameOf(type);
        if (type is IArrayTypeSymbol array)
        {
            if (array is { Rank: 1, ElementType.SpecialType: SpecialType.System_Byte }) return new ScalarType(name, "ReadBytes", "WriteBytes");
            return array.Rank == 1 ? new SequenceType(name, Read(array.ElementType), "{0}") : Unsupported(type, "it is an array of several dimensions");
        }

        if (type is not INamedTypeSymbol named) return Unsupported(type, "it is no class, struct, enum or array");
        if (_definitions.ContainsKey(name)) return new DefinedType(name);
        if (WhyUnusable(named) is { } reason) return Unsupported(type, reason);
        var key = named.ContainingType is null ? KnownTypes.Key(named) : "";
        if (KnownTypes.TryGetScalar(key, out var methods)) return new ScalarType(name, methods.Reader, methods.Writer);
        return ReadCollection(named, name, key) ?? Define(named, name);
    }

    private ContractType? ReadCollection(INamedTypeSymbol type, string name, string key)
    {
        if (Attribute(type, "JsonConverterAttribute") is not null) return null;
        if (type.TypeArguments.Length == 1 && type.TypeArguments[0] is var item && KnownTypes.Sequence(key, name, ItemName(item)) is { } creation)
        {
            // One that was never set has no items to be written.
            var items = key.EndsWith(".ImmutableArray`1", StringComparison.Ordinal)
                ? "global::System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsArray({0})" : "{0}";
            return new SequenceType(name, Read(item), creation, items);
        }

        if (KnownTypes.Dictionary(key, name) is { } making) return Dictionary(type, name, type, making);
        if (Interface(type, "System.Collections.Generic.IDictionary`2") is { } dictionary)
            return Dictionary(type, name, dictionary, CanBeMade(type) ? $"Conversion.Fill(new {name}(), {{0}})" : "");
        if (Interface(type, "System.Collections.Generic.ICollection`1") is { } collection)
            return new SequenceType(name, Read(collection.TypeArguments[0]), CanBeMade(type) ? $"Conversion.Fill(new {name}(), {{0}})" : "");
        return Interface(type, "System.Collections.Generic.IEnumerable`1") is { } sequence ? new SequenceType(name, Read(sequence.TypeArguments[0]), "") : null;
    }

    private ContractType Dictionary(INamedTypeSymbol type, string name, INamedTypeSymbol arguments, string creation)
        => KnownTypes.IsKey(arguments.TypeArguments[0])
            ? new DictionaryType(name, ReadBare(arguments.TypeArguments[0]), Read(arguments.TypeArguments[1]), creation)
            : Unsupported(type, $"its keys are {arguments.TypeArguments[0].ToDisplayString(ShortName)}");

    private static string ItemName(ITypeSymbol item) => item.ToDisplayString(FullName);

    private ContractType Define(INamedTypeSymbol type, string name)
    {
        if (_definitions.Count >= MostTypes) return Unsupported(type, "the types inside it have no end");
        cancellationToken.ThrowIfCancellationRequested();
        _definitions.Add(name, null);
        _definitions[name] = type.TypeKind == TypeKind.Enum ? ReadEnum(type, name) : ReadObject(type, name);
        return new DefinedType(name);
    }

    private TypeDefinition ReadEnum(INamedTypeSymbol type, string name)
    {
        var label = type.ToDisplayString(ShortName);
        var isNumber = false;
        if (Attribute(type, "JsonConverterAttribute") is { } converter)
        {
            var converterType = converter.ConstructorArguments.FirstOrDefault().Value as INamedTypeSymbol;
            isNumber = converterType?.Name == "JsonNumberEnumConverter";
            if (!isNumber && converterType?.Name != "JsonStringEnumConverter") return new UnsupportedDefinition(name, label, "it has a converter of its own");
        }

        var members = type.GetMembers().OfType<IFieldSymbol>().Where(static field => field.HasConstantValue).Select(static field => new EnumMember(
            Escape(field.Name), Attribute(field, "JsonStringEnumMemberNameAttribute")?.ConstructorArguments.FirstOrDefault().Value as string ?? field.Name));
        var isFlags = type.GetAttributes().Any(static attribute => attribute.AttributeClass is { Name: "FlagsAttribute", ContainingNamespace.Name: "System" });
        return new EnumDefinition(name, label, isFlags, isNumber, members.ToEquatableArray());
    }

    // Why no emitted code could use a type at all, or should.
    private string? WhyUnusable(INamedTypeSymbol type)
    {
        if (type.TypeKind == TypeKind.Error) return "it is not declared, or declared by another source generator, whose types this one cannot see";
        if (type.SpecialType == SpecialType.System_Object || type.TypeKind == TypeKind.Dynamic)
            return "it may be anything; AslValue and JsonElement are types for that";
        if (type.IsTupleType) return "it is a tuple; declare a record";
        if (type.IsRefLikeType || type.TypeKind is TypeKind.Delegate or TypeKind.Pointer or TypeKind.FunctionPointer || type.IsStatic)
            return "it cannot be data";
        for (ITypeSymbol? outer = type; outer is not null; outer = outer.ContainingType)
        {
            if (outer is INamedTypeSymbol { IsFileLocal: true }) return "it is local to its file";
        }

        if (!compilation.IsSymbolAccessibleWithin(type, compilation.Assembly)) return "it is private";
        var key = KnownTypes.Key(type);
        if (key.StartsWith("System.", StringComparison.Ordinal) && type.TypeKind != TypeKind.Enum && type.ContainingType is null && !IsConverted(type, key))
            return "there is no conversion for it";
        return null;
    }

    private static bool IsConverted(INamedTypeSymbol type, string key) => KnownTypes.TryGetScalar(key, out _)
        || KnownTypes.Sequence(key, "", "") is not null
        || KnownTypes.Dictionary(key, "") is not null
        || Interface(type, "System.Collections.Generic.ICollection`1") is not null;

    private DefinedType Unsupported(ITypeSymbol type, string reason)
    {
        var name = NameOf(type);
        if (!_definitions.ContainsKey(name)) _definitions.Add(name, new UnsupportedDefinition(name, type.ToDisplayString(ShortName), reason));
        return new DefinedType(name);
    }

    private bool CanBeMade(INamedTypeSymbol type) => type is { IsAbstract: false, TypeKind: TypeKind.Class or TypeKind.Struct }
        && (type.TypeKind == TypeKind.Struct || type.InstanceConstructors.Any(constructor => constructor.Parameters.IsEmpty && IsAccessible(constructor)));

    private bool IsAccessible(ISymbol symbol) => compilation.IsSymbolAccessibleWithin(symbol, compilation.Assembly);

    private static INamedTypeSymbol? Interface(INamedTypeSymbol type, string key)
    {
        if (type.TypeKind == TypeKind.Interface && KnownTypes.Key(type) == key) return type;
        return type.AllInterfaces.FirstOrDefault(candidate => KnownTypes.Key(candidate) == key);
    }

    private static AttributeData? Attribute(ISymbol symbol, string name) => Attributes(symbol, name).FirstOrDefault();

    private static IEnumerable<AttributeData> Attributes(ISymbol symbol, string name) => symbol.GetAttributes().Where(attribute
        => attribute.AttributeClass is { ContainingNamespace: { Name: "Serialization", ContainingNamespace.Name: "Json" } } type && type.Name == name);

    private static T? Argument<T>(AttributeData attribute, string name)
        => attribute.NamedArguments.FirstOrDefault(argument => argument.Key == name).Value.Value is T value ? value : default;

    private static string Escape(string name)
        => Microsoft.CodeAnalysis.CSharp.SyntaxFacts.GetKeywordKind(name) == Microsoft.CodeAnalysis.CSharp.SyntaxKind.None ? name : "@" + name;
}
