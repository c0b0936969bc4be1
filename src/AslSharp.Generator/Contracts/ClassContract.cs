using AslSharp.Compiler.Collections;
using AslSharp.Compiler.Contracts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AslSharp.Generator;

/// <summary>What a class with a <c>[StateMachine]</c> attribute says about its machine's data, as text: no symbols.</summary>
/// <param name="Namespace">The namespace, with the <c>@</c> of keywords; empty for the global one.</param>
/// <param name="Name">The class, without <c>@</c>.</param>
/// <param name="Input">The input; null for any value.</param>
/// <param name="Output">The output; null for any value.</param>
/// <param name="Naming">How names of C# become names of JSON.</param>
/// <param name="Context">The serializer context; null for none.</param>
/// <param name="Definitions">The types that input and output are made of.</param>
/// <param name="HasInputRecords">Whether tasks that nobody declared take records.</param>
internal sealed record ClassContract(
    string Namespace, string Name, ContractRoot? Input, ContractRoot? Output, NamingPolicy Naming, SerializerContext? Context,
    EquatableArray<TypeDefinition> Definitions, bool HasInputRecords)
{
    /// <summary>The places of the class's site: the attribute, then its arguments.</summary>
    public const int AttributePlace = 0, InputPlace = 1, OutputPlace = 2, ContextPlace = 3;

    /// <summary>The class's full name.</summary>
    public string Owner => ContractSite.Join(Namespace, Name);

    /// <summary>Whether it is more than a name.</summary>
    public bool SaysAnything => Input is not null || Output is not null || Context is not null || Naming != NamingPolicy.CamelCase || HasInputRecords;

    /// <summary>Reads the class that an attribute stands on.</summary>
    public static (ClassContract Contract, ContractSite Site) Read(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
        => Read((INamedTypeSymbol)context.TargetSymbol, context.Attributes[0], context.SemanticModel.Compilation, cancellationToken);

    /// <summary>Reads a class with its attribute.</summary>
    public static (ClassContract Contract, ContractSite Site) Read(
        INamedTypeSymbol type, AttributeData attribute, Compilation compilation, CancellationToken cancellationToken)
        => SharedReading.Read(compilation, attribute.ApplicationSyntaxReference, () => ReadAnew(type, attribute, compilation, cancellationToken));

    private static (ClassContract Contract, ContractSite Site) ReadAnew(
        INamedTypeSymbol type, AttributeData attribute, Compilation compilation, CancellationToken cancellationToken)
    {
        var reader = new TypeReader(compilation, cancellationToken);
        var naming = Argument(attribute, "NamingPolicy") is int policy && Enum.IsDefined(typeof(NamingPolicy), policy)
            ? (NamingPolicy)policy : NamingPolicy.CamelCase;
        var (input, output) = (Root(attribute, "Input", reader), Root(attribute, "Output", reader));
        var serializer = Argument(attribute, "JsonContext") is INamedTypeSymbol context ? SerializerContext.Read(context) : null;
        var contract = new ClassContract(
            TargetReader.Namespace(type), type.Name, input, output, naming, serializer, reader.Definitions, Argument(attribute, "InputRecords") is true);
        var whole = TargetReader.Place(attribute, type.Locations[0]);
        string?[] arguments = [null, "Input", "Output", "JsonContext"];
        return (contract,
            new ContractSite(
                contract.Owner, arguments.Select(name => ContractSite.At(PlaceOf(attribute, name, cancellationToken) ?? whole)).ToEquatableArray()));
    }

    private static object? Argument(AttributeData attribute, string name)
        => attribute.NamedArguments.FirstOrDefault(argument => argument.Key == name).Value.Value;

    private static ContractRoot? Root(AttributeData attribute, string name, TypeReader reader)
        => Argument(attribute, name) is ITypeSymbol type
            ? new ContractRoot(reader.ReadRoot(type), type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat), IsPublic(type)) : null;

    private static bool IsPublic(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol array) return IsPublic(array.ElementType);
        if (type is INamedTypeSymbol named && !named.TypeArguments.All(IsPublic)) return false;
        for (ISymbol? outer = type; outer is ITypeSymbol; outer = outer.ContainingType)
        {
            // What is wrong otherwise is said otherwise.
            if (outer is not ITypeSymbol { TypeKind: TypeKind.Error } && outer.DeclaredAccessibility != Accessibility.Public) return false;
        }

        return true;
    }

    private static Location? PlaceOf(AttributeData attribute, string? name, CancellationToken cancellationToken)
        => (attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken) as AttributeSyntax)?.ArgumentList?.Arguments
            .FirstOrDefault(argument => name is not null && argument.NameEquals?.Name.Identifier.ValueText == name)?.Expression.GetLocation();
}

/// <summary>The input or the output.</summary>
/// <param name="Type">Its type.</param>
/// <param name="Label">The type's short name.</param>
/// <param name="IsPublic">Whether everybody can see it.</param>
internal sealed record ContractRoot(ContractType Type, string Label, bool IsPublic);

/// <summary>A serializer context of the developer's.</summary>
/// <param name="Name">Its class, as C# writes it.</param>
/// <param name="Label">Its short name.</param>
/// <param name="IsContext">Whether it is one.</param>
/// <param name="Types">The types that it names, as C# writes them.</param>
internal sealed record SerializerContext(string Name, string Label, bool IsContext, EquatableArray<string> Types)
{
    /// <summary>Reads a class.</summary>
    public static SerializerContext Read(INamedTypeSymbol type)
    {
        var isContext = false;
        for (var next = type.BaseType; next is not null; next = next.BaseType)
            isContext |= KnownTypes.Key(next) == "System.Text.Json.Serialization.JsonSerializerContext";
        var types = type.GetAttributes()
            .Where(static attribute => attribute.AttributeClass?.Name == "JsonSerializableAttribute")
            .Select(static attribute => attribute.ConstructorArguments.FirstOrDefault().Value as ITypeSymbol)
            .OfType<ITypeSymbol>()
            .Select(TypeReader.NameOf);
        return new SerializerContext(TypeReader.NameOf(type), type.Name, isContext, types.ToEquatableArray());
    }
}
