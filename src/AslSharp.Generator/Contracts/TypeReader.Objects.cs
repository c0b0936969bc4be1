using System.Globalization;
using AslSharp.Compiler.Collections;
using AslSharp.Compiler.Contracts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace AslSharp.Generator;

// Classes, structs and interfaces.
internal sealed partial class TypeReader
{
    private TypeDefinition ReadObject(INamedTypeSymbol type, string name)
    {
        var label = type.ToDisplayString(ShortName);
        if (Attribute(type, "JsonConverterAttribute") is not null) return No("it has a converter of its own");
        if (IsSpecial(type)) return No("it has an attribute that only a serializer context understands");
        if (type.AllInterfaces.Any(static face => face is { Name: "IEnumerable", IsGenericType: false }))
            return No("it is a collection without a type of items");

        var found = new List<(ISymbol Symbol, ContractMember Member, int Order)>();
        ContractMember? extension = null;
        foreach (var symbol in Members(type))
        {
            if (WhyNot(symbol) is { } reason) return No($"its member '{symbol.Name}' {reason}");
            var member = ReadMember(symbol);
            if (Attribute(symbol, "JsonExtensionDataAttribute") is not null)
            {
                if (!CanHoldAnything(member.Type))
                    return No($"its member '{symbol.Name}' holds further data, but is no dictionary of JsonElement and no JsonObject");
                extension = member;
                continue;
            }

            found.Add((symbol, member, Attribute(symbol, "JsonPropertyOrderAttribute")?.ConstructorArguments.FirstOrDefault().Value as int? ?? 0));
        }

        var ordered = found.OrderBy(static entry => entry.Order).ToArray();
        var constructor = Constructor(type, out var obstacle);
        var members = ordered.Select(static entry => entry.Member).ToArray();
        var parameters = constructor is null ? [] : Bind(constructor, ordered.Select(static entry => entry.Symbol).ToArray(), members, ref obstacle);
        var setsRequired = constructor?.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "SetsRequiredMembersAttribute") == true;
        if (setsRequired)
            members = [.. members.Select(static member => member with { IsRequired = false, MustBeThere = member.MustBeThere && !member.IsRequired })];
        var polymorphism = ReadPolymorphism(type, ref obstacle, out var problem);
        if (problem is not null) return No(problem);
        return new ObjectDefinition(name, label, type.IsReferenceType, members.ToEquatableArray(), parameters.ToEquatableArray(), obstacle)
        {
            RefusesOthers = Attribute(type, "JsonUnmappedMemberHandlingAttribute")?.ConstructorArguments.FirstOrDefault().Value is 1,
            Extension = extension,
            Polymorphism = polymorphism,
            IsFixed = extension is null && polymorphism is null && obstacle is null
                && Hierarchy(type).All(declaring => declaring.GetMembers().All(symbol => IsFixed(symbol, members))),
        };

