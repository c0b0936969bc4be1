using System.Collections.Immutable;
using AslSharp.Compiler.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AslSharp.Generator;

/// <summary>
/// Reports what is wrong with definitions, at its place in the JSON, and with the classes that name them: in an editor all of it, on
/// every keystroke, in a build warnings and advice, since the generator reports the errors there (<see cref="ProjectOptions.AnalyzerReportsErrors"/>).
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AslAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = DiagnosticDescriptors.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext context)
    {
        var names = new ProjectNames(context.Compilation, context.Options);
        context.RegisterAdditionalFileAction(file => AnalyzeDefinition(file, names));
        if (names.ReportsErrors && names.AttributeType is not null) context.RegisterSymbolAction(symbol => AnalyzeClass(symbol, names), SymbolKind.NamedType);
    }

    private static void AnalyzeDefinition(AdditionalFileAnalysisContext context, ProjectNames names)
    {
        if (!DefinitionFile.IsDefinition(context.AdditionalFile)) return;
        var file = DefinitionFile.ReadText(context.AdditionalFile, context.Options.AnalyzerConfigOptionsProvider, context.CancellationToken);
        var definition = SharedCompilation.Compile(file, context.CancellationToken);
        foreach (var diagnostic in definition.Diagnostics.Concat(new TypedDefinition(file, names.ContractOf(file.Path)).Check(context.CancellationToken)))
        {
            if (names.ReportsErrors || !diagnostic.IsError) context.ReportDiagnostic(Reporting.ToDiagnostic(diagnostic));
        }

        // What is wrong with names is always an error.
        if (!names.ReportsErrors) return;
        foreach (var finding in names.Targets.Findings)
        {
            if (finding.Path == file.Path) context.ReportDiagnostic(Reporting.ToDiagnostic(Reporting.At(finding, Reporting.Start(file.Path))));
        }

        foreach (var diagnostic in Reporting.OfTasks(definition, names.Targets)) context.ReportDiagnostic(Reporting.ToDiagnostic(diagnostic));
    }

    private static void AnalyzeClass(SymbolAnalysisContext context, ProjectNames names)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        foreach (var breach in names.BreachesOf(type)) context.ReportDiagnostic(breach);
        if (TargetReader.Attribute(type, names.AttributeType!) is not { } attribute) return;
        var declared = TargetReader.Read(type, attribute, context.CancellationToken);
        foreach (var finding in names.Targets.Findings)
        {
            if (finding.Class != declared) continue;
            var place = TargetReader.Place(attribute, type.Locations[0]);
            context.ReportDiagnostic(Diagnostic.Create(finding.Descriptor, place, [.. finding.Arguments]));
        }
    }
}
