using System.Collections.Immutable;
using AslSharp.Compiler.Collections;
using AslSharp.Compiler.Diagnostics;
using Microsoft.CodeAnalysis;

namespace AslSharp.Generator;

/// <summary>Something wrong with a contract.</summary>
/// <param name="Descriptor">The rule.</param>
/// <param name="Owner">The class or the interface, with its namespace.</param>
/// <param name="Place">The number of the place in its <see cref="ContractSite"/>.</param>
/// <param name="Arguments">What fills the places of the rule's message.</param>
/// <param name="Suggestion">The name that was meant; null where nothing is known.</param>
internal sealed record ContractFinding(DiagnosticDescriptor Descriptor, string Owner, int Place, EquatableArray<string> Arguments, string? Suggestion = null)
{
    /// <summary>What the generator reports, unless the analyzer does.</summary>
    public static ImmutableArray<DiagnosticInfo> At(
        ((BoundRequest Request, ImmutableArray<ContractSite> Sites) Found, ProjectOptions Options) source, CancellationToken cancellationToken)
        => source.Options.AnalyzerReportsErrors
            ? [] : [.. source.Found.Request.Findings.Select(finding => finding.At(source.Found.Sites)).OfType<DiagnosticInfo>()];

    /// <summary>The finding at its place; null where that is gone.</summary>
    public DiagnosticInfo? At(IEnumerable<ContractSite> sites)
        => sites.FirstOrDefault(site => site.Owner == Owner) is { } site
            ? new DiagnosticInfo(Descriptor, site.Places[Place], Arguments, []) { Suggestion = Suggestion } : null;
}
