using AslSharp.Compiler.Collections;
using AslSharp.Compiler.Contracts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AslSharp.Generator;

/// <summary>The methods that the user declared in an interface that may be a machine's, as text: no symbols.</summary>
/// <param name="Namespace">The interface's namespace, with the <c>@</c> of keywords; empty for the global one.</param>
/// <param name="Interface">The interface.</param>
/// <param name="Methods">The methods, in the order of their declarations.</param>
/// <param name="Definitions">The types that their parameters and results are made of.</param>
internal sealed record TaskSignatures(string Namespace, string Interface, EquatableArray<TaskSignature> Methods, EquatableArray<TypeDefinition> Definitions)
{
    /// <summary>The interface's full name.</summary>
    public string Owner => ContractSite.Join(Namespace, Interface);

    /// <summary>Whether a node may be the user's part of a tasks interface.</summary>
    public static bool IsCandidate(SyntaxNode node, CancellationToken cancellationToken)
        => node is InterfaceDeclarationSyntax { Parent: BaseNamespaceDeclarationSyntax or CompilationUnitSyntax, TypeParameterList: null } declaration
            && DeclaredTasks.IsTasks(declaration.Identifier.ValueText)
            && declaration.Modifiers.Any(SyntaxKind.PartialKeyword)
            && declaration.Members.Any(static member => member is MethodDeclarationSyntax);

    /// <summary>Reads the interface that a node declares, at the first of its parts; null at the others.</summary>
    public static (TaskSignatures Signatures, ContractSite Site)? Read(GeneratorSyntaxContext context, CancellationToken cancellationToken)
    {
        if (context.SemanticModel.GetDeclaredSymbol(context.Node, cancellationToken) is not INamedTypeSymbol type) return null;
        var first = type.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(cancellationToken))
            .First(node => IsCandidate(node, cancellationToken));
        return first == context.Node ? Read(type, context.SemanticModel.Compilation, cancellationToken) : null;
    }

    /// <summary>Reads an interface; null where it cannot be a machine's, or the user declared no method in it.</summary>
    public static (TaskSignatures Signatures, ContractSite Site)? Read(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellationToken)
    {
        if (type is not { TypeKind: TypeKind.Interface, ContainingType: null, IsGenericType: false } || !DeclaredTasks.IsTasks(type.Name)) return null;
        var parts = type.DeclaringSyntaxReferences.Where(static reference => !IsEmitted(reference.SyntaxTree)).ToArray();
        return SharedReading.Read(compilation, parts is [var part] ? part : null, () => ReadAnew(type, compilation, cancellationToken));
    }

    private static (TaskSignatures Signatures, ContractSite Site)? ReadAnew(
        INamedTypeSymbol type, Compilation compilation, CancellationToken cancellationToken)
    {
        var reader = new SignatureReader(new TypeReader(compilation, cancellationToken));
        foreach (var method in type.GetMembers().OfType<IMethodSymbol>())
        {
            if (method is { MethodKind: MethodKind.Ordinary, IsStatic: false } && method.DeclaringSyntaxReferences.FirstOrDefault() is { } reference
                && !IsEmitted(reference.SyntaxTree))
                reader.Read(method, (MethodDeclarationSyntax)reference.GetSyntax(cancellationToken));
        }

        if (reader.Methods.Count == 0) return null;
        var signatures = new TaskSignatures(TargetReader.Namespace(type), type.Name, reader.Methods.ToEquatableArray(), reader.Definitions);
        return (signatures, new ContractSite(signatures.Owner, reader.Places.ToEquatableArray()));
    }

    // An analyzer sees what is emitted too.
    private static bool IsEmitted(SyntaxTree tree) => tree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal);
}

/// <summary>A method that the user declared for a Task state.</summary>
/// <param name="Name">Its name, without <c>@</c>.</param>
/// <param name="StateName">The state that <c>[TaskState]</c> names; null for the one of the method's name.</param>
/// <param name="Place">The number of the place of its name; then come that of its result and those of its parameters.</param>
/// <param name="IsAbstract">Whether somebody has to implement it.</param>
/// <param name="Parameters">Its parameters.</param>
/// <param name="Waiting">What the result comes in.</param>
/// <param name="Result">The type of the result; null for none.</param>
/// <param name="MayFail">Whether the result may be a failure.</param>
/// <param name="Mistake">Why it cannot be called; null where it can.</param>
internal sealed record TaskSignature(
    string Name,
    string? StateName,
    int Place,
    bool IsAbstract,
    EquatableArray<SignatureParameter> Parameters,
    TaskWaiting Waiting,
    ContractType? Result,
    bool MayFail,
    SignatureMistake? Mistake)
{
    /// <summary>Whether it is a method as the generator itself declares them.</summary>
    public bool IsUntyped => Waiting == TaskWaiting.ValueTask && !MayFail && IsValue(Result)
        && Parameters is [{ Kind: TaskParameterKind.Data, Default: null } input, { Kind: TaskParameterKind.Context }, { Kind: TaskParameterKind.Cancellation }]
        && IsValue(input.Type);

    private static bool IsValue(ContractType? type) => type is ScalarType { Reader: ContractTypes.AnyValueReader };
}

/// <summary>A parameter of such a method.</summary>
/// <param name="Name">Its name, without <c>@</c>.</param>
/// <param name="Kind">What it is given.</param>
/// <param name="Type">Its type; null unless it is data.</param>
/// <param name="Default">Its default as C#; null for none.</param>
internal sealed record SignatureParameter(string Name, TaskParameterKind Kind, ContractType? Type, string? Default);

/// <summary>Why a method cannot be called.</summary>
/// <param name="Place">The number of the place of what is wrong.</param>
/// <param name="Text">Why.</param>
internal sealed record SignatureMistake(int Place, string Text);
