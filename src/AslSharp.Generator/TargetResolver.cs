using System.Collections.Immutable;
using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.Emit;
using AslSharp.Compiler.Planning;
using AslSharp.Compiler.Syntax;
using Microsoft.CodeAnalysis;

namespace AslSharp.Generator;

/// <summary>
/// Gives every definition its names: those of the class that names it, otherwise those of its metadata, otherwise those of its
/// file. The answer depends on the set of definitions and classes, never on their order.
/// </summary>
internal sealed partial class TargetResolver
{
    private readonly ProjectOptions _options;
    private readonly ProjectFacts _facts;
    private readonly DefinitionFile[] _definitions;
    private readonly Dictionary<string, DeclaredClass> _claims = new(StringComparer.Ordinal);
    private readonly List<FileTarget> _targets = [];
    private readonly List<StateMachineTarget> _orphans = [];
    private readonly List<TargetFinding> _findings = [];

    private TargetResolver(IEnumerable<DefinitionFile> definitions, ProjectOptions options, ProjectFacts facts)
    {
        _options = options;
        _facts = facts;
        _definitions = [.. definitions.OrderBy(static definition => definition.Path, StringComparer.Ordinal)];
    }

    /// <summary>Resolves the names of all machines of a project.</summary>
    public static TargetTable Resolve(
        (((ImmutableArray<DefinitionFile> Definitions, ImmutableArray<DeclaredClass> Classes) Sources, ProjectOptions Options) Named, ProjectFacts Facts) project,
        CancellationToken cancellationToken)
        => Resolve(project.Named.Sources.Definitions, project.Named.Sources.Classes, project.Named.Options, project.Facts);

    /// <summary>Resolves the names of all machines of a project.</summary>
    public static TargetTable Resolve(
        IEnumerable<DefinitionFile> definitions, IEnumerable<DeclaredClass> classes, ProjectOptions options, ProjectFacts facts)
    {
        var resolver = new TargetResolver(definitions, options, facts);
        if (resolver._definitions.Length > 0 && Misfits.Find(facts, options, resolver._definitions[0]) is { } misfit)
        {
            // Nothing that could be emitted would compile without the runtime.
            resolver._findings.Add(misfit);
            if (!facts.HasRuntime) return resolver.Finish();
        }

        foreach (var declared in classes.OrderBy(static declared => (declared.Namespace + "." + declared.Name, declared.File), TextOrder.Instance))
            resolver.Claim(declared);
        foreach (var definition in resolver._definitions)
        {
            resolver.Name(definition);
            resolver.CheckType(definition);
        }

        return resolver.Finish();
    }

    private void Claim(DeclaredClass declared)
    {
        if (FindDefinition(declared) is not { } definition)
        {
            AddOrphan(declared);
            return;
        }

        if (_claims.TryGetValue(definition.Path, out var other))
        {
            AddOrphan(declared);
            _findings.Add(TargetFinding.AtClass(declared, DiagnosticDescriptors.TargetFileTaken, Show(definition), other.Name));
            return;
        }

        // An unfit class keeps its claim: a class of another name beside it would only be a riddle.
        _claims.Add(definition.Path, declared);
        if (Misfits.Find(declared) is { } misfit) _findings.Add(misfit);
    }

    // Its users then see no errors of their own.
    private void AddOrphan(DeclaredClass declared) => _orphans.Add(Declare(declared, declared.File));

    // To a class that is only not partial yet the members are given all the same.
    private static StateMachineTarget Declare(DeclaredClass declared, string path)
        => TargetNames.Target(path, declared.Namespace, declared.Name, declared.Accessibility) with
        {
            Extent = declared.CanHaveMembers ? EmittedExtent.Whole : EmittedExtent.Interface,
        };

