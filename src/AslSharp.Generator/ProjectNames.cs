using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AslSharp.Generator;

/// <summary>The names of all machines of a compilation, resolved once when an analyzer first asks.</summary>
internal sealed class ProjectNames
{
    private readonly Compilation _compilation;
    private readonly AnalyzerOptions _options;
    private readonly ProjectOptions _projectOptions;
    private readonly Lazy<TargetTable> _targets;

    public ProjectNames(Compilation compilation, AnalyzerOptions options)
    {
        _compilation = compilation;
        _options = options;
        _projectOptions = ProjectOptions.Read(options.AnalyzerConfigOptionsProvider, CancellationToken.None);
        AttributeType = compilation.GetTypeByMetadataName(TargetReader.AttributeName);
        _targets = new Lazy<TargetTable>(Resolve, LazyThreadSafetyMode.PublicationOnly);
    }

    /// <summary>The type of the attribute; null where the project does not reference the runtime.</summary>
    public INamedTypeSymbol? AttributeType { get; }

    /// <summary>Whether the analyzer reports errors too.</summary>
    public bool ReportsErrors => _projectOptions.AnalyzerReportsErrors;

    /// <summary>The names, and what is wrong with them.</summary>
    public TargetTable Targets => _targets.Value;

    private TargetTable Resolve()
    {
        var provider = _options.AnalyzerConfigOptionsProvider;
        var definitions = _options.AdditionalFiles.Where(DefinitionFile.IsDefinition).Select(text => DefinitionFile.Read(text, provider)).ToArray();
        var targets = TargetResolver.Resolve(definitions, Classes(), _projectOptions, ProjectFacts.Read(_compilation, CancellationToken.None));
        return DeclaredTasks.Attach(targets, [.. Types(_compilation.Assembly.GlobalNamespace).Select(DeclaredTasks.Read).OfType<DeclaredTasks>()]);
    }

    private IEnumerable<DeclaredClass> Classes()
    {
        if (AttributeType is null) yield break;
        foreach (var type in Types(_compilation.Assembly.GlobalNamespace))
        {
            // Attributes are bound only where the text has any.
            if (!type.DeclaringSyntaxReferences.Any(static reference => reference.GetSyntax() is BaseTypeDeclarationSyntax { AttributeLists.Count: > 0 })) continue;
            if (TargetReader.Attribute(type, AttributeType) is { } attribute)
                yield return TargetReader.Read(type, attribute, CancellationToken.None);
        }
    }

    private static IEnumerable<INamedTypeSymbol> Types(INamespaceOrTypeSymbol container)
    {
        foreach (var member in container.GetMembers())
        {
            if (member is INamedTypeSymbol type) yield return type;
            if (member is not INamespaceOrTypeSymbol inner) continue;
            foreach (var nested in Types(inner)) yield return nested;
        }
    }
}
