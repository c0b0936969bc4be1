using System.Collections.Immutable;
using AslSharp.Compiler;
using AslSharp.Compiler.Collections;
using AslSharp.Compiler.Emit;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AslSharp.Generator;

/// <summary>The operations of AWS services that a project calls, and the file that has their models.</summary>
internal static class UsedServices
{
    // No machine can have this hint name: theirs end with the name of a class.
    private const string HintName = "AslStateMachines.ServiceModels.g.cs";

    private const string Call = "CallAsync";

    /// <summary>The resources of a definition's tasks, so that other edits emit nothing anew.</summary>
    public static EquatableArray<string> OfDefinition(PlannedDefinition definition, CancellationToken cancellationToken)
        => Sorted(definition.Plan.Surface.Tasks.Select(static task => task.Resource));

    /// <summary>Whether a node may be <c>CallAsync("s3", "createBucket", …)</c>.</summary>
    public static bool IsCandidate(SyntaxNode node, CancellationToken cancellationToken) => node is InvocationExpressionSyntax
    {
        Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: Call },
        ArgumentList.Arguments: [{ Expression: LiteralExpressionSyntax }, { Expression: LiteralExpressionSyntax }, ..],
    };

    /// <summary>Service and action of such a call; null for none. Whose method it is does not matter: a model too many harms nobody.</summary>
    public static (string Service, string Action)? OfCall(GeneratorSyntaxContext context, CancellationToken cancellationToken)
    {
        var arguments = ((InvocationExpressionSyntax)context.Node).ArgumentList.Arguments;
        return Text(arguments[0]) is { } service && Text(arguments[1]) is { } action ? (service, action) : null;
    }

    /// <summary>All operations of a project, each once; none where it does not reference the package that calls them.</summary>
    public static EquatableArray<string> Of(
        ((ImmutableArray<EquatableArray<string>> Definitions, ImmutableArray<(string Service, string Action)> Calls) Used, ProjectFacts Facts) project,
        CancellationToken cancellationToken)
    {
        var ((definitions, calls), facts) = project;
        if (!facts.CallsServices || facts.Language < EmittedLanguage.Oldest) return [];
        return Sorted(definitions.SelectMany(static resources => resources).SelectMany(AslCompiler.ServiceOperations)
            .Concat(calls.Select(static call => AslCompiler.ServiceOperation(call.Service, call.Action)).OfType<string>()));
    }

    /// <summary>Emits the file; without text where nothing is called.</summary>
    public static EmittedSource Emit(EquatableArray<string> operations, CancellationToken cancellationToken)
        => operations.Count == 0
            ? new EmittedSource(HintName, "", null)
            : GuardedCompiler.Emit("", HintName, operations, static operations => AslCompiler.EmitServiceModels(operations));

    private static EquatableArray<string> Sorted(IEnumerable<string> texts)
        => texts.Distinct(StringComparer.Ordinal).OrderBy(static text => text, StringComparer.Ordinal).ToEquatableArray();

    private static string? Text(ArgumentSyntax argument) => ((LiteralExpressionSyntax)argument.Expression).Token.Value as string;
}
