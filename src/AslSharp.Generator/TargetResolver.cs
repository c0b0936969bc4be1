using System.Collections.Immutable;
using AslSharp.Compiler.Collections;
using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.Emit;
using AslSharp.Compiler.Planning;
using AslSharp.Compiler.Syntax;

namespace AslSharp.Generator;

/// <summary>
/// Gives every definition its names: those of the class that names it, otherwise those of its metadata, otherwise those of its
/// file. The answer depends on the set of definitions and classes, never on their order.
/// </summary>
internal sealed class TargetResolver
{
    private readonly ProjectOptions _options;
    private readonly DefinitionFile[] _definitions;
    private readonly Dictionary<string, DeclaredClass> _claims = new(StringComparer.Ordinal);
    private readonly List<FileTarget> _targets = [];
    private readonly List<TargetFinding> _findings = [];

    private TargetResolver(IEnumerable<DefinitionFile> definitions, ProjectOptions options)
    {
        _options = options;
        _definitions = [.. definitions.OrderBy(static definition => definition.Path, StringComparer.Ordinal)];
    }

    /// <summary>Resolves the names of all machines of a project.</summary>
    public static TargetTable Resolve(
        ((ImmutableArray<DefinitionFile> Definitions, ImmutableArray<DeclaredClass> Classes) Sources, ProjectOptions Options) project,
        CancellationToken cancellationToken) => Resolve(project.Sources.Definitions, project.Sources.Classes, project.Options);

    /// <summary>Resolves the names of all machines of a project.</summary>
    public static TargetTable Resolve(IEnumerable<DefinitionFile> definitions, IEnumerable<DeclaredClass> classes, ProjectOptions options)
    {
        var resolver = new TargetResolver(definitions, options);
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
        if (FindDefinition(declared) is not { } definition) return;
        if (_claims.TryGetValue(definition.Path, out var other))
        {
            _findings.Add(TargetFinding.AtClass(declared, DiagnosticDescriptors.TargetFileTaken, Show(definition), other.Name));
            return;
        }

        // An unfit class keeps its claim: a class of another name beside it would only be a riddle.
        _claims.Add(definition.Path, declared);
        if (Misfits.Find(declared) is { } misfit) _findings.Add(misfit);
    }

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

        var advice = NameSuggestion.Find(declared.File, _definitions.Select(Show)) is { } nearest
            ? $"did you mean '{nearest}'?"
            : "definitions are the files that end with .asl.json and are AdditionalFiles of the project";
        _findings.Add(TargetFinding.AtClass(declared, DiagnosticDescriptors.TargetFileNotFound, declared.File, advice));
        return null;
    }

    private void Name(DefinitionFile definition)
    {
        if (!_claims.TryGetValue(definition.Path, out var declared))
        {
            _targets.Add(new FileTarget(definition.Path, NameByMetadata(definition)));
        }
        else if (declared.Fitness is ClassFitness.Fit or ClassFitness.NotPartial)
        {
            // To a class that is only not partial yet the members are given all the same: its users then see no errors of their own.
            var target = TargetNames.Target(definition.Path, declared.Namespace, declared.Name, declared.Accessibility);
            _targets.Add(new FileTarget(definition.Path, target));
        }
    }

    private StateMachineTarget NameByMetadata(DefinitionFile definition)
    {
        string? className = null;
        if (definition.Class.Length > 0)
        {
            if (CSharpNames.IsIdentifier(definition.Class)) className = definition.Class;
            else _findings.Add(TargetFinding.AtFile(definition.Path, DiagnosticDescriptors.AslClassInvalid, definition.Class, TargetNames.Class(definition.Path)));
        }

        var @namespace = TargetNames.Namespace(_options.RootNamespace, ProjectPathOf(definition) ?? "");
        if (definition.Namespace.Length > 0)
        {
            if (definition.Namespace.Split('.').All(CSharpNames.IsIdentifier)) @namespace = TargetNames.Namespace(definition.Namespace, "");
            else _findings.Add(TargetFinding.AtFile(definition.Path, DiagnosticDescriptors.AslNamespaceInvalid, definition.Namespace));
        }

        return TargetNames.Target(definition.Path, @namespace, className, Visibility(definition));
    }

    private void CheckType(DefinitionFile definition)
    {
        var isKnown = definition.Type.Length == 0 || DefinitionFile.IsExpress(definition.Type) || string.Equals(definition.Type, "standard", StringComparison.OrdinalIgnoreCase);
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

    // Two machines may share neither class nor interface. Classes that were declared come first, then the order of paths decides.
    private TargetTable Finish()
    {
        var types = new Dictionary<string, FileTarget>(StringComparer.Ordinal);
        var hints = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var emitted = new List<FileTarget>();
        foreach (var entry in _targets.OrderBy(entry => _claims.ContainsKey(entry.Path) ? 0 : 1))
        {
            var (className, interfaceName) = (FullName(entry.Target, entry.Target.ClassName), FullName(entry.Target, entry.Target.InterfaceName));
            var taken = types.ContainsKey(className) ? className : types.ContainsKey(interfaceName) ? interfaceName : null;
            if (taken is not null)
            {
                _findings.Add(TargetFinding.AtFile(entry.Path, DiagnosticDescriptors.TargetClassTaken, Show(types[taken].Path), Show(entry.Path), taken));
                continue;
            }

            types[className] = types[interfaceName] = entry;
            emitted.Add(entry with { Target = Finish(entry.Target, hints) });
        }

        return new TargetTable(
            emitted.OrderBy(static entry => entry.Path, StringComparer.Ordinal).ToEquatableArray(),
            _findings.ToEquatableArray());
    }

    // Roslyn compares hint names without case, C# compares classes with it: the hint may need a number.
    private StateMachineTarget Finish(StateMachineTarget target, HashSet<string> hints)
    {
        var hint = target.HintName;
        for (var number = 2; !hints.Add(hint); number++)
            hint = target.HintName.Replace(".g.cs", $".{number}.g.cs");
        return target with { HintName = hint, IsInspectable = _options.IsInspectable };
    }

    private static string FullName(StateMachineTarget target, string name) => target.Namespace.Length == 0 ? name : $"{target.Namespace}.{name}";

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
