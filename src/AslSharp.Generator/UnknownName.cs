using AslSharp.Compiler.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace AslSharp.Generator;

/// <summary>A name of the form that definitions give, <c>OrderStateMachine</c> or <c>IOrderTasks</c>, which nothing declares that is written by hand.</summary>
/// <param name="Name">The name.</param>
/// <param name="Location">Where it is used.</param>
internal sealed record UnknownName(string Name, LocationInfo Location)
{
    /// <summary>Whether a node may be such a name.</summary>
    public static bool IsCandidate(SyntaxNode node, CancellationToken cancellationToken)
        => node is IdentifierNameSyntax { Identifier.ValueText: var text }
            && (text.EndsWith("StateMachine", StringComparison.Ordinal)
                || (text.StartsWith("I", StringComparison.Ordinal) && text.EndsWith("Tasks", StringComparison.Ordinal)));

    /// <summary>The name; null where something has it.</summary>
    public static UnknownName? Read(GeneratorSyntaxContext context, CancellationToken cancellationToken)
    {
        var name = (IdentifierNameSyntax)context.Node;
        var info = context.SemanticModel.GetSymbolInfo(name, cancellationToken);
        if (info.Symbol is not null || info.CandidateReason != CandidateReason.None) return null;
        var place = name.GetLocation();
        return new UnknownName(name.Identifier.ValueText, new LocationInfo(name.SyntaxTree.FilePath, place.SourceSpan, place.GetLineSpan().Span));
    }
}
