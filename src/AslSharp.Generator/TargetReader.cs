using AslSharp.Compiler.Emit;
using AslSharp.Compiler.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AslSharp.Generator;

/// <summary>Reads classes with a <c>[StateMachine]</c> attribute into text. The only place that sees symbols.</summary>
internal static class TargetReader
{
    /// <summary>The attribute's full name.</summary>
    public const string AttributeName = "AslSharp.StateMachineAttribute";

    private static readonly SymbolDisplayFormat NamespaceFormat = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    /// <summary>Whether the attribute may stand on a node; what else is wrong with the class is said, not passed over.</summary>
    public static bool IsCandidate(SyntaxNode node, CancellationToken cancellationToken) => node is TypeDeclarationSyntax;

    /// <summary>Reads the class that an attribute stands on.</summary>
    public static DeclarationSite Read(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        var type = (INamedTypeSymbol)context.TargetSymbol;
        var attribute = context.Attributes[0];
        var place = Place(attribute, context.TargetNode.GetLocation());
        var lines = place.GetLineSpan();
        return new DeclarationSite(Read(type, attribute, cancellationToken), new LocationInfo(lines.Path, place.SourceSpan, lines.Span));
    }

    /// <summary>Reads a class with its attribute.</summary>
    public static DeclaredClass Read(INamedTypeSymbol type, AttributeData attribute, CancellationToken cancellationToken)
    {
        var file = attribute.ConstructorArguments is [{ Value: string text }, ..] ? text : "";
        var path = attribute.ApplicationSyntaxReference?.SyntaxTree.FilePath ?? "";
        var accessibility = type.DeclaredAccessibility == Accessibility.Public ? "public" : "internal";
        return new DeclaredClass(file, ProjectPath.Folder(path), Namespace(type), type.Name, accessibility, Judge(type, cancellationToken));
    }

    /// <summary>The namespace of a type, with the <c>@</c> of keywords; empty for the global one.</summary>
    public static string Namespace(INamedTypeSymbol type)
        => type.ContainingNamespace is { IsGlobalNamespace: false } container ? container.ToDisplayString(NamespaceFormat) : "";

    /// <summary>The attribute of a class; null where it has none.</summary>
    public static AttributeData? Attribute(INamedTypeSymbol type, INamedTypeSymbol attributeType)
        => type.GetAttributes().FirstOrDefault(attribute => SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, attributeType));

    /// <summary>Where an attribute stands.</summary>
    public static Location Place(AttributeData attribute, Location otherwise)
        => attribute.ApplicationSyntaxReference is { } reference ? Location.Create(reference.SyntaxTree, reference.Span) : otherwise;

    // What cannot be mended by a keyword comes first.
    private static ClassFitness Judge(INamedTypeSymbol type, CancellationToken cancellationToken) => type switch
    {
        { IsRecord: true } => ClassFitness.Record,
        { ContainingType: not null } => ClassFitness.Nested,
        { IsGenericType: true } => ClassFitness.Generic,
        { IsStatic: true } => ClassFitness.Static,
        { IsAbstract: true } => ClassFitness.Abstract,
        { IsFileLocal: true } => ClassFitness.FileLocal,
        { BaseType: { SpecialType: not SpecialType.System_Object } @base } when !IsEmittedBase(@base) => ClassFitness.Derived,
        _ when TargetNames.IsMember(type.Name) => ClassFitness.NamedLikeMember,
        _ => IsPartial(type, cancellationToken) ? ClassFitness.Fit : ClassFitness.NotPartial,
    };

    // An analyzer sees the class with what is emitted.
    private static bool IsEmittedBase(INamedTypeSymbol type)
        => type is { Name: "CompiledStateMachine", ContainingNamespace: { Name: "Runtime", ContainingNamespace: { Name: "AslSharp", ContainingNamespace.IsGlobalNamespace: true } } };

    private static bool IsPartial(INamedTypeSymbol type, CancellationToken cancellationToken)
        => type.DeclaringSyntaxReferences.Any(reference
            => reference.GetSyntax(cancellationToken) is TypeDeclarationSyntax declaration && declaration.Modifiers.Any(SyntaxKind.PartialKeyword));
}
