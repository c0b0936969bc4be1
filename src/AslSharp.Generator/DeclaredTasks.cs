using System.Collections.Immutable;
using AslSharp.Compiler.Collections;
using AslSharp.Compiler.Planning;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AslSharp.Generator;

/// <summary>The methods with a <c>[TaskState]</c> attribute of an interface that may be a machine's, as text: no symbols.</summary>
/// <param name="Namespace">The interface's namespace, with the <c>@</c> of keywords; empty for the global one.</param>
/// <param name="Interface">The interface.</param>
/// <param name="Methods">The methods, in the order of their declarations.</param>
internal sealed record DeclaredTasks(string Namespace, string Interface, EquatableArray<DeclaredTask> Methods)
{
    private const string AttributeName = "TaskStateAttribute";

    /// <summary>Whether a node may be the user's part of a tasks interface.</summary>
    public static bool IsCandidate(SyntaxNode node, CancellationToken cancellationToken)
        => node is InterfaceDeclarationSyntax { Parent: BaseNamespaceDeclarationSyntax or CompilationUnitSyntax, TypeParameterList: null } declaration
            && IsTasks(declaration.Identifier.ValueText)
            && declaration.Modifiers.Any(SyntaxKind.PartialKeyword)
            && declaration.Members.Any(static member => member is MethodDeclarationSyntax { AttributeLists.Count: > 0 });

    /// <summary>Reads the interface that a node declares, at the first of its parts; null at the others.</summary>
    public static DeclaredTasks? Read(GeneratorSyntaxContext context, CancellationToken cancellationToken)
    {
        if (context.SemanticModel.GetDeclaredSymbol(context.Node, cancellationToken) is not INamedTypeSymbol type) return null;
        var parts = type.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(cancellationToken));
        return parts.First(node => IsCandidate(node, cancellationToken)) == context.Node ? Read(type) : null;
    }

    /// <summary>Reads an interface; null where it cannot be a machine's, or has no such method.</summary>
    public static DeclaredTasks? Read(INamedTypeSymbol type)
    {
        if (type is not { TypeKind: TypeKind.Interface, ContainingType: null, IsGenericType: false } || !IsTasks(type.Name)) return null;
        var methods = type.GetMembers().OfType<IMethodSymbol>()
            .SelectMany(static method => StateNames(method).Select(name => new DeclaredTask(name, method.Name)))
            .ToEquatableArray();
        return methods.IsEmpty ? null : new DeclaredTasks(TargetReader.Namespace(type), type.Name, methods);
    }

    /// <summary>Gives each machine the methods that were declared for it.</summary>
    public static TargetTable Attach((TargetTable Targets, ImmutableArray<DeclaredTasks> Declared) source, CancellationToken cancellationToken)
        => Attach(source.Targets, source.Declared);

    /// <summary>Gives each machine the methods that were declared for it.</summary>
    public static TargetTable Attach(TargetTable targets, IReadOnlyCollection<DeclaredTasks> declared)
        => declared.Count == 0
            ? targets
            : targets with { Targets = targets.Targets.Select(entry => entry with { Target = Attach(entry.Target, declared) }).ToEquatableArray() };

    private static StateMachineTarget Attach(StateMachineTarget target, IEnumerable<DeclaredTasks> declared)
        => declared.FirstOrDefault(tasks => tasks.Namespace == target.Namespace && tasks.Interface == target.InterfaceName) is { } tasks
            ? target with { DeclaredTasks = tasks.Methods }
            : target;

    /// <summary>Whether a name may be that of a tasks interface: what <see cref="Compiler.Emit.TargetNames.Interface"/> makes of every class.</summary>
    public static bool IsTasks(string name) => name.StartsWith("I", StringComparison.Ordinal) && name.EndsWith("Tasks", StringComparison.Ordinal);

    /// <summary>The states that a method's attributes name.</summary>
    public static IEnumerable<string> StateNames(IMethodSymbol method)
        => from attribute in method.GetAttributes()
           where attribute.AttributeClass is { Name: AttributeName, ContainingNamespace: { Name: "AslSharp", ContainingNamespace.IsGlobalNamespace: true } }
           from argument in attribute.ConstructorArguments
           select argument.Value as string into name
           where name is not null
           select name;
}