        UnsupportedDefinition No(string reason) => new(name, label, reason);
    }

    // What no emitted conversion does, since hardly anybody uses it.
    private static bool IsSpecial(ISymbol symbol)
        => Attribute(symbol, "JsonNumberHandlingAttribute")?.ConstructorArguments.FirstOrDefault().Value is not (null or 0)
            || Attribute(symbol, "JsonObjectCreationHandlingAttribute")?.ConstructorArguments.FirstOrDefault().Value is 1;

    // Those of the type itself first, then those of its bases; of members of one name the first.
    private IEnumerable<ISymbol> Members(INamedTypeSymbol type)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var declaring in Hierarchy(type))
        {
            foreach (var symbol in declaring.GetMembers())
            {
                var isMember = symbol switch
                {
                    IPropertySymbol { IsStatic: false, IsIndexer: false, ExplicitInterfaceImplementations.IsEmpty: true } property
                        => IsPublic(property) || IsIncluded(property),
                    IFieldSymbol { IsStatic: false, IsImplicitlyDeclared: false } field => IsIncluded(field),
                    _ => false,
                };
                if (isMember && seen.Add(symbol.Name) && !IsIgnored(symbol)) yield return symbol;
            }
        }
    }

    private static IEnumerable<INamedTypeSymbol> Hierarchy(INamedTypeSymbol type)
    {
        if (type.TypeKind == TypeKind.Interface) return [type, .. type.AllInterfaces];
        var bases = new List<INamedTypeSymbol>();
        for (var next = type; next is { SpecialType: not (SpecialType.System_Object or SpecialType.System_ValueType) }; next = next.BaseType) bases.Add(next);
        return bases;
    }

    private static bool IsPublic(IPropertySymbol property)
        => Getter(property)?.DeclaredAccessibility == Accessibility.Public || Setter(property)?.DeclaredAccessibility == Accessibility.Public;

    // What JSON does not show, or what may be set again, could differ in an object that is read from it.
    private static bool IsFixed(ISymbol symbol, ContractMember[] members) => symbol switch
    {
        { IsStatic: true } => true,
        IFieldSymbol field => field is { IsImplicitlyDeclared: true, IsReadOnly: true },
        IPropertySymbol { SetMethod: { IsInitOnly: false } } => false,
        IPropertySymbol property => Array.Exists(members, member => IsShown(member, property)) || !IsStored(property),
        IEventSymbol => false,
        _ => true,
    };

    private static bool IsShown(ContractMember member, IPropertySymbol property)
        => member.Name.TrimStart('@') == property.Name && member.Writing != MemberWriting.Never && member.Setter != MemberSetter.None;

    private static bool IsStored(IPropertySymbol property)
        => property.SetMethod is not null
            || property.ContainingType.GetMembers()
                .Any(symbol => symbol is IFieldSymbol field && SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property));

    private static bool IsIncluded(ISymbol symbol) => Attribute(symbol, "JsonIncludeAttribute") is not null;

    private static bool IsIgnored(ISymbol symbol) => Attribute(symbol, "JsonIgnoreAttribute") is { } ignore && Condition(ignore) == 1;

    private static int Condition(AttributeData ignore)
        => ignore.NamedArguments.FirstOrDefault(static argument => argument.Key == "Condition").Value.Value as int? ?? 1;

    // An override may have one accessor only.
    private static IMethodSymbol? Getter(IPropertySymbol property)
        => property.GetMethod ?? (property.OverriddenProperty is { } overridden ? Getter(overridden) : null);

    private static IMethodSymbol? Setter(IPropertySymbol property)
        => property.SetMethod ?? (property.OverriddenProperty is { } overridden ? Setter(overridden) : null);

    private string? WhyNot(ISymbol symbol)
    {
        if (Attribute(symbol, "JsonConverterAttribute") is not null) return "has a converter of its own";
        if (IsSpecial(symbol)) return "has an attribute that only a serializer context understands";
        if (IsIncluded(symbol) && !IsAccessible(symbol)) return "is private, and JsonInclude demands it";
        return null;
    }

    private ContractMember ReadMember(ISymbol symbol)
    {
        var (declared, isRequired, isRead, setter) = symbol switch
        {
            IPropertySymbol property => (property.Type, property.IsRequired, IsUsable(Getter(property), property), SetterOf(property)),
            IFieldSymbol field => (field.Type, field.IsRequired, true, field.IsReadOnly ? MemberSetter.None : MemberSetter.Set),
            _ => throw new InvalidOperationException($"A member is a property or a field, and not a {symbol.Kind}."),
        };
        var type = Read(declared);
        var condition = Attribute(symbol, "JsonIgnoreAttribute") is { } ignore ? Condition(ignore) : 0;
        var writing = !isRead ? MemberWriting.Never : condition switch
        {
            2 => MemberWriting.UnlessDefault,
            3 => declared.IsReferenceType || type is OptionalType ? MemberWriting.UnlessNull : MemberWriting.Always,
            4 => MemberWriting.Never,
            _ => MemberWriting.Always,
        };
        if (condition == 5) setter = MemberSetter.None;
        var name = Attribute(symbol, "JsonPropertyNameAttribute")?.ConstructorArguments.FirstOrDefault().Value as string;
        var mustBeThere = isRequired || Attribute(symbol, "JsonRequiredAttribute") is not null;
        return new ContractMember(Escape(symbol.Name), name, type, writing, setter, isRequired, mustBeThere) { Owner = NameOf(symbol.ContainingType) };
    }

    private MemberSetter SetterOf(IPropertySymbol property)
    {
        if (Setter(property) is not { } setter || !IsUsable(setter, property)) return MemberSetter.None;
        return setter.IsInitOnly ? MemberSetter.Init : MemberSetter.Set;
    }

    private bool IsUsable(IMethodSymbol? accessor, IPropertySymbol property)
        => accessor is not null && (accessor.DeclaredAccessibility == Accessibility.Public || (IsIncluded(property) && IsAccessible(accessor)));

    private static bool CanHoldAnything(ContractType type) => (type is OptionalType optional ? optional.Value : type) switch
    {
        DictionaryType { Key: ScalarType { Reader: "ReadString" }, Value: ScalarType { Reader: "ReadElement" or ContractTypes.AnyValueReader } } => true,
        ScalarType { Name: "global::System.Text.Json.Nodes.JsonObject" } => true,
        _ => false,
    };

    // The one that JsonConstructor names; one without parameters; the only one.
    private IMethodSymbol? Constructor(INamedTypeSymbol type, out string? obstacle)
    {
        obstacle = null;
        if (type.TypeKind == TypeKind.Interface) obstacle = "it is an interface";
        else if (type.IsAbstract) obstacle = "it is abstract";
        if (obstacle is not null) return null;
        var named = type.InstanceConstructors.Where(static constructor => Attribute(constructor, "JsonConstructorAttribute") is not null).ToArray();
        if (named.Length == 1 && IsAccessible(named[0])) return named[0];
        var open = type.InstanceConstructors.Where(static constructor => constructor.DeclaredAccessibility == Accessibility.Public).ToArray();
        var found = named.Length > 0 ? null : Array.Find(open, static constructor => constructor.Parameters.IsEmpty);
        if (found is null && named.Length == 0 && type.TypeKind != TypeKind.Struct && open.Length == 1) found = open[0];
        if (found is not null || (type.TypeKind == TypeKind.Struct && named.Length == 0)) return found;
        obstacle = named.Length > 0 ? "its JsonConstructor is private, or there are several"
            : open.Length == 0 ? "it has no public constructor" : "it has several public constructors; mark one with JsonConstructor";
        return null;
    }

    private List<ConstructorParameter> Bind(IMethodSymbol constructor, ISymbol[] symbols, ContractMember[] members, ref string? obstacle)
    {
        var parameters = new List<ConstructorParameter>();
        foreach (var parameter in constructor.Parameters)
        {
            var index = Array.FindIndex(symbols, symbol => string.Equals(symbol.Name, parameter.Name, StringComparison.OrdinalIgnoreCase));
            var known = index >= 0 ? symbols[index] : HiddenMember(constructor.ContainingType, parameter.Name);
            if (parameter.RefKind is not (RefKind.None or RefKind.In))
                obstacle ??= $"the parameter '{parameter.Name}' of its constructor is passed by reference";
            if (known is null) obstacle ??= $"the parameter '{parameter.Name}' of its constructor has the name of no member";
            else if (!SymbolEqualityComparer.Default.Equals(TypeOf(known), parameter.Type))
                obstacle ??= $"the parameter '{parameter.Name}' of its constructor has another type than the member";
            parameters.Add(new ConstructorParameter(index, NameOf(parameter.Type), DefaultOf(parameter)));
            if (index >= 0) members[index] = members[index] with { Setter = MemberSetter.Constructor };
        }

        return parameters;
    }

    private static ISymbol? HiddenMember(INamedTypeSymbol type, string name) => Hierarchy(type).SelectMany(static declaring => declaring.GetMembers())
        .FirstOrDefault(
            symbol => symbol is IPropertySymbol or IFieldSymbol { IsImplicitlyDeclared: false }
                && string.Equals(symbol.Name, name, StringComparison.OrdinalIgnoreCase) && IsIgnored(symbol));

    private static ITypeSymbol? TypeOf(ISymbol symbol) => symbol switch
    {
        IPropertySymbol property => property.Type,
        IFieldSymbol field => field.Type,
        _ => null,
    };

    /// <summary>The default of a parameter as C#; null for none.</summary>
    public static string? DefaultOf(IParameterSymbol parameter)
    {
        if (!parameter.HasExplicitDefaultValue) return null;
        var name = parameter.Type.ToDisplayString(FullName);
        return parameter.ExplicitDefaultValue switch
        {
            null => $"default({name}){(parameter.Type.IsReferenceType ? "!" : "")}",
            double.NaN or float.NaN => $"{name}.NaN",
            double.PositiveInfinity or float.PositiveInfinity => $"{name}.PositiveInfinity",
            double.NegativeInfinity or float.NegativeInfinity => $"{name}.NegativeInfinity",
            decimal number => number.ToString(CultureInfo.InvariantCulture) + "m",
            string or bool or char => SymbolDisplay.FormatPrimitive(parameter.ExplicitDefaultValue, quoteStrings: true, useHexadecimalNumbers: false),
            var number => $"({name})({Convert.ToString(number, CultureInfo.InvariantCulture)})",
        };
    }

    private Polymorphism? ReadPolymorphism(INamedTypeSymbol type, ref string? obstacle, out string? problem)
    {
        problem = null;
        var attributes = Attributes(type, "JsonDerivedTypeAttribute").ToArray();
        if (attributes.Length == 0) return null;
        var options = Attribute(type, "JsonPolymorphicAttribute");
        var unknown = options is null ? 0 : Argument<int>(options, "UnknownDerivedTypeHandling");
        if (unknown == 2) problem = "types that it does not know are written as their nearest ancestor";
        var derived = new List<DerivedType>();
        foreach (var attribute in attributes)
        {
            if (attribute.ConstructorArguments is not [{ Value: INamedTypeSymbol known }, ..]) continue;
            var tag = attribute.ConstructorArguments.Length > 1 ? attribute.ConstructorArguments[1].Value : null;
            var name = NameOf(known);
            if (!SymbolEqualityComparer.Default.Equals(known, type)) ReadBare(known);
            derived.Add(new DerivedType(
                name,
                tag switch
                {
                    string text
                    => SymbolDisplay.FormatLiteral(text, quote: true),
                    int number => number.ToString(CultureInfo.InvariantCulture),
                    _ => null
                },
                tag switch { string text => text, int number => "#" + number.ToString(CultureInfo.InvariantCulture), _ => null }));
        }

        // What stands for it can be read.
        var isAbstract = type.IsAbstract || type.TypeKind == TypeKind.Interface;
        if (isAbstract) obstacle = null;
        var discriminator = options is null ? null : Argument<string>(options, "TypeDiscriminatorPropertyName");
        return new Polymorphism(
            discriminator ?? "$type", options is not null && Argument<bool>(options, "IgnoreUnrecognizedTypeDiscriminators"), unknown == 1, isAbstract,
            derived.ToEquatableArray());
    }
}
