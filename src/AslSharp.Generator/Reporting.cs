using System.Collections.Immutable;
using AslSharp.Compiler;
using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.Text;
using Microsoft.CodeAnalysis;

namespace AslSharp.Generator;

/// <summary>Turns findings into Roslyn's diagnostics, for the generator and the analyzer alike.</summary>
internal static class Reporting
{
    /// <summary>What the generator reports of a definition: its errors, unless the analyzer does.</summary>
    public static ImmutableArray<DiagnosticInfo> OfDefinition(
        (CompiledDefinition Definition, ProjectOptions Options) source, CancellationToken cancellationToken)
        => source.Options.AnalyzerReportsErrors ? [] : [.. source.Definition.Diagnostics.Where(static diagnostic => diagnostic.IsError)];

    /// <summary>What the generator reports of the names of a definition's tasks: the errors, unless the analyzer does.</summary>
    public static ImmutableArray<DiagnosticInfo> OfTasks(
        ((CompiledDefinition Definition, TargetTable Targets) Named, ProjectOptions Options) source, CancellationToken cancellationToken)
        => source.Options.AnalyzerReportsErrors ? [] : [.. OfTasks(source.Named.Definition, source.Named.Targets)];

    /// <summary>What is wrong with the names of a definition's tasks.</summary>
    public static IEnumerable<DiagnosticInfo> OfTasks(CompiledDefinition definition, TargetTable targets)
        => targets.Find(definition.Lines.Path) is { } target ? AslCompiler.CheckNames(definition, target) : [];

    /// <summary>What the generator reports of names: the errors, unless the analyzer does.</summary>
    public static ImmutableArray<DiagnosticInfo> OfTargets(
        ((TargetTable Targets, ImmutableArray<DeclarationSite> Sites) Names, ProjectOptions Options) source, CancellationToken cancellationToken)
    {
        if (source.Options.AnalyzerReportsErrors) return [];
        var (targets, sites) = source.Names;
        return [.. targets.Findings.SelectMany(finding => Places(finding, sites).Select(place => At(finding, place)))];
    }

    /// <summary>A finding at a place.</summary>
    public static DiagnosticInfo At(TargetFinding finding, LocationInfo place) => new(finding.Descriptor, place, finding.Arguments, []);

    /// <summary>The place of a finding about a definition: its first character.</summary>
    public static LocationInfo Start(string path) => new(path, default, default);

    /// <summary>Reports from a generator.</summary>
    public static void Report(SourceProductionContext context, DiagnosticInfo diagnostic) => context.ReportDiagnostic(ToDiagnostic(diagnostic));

    /// <summary>Roslyn's form of a finding.</summary>
    public static Diagnostic ToDiagnostic(DiagnosticInfo diagnostic) => Diagnostic.Create(
        diagnostic.Descriptor,
        ToLocation(diagnostic.Location),
        diagnostic.Related.Select(ToLocation),
        PropertiesOf(diagnostic),
        [.. diagnostic.Arguments]);

    // What the code fixes read.
    private static ImmutableDictionary<string, string?> PropertiesOf(DiagnosticInfo diagnostic) => diagnostic.Suggestion is null
        ? ImmutableDictionary<string, string?>.Empty
        : ImmutableDictionary<string, string?>.Empty.Add(DiagnosticInfo.SuggestionProperty, diagnostic.Suggestion);

    private static IEnumerable<LocationInfo> Places(TargetFinding finding, ImmutableArray<DeclarationSite> sites)
    {
        if (finding.Path is not null) return [Start(finding.Path)];
        return sites.Where(site => site.Class == finding.Class).Take(1).Select(static site => site.Location);
    }

    private static Location ToLocation(LocationInfo place) => Location.Create(place.Path, place.Span, place.Lines);
}