    // From the C# file's folder, from the project's, then anywhere by the end of the path.
    private DefinitionFile? FindDefinition(DeclaredClass declared)
    {
        var beside = _definitions.Where(definition => ProjectPath.AreSame(definition.Path, declared.Folder + "/" + declared.File)).ToArray();
        if (beside.Length == 1) return beside[0];
        var rooted = _definitions.Where(definition => ProjectPath.AreSame(Show(definition), declared.File)).ToArray();
        if (rooted.Length == 1) return rooted[0];
        var anywhere = _definitions.Where(definition => ProjectPath.EndsWith(Show(definition), declared.File)).ToArray();
        if (anywhere.Length == 1) return anywhere[0];

        if (anywhere.Length > 1)
        {
            var choices = string.Join(", ", anywhere.Select(definition => $"'{Show(definition)}'"));
            _findings.Add(TargetFinding.AtClass(declared, DiagnosticDescriptors.TargetFileAmbiguous, declared.File, choices));
            return null;
        }

        var advice = MissedFiles.Advice(declared.File, _options) ?? (NameSuggestion.Find(declared.File, _definitions.Select(Show)) is { } nearest
            ? $"did you mean '{nearest}'?"
            : "definitions are the files that end with .asl.json and are AdditionalFiles of the project");
        _findings.Add(TargetFinding.AtClass(declared, DiagnosticDescriptors.TargetFileNotFound, declared.File, advice));
        return null;
    }

    private void Name(DefinitionFile definition)
    {
        var target = _claims.TryGetValue(definition.Path, out var declared) ? Declare(declared, definition.Path) : NameByMetadata(definition);
        _targets.Add(new FileTarget(definition.Path, target));
    }

    private StateMachineTarget NameByMetadata(DefinitionFile definition)
    {
        string? className = null;
        if (definition.Class.Length > 0)
        {
            var advice = TargetNames.Class(definition.Path);
            if (TargetNames.IsMember(definition.Class.TrimStart('@')))
                Report(DiagnosticDescriptors.ClassNamedLikeMember, definition.Class, $"set AslClass to another name, such as {advice}");
            else if (CSharpNames.IsIdentifier(definition.Class)) className = definition.Class;
            else Report(DiagnosticDescriptors.AslClassInvalid, definition.Class, advice);
        }

        var @namespace = TargetNames.Namespace(_options.RootNamespace, ProjectPathOf(definition) ?? "");
        if (definition.Namespace.Length > 0)
        {
            if (definition.Namespace.Split('.').All(CSharpNames.IsIdentifier)) @namespace = TargetNames.Namespace(definition.Namespace, "");
            else Report(DiagnosticDescriptors.AslNamespaceInvalid, definition.Namespace);
        }

        return TargetNames.Target(definition.Path, @namespace, className, Visibility(definition));

        void Report(DiagnosticDescriptor descriptor, params string[] arguments) => _findings.Add(TargetFinding.AtFile(definition.Path, descriptor, arguments));
    }

    private void CheckType(DefinitionFile definition)
    {
        var isKnown = definition.Type.Length == 0 || DefinitionFile.IsExpress(definition.Type)
            || string.Equals(definition.Type, "standard", StringComparison.OrdinalIgnoreCase);
        if (!isKnown) _findings.Add(TargetFinding.AtFile(definition.Path, DiagnosticDescriptors.AslTypeInvalid, definition.Type));
    }

    private string Visibility(DefinitionFile definition)
    {
        switch (definition.Visibility.ToLowerInvariant())
        {
            case "" or "public": return "public";
            case "internal": return "internal";
            default:
                _findings.Add(TargetFinding.AtFile(definition.Path, DiagnosticDescriptors.AslVisibilityInvalid, definition.Visibility));
                return "public";
        }
    }

    private string? ProjectPathOf(DefinitionFile definition)
        => definition.Link.Length > 0 ? ProjectPath.Normalize(definition.Link) : ProjectPath.Inside(_options.ProjectDirectory, definition.Path);

    private string Show(DefinitionFile definition) => ProjectPathOf(definition) ?? ProjectPath.Normalize(definition.Path);

    private string Show(string path) => Show(_definitions.First(definition => definition.Path == path));

    private sealed class TextOrder : IComparer<(string Class, string File)>
    {
        public static readonly TextOrder Instance = new();

        public int Compare((string Class, string File) left, (string Class, string File) right)
        {
            var order = StringComparer.Ordinal.Compare(left.Class, right.Class);
            return order != 0 ? order : StringComparer.Ordinal.Compare(left.File, right.File);
        }
    }
}
