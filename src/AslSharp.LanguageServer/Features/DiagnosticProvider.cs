using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.Symbols;
using AslSharp.Compiler.Text;
using AslSharp.LanguageServer.Documents;
using AslSharp.LanguageServer.Protocol;
using Microsoft.CodeAnalysis;
using Diagnostic = AslSharp.LanguageServer.Protocol.Diagnostic;
using Location = AslSharp.LanguageServer.Protocol.Location;

namespace AslSharp.LanguageServer.Features;

/// <summary>Answers what is wrong with a document.</summary>
internal static class DiagnosticProvider
{
    private const int Unnecessary = 1;
    private const int Deprecated = 2;

    private const int Hint = 4;

    internal static Diagnostic[] Find(AnalyzedDocument document)
        => [.. document.Findings.Select(finding => Of(document, finding)), .. document.Definitions.SelectMany(Unread)];

    // No rule of the build: who writes a definition may well assign first what is read later on.
    private static IEnumerable<Diagnostic> Unread(AnalyzedDefinition definition) => definition.UnreadVariables.Select(use => new Diagnostic(
        definition.ToRange(use.Span), Hint, null, $"Nothing reads ${((VariableSymbol)use.Symbol).Name}.", Tags: [Unnecessary]));

    internal static Diagnostic Of(AnalyzedDocument document, DiagnosticInfo finding) => new(
        document.Text.ToRange(finding.Location.Span),
        finding.Descriptor.DefaultSeverity switch { DiagnosticSeverity.Error => 1, DiagnosticSeverity.Warning => 2, DiagnosticSeverity.Info => 3, _ => Hint },
        finding.Id,
        finding.Message,
        RulePages.Ids.Contains(finding.Id) ? new CodeDescription(RulePages.AddressOf(finding.Id)) : null,
        Tags: TagOf(finding) is { } tag ? [tag] : null,
        RelatedInformation: finding.Related.IsEmpty ? null : [.. finding.Related.Select(place => Related(document, place))]);

    private static DiagnosticRelatedInformation Related(AnalyzedDocument document, LocationInfo place)
        => new(new Location(document.Uri, document.Text.ToRange(place.Span)), "See also here.");

    private static int? TagOf(DiagnosticInfo finding)
    {
        var rule = finding.Descriptor;
        if (rule == DiagnosticDescriptors.StateUnreachable || rule == DiagnosticDescriptors.ChoiceRuleNeverTaken) return Unnecessary;
        return rule == DiagnosticDescriptors.FieldSuperseded ? Deprecated : null;
    }
}
