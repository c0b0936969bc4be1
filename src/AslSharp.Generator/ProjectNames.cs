using AslSharp.Compiler.Contracts;
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
    private readonly Lazy<BoundContracts> _contracts;

    public ProjectNames(Compilation compilation, AnalyzerOptions options)
    {
        _compilation = compilation;
        _options = options;
        _projectOptions = ProjectOptions.Read(options.AnalyzerConfigOptionsProvider, CancellationToken.None);
        AttributeType = compilation.GetTypeByMetadataName(TargetReader.AttributeName);
        _targets = new Lazy<TargetTable>(Resolve, LazyThreadSafetyMode.PublicationOnly);
        _contracts = new Lazy<BoundContracts>(BindContracts, LazyThreadSafetyMode.PublicationOnly);
    }

    /// <summary>The type of the attribute; null where the project does not reference the runtime.</summary>
    public INamedTypeSymbol? AttributeType { get; }

    /// <summary>Whether the analyzer reports errors too.</summary>
    public bool ReportsErrors => _projectOptions.AnalyzerReportsErrors;

    /// <summary>The names, and what is wrong with them.</summary>
    public TargetTable Targets => _targets.Value;

    /// <summary>What C# says about the data of a definition's machine; null for nothing.</summary>
    public MachineContract? ContractOf(string path) => _contracts.Value.Contracts.TryGetValue(path, out var contract) ? contract : null;

    /// <summary>What is wrong with the contracts that a class or an interface declares.</summary>
    public IEnumerable<Diagnostic> BreachesOf(INamedTypeSymbol type)
    {
        if (type is not ({ TypeKind: TypeKind.Class } or { TypeKind: TypeKind.Interface }) || type.ContainingType is not null) yield break;
        var owner = ContractSite.Join(TargetReader.Namespace(type), type.Name);
        foreach (var finding in _contracts.Value.Findings)
        {
            if (finding.Owner != owner || finding.At(_contracts.Value.Sites) is not { } found) continue;
            // In its tree, where a comment can silence it.
            var diagnostic = Reporting.ToDiagnostic(found);
            var tree = type.DeclaringSyntaxReferences.FirstOrDefault(reference => reference.SyntaxTree.FilePath == found.Location.Path)?.SyntaxTree;
            yield return tree is null
                ? diagnostic : Diagnostic.Create(found.Descriptor, Location.Create(tree, found.Location.Span), diagnostic.Properties, [.. found.Arguments]);
        }
    }

    private BoundContracts BindContracts()
    {
        var contracts = new Dictionary<string, MachineContract>(StringComparer.Ordinal);
        if (AttributeType is not { } attributeType) return new([], [], contracts);
        var types = Types(_compilation.Assembly.GlobalNamespace).ToArray();
        var classes = types.Where(HasAttributes)
            .Select(type => TargetReader.Attribute(type, attributeType) is { } attribute
                ? ClassContract.Read(type, attribute, _compilation, CancellationToken.None) : default)
            .Where(static read => read.Contract is not null).ToArray();
        var interfaces = types.Select(type => TaskSignatures.Read(type, _compilation, CancellationToken.None))
            .OfType<(TaskSignatures Signatures, ContractSite Site)>().ToArray();
        var table = ContractTable.From(classes.Select(static read => read.Contract), interfaces.Select(static read => read.Signatures));
        var findings = new List<ContractFinding>();
        foreach (var text in _options.AdditionalFiles.Where(DefinitionFile.IsDefinition))
        {
            var file = DefinitionFile.ReadText(text, _options.AnalyzerConfigOptionsProvider, CancellationToken.None);
            var compiled = SharedCompilation.Compile(file, CancellationToken.None);
            var definition = new PlannedDefinition(file.Path, compiled.Plan, null) { Source = compiled.Source };
            if (Targets.Find(file.Path) is not { } target) continue;
            var bound = new ContractBinder(new EmitRequest(definition, target), table).Bind(CancellationToken.None);
            findings.AddRange(bound.Findings);
            if (TypedDefinition.ContractOf(bound.Request) is { } contract) contracts[file.Path] = contract;
        }

        return new([.. classes.Select(static read => read.Site), .. interfaces.Select(static read => read.Site)], findings, contracts);
    }

    private sealed record BoundContracts(ContractSite[] Sites, IReadOnlyList<ContractFinding> Findings, IReadOnlyDictionary<string, MachineContract> Contracts);

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
            if (!HasAttributes(type)) continue;
            if (TargetReader.Attribute(type, AttributeType) is { } attribute)
                yield return TargetReader.Read(type, attribute, CancellationToken.None);
        }
    }

    // Attributes are bound only where the text has any.
    private static bool HasAttributes(INamedTypeSymbol type)
        => type.DeclaringSyntaxReferences.Any(static reference => reference.GetSyntax() is BaseTypeDeclarationSyntax { AttributeLists.Count: > 0 });

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
