using AslSharp.Compiler.Collections;
using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.Emit;
using AslSharp.Compiler.Planning;

namespace AslSharp.Generator;

// Which of the names can stand side by side.
internal sealed partial class TargetResolver
{
    // The full names of classes and interfaces, each with the definition that has it.
    private readonly Dictionary<string, string> _types = new(StringComparer.Ordinal);
    private readonly HashSet<string> _hints = new(StringComparer.OrdinalIgnoreCase);

    // Classes that were declared come first, then the order of paths decides; last those that have no definition.
    private TargetTable Finish()
    {
        var namespaces = Namespaces();
        var emitted = new List<FileTarget>();
        foreach (var entry in _targets.OrderBy(entry => _claims.ContainsKey(entry.Path) ? 0 : 1))
        {
            if (Collide(entry, namespaces) is { } finding) _findings.Add(finding);
            else emitted.Add(entry with { Target = Take(entry.Target, entry.Path) });
        }

        var orphans = _orphans.Where(orphan => !TypeNames(orphan).Any(_types.ContainsKey) && TakenNames.Find(orphan, _facts) is null).ToArray();
        return new TargetTable(
            emitted.OrderBy(static entry => entry.Path, StringComparer.Ordinal).ToEquatableArray(),
            orphans.Select(orphan => Take(orphan, "")).ToEquatableArray(),
            _findings.ToEquatableArray());
    }

    // What is in the way of a machine; it is not emitted then.
    private TargetFinding? Collide(FileTarget entry, Dictionary<string, string> namespaces)
    {
        if (TakenNames.Find(entry.Target, _facts) is { } taken)
        {
            var advice = _claims.ContainsKey(entry.Path) ? "rename the class" : "rename the file or its folder, or set AslClass or AslNamespace";
            return TargetFinding.AtFile(entry.Path, DiagnosticDescriptors.TypeNameTaken, Show(entry.Path), taken, advice);
        }

        foreach (var name in TypeNames(entry.Target))
        {
            if (_types.TryGetValue(name, out var other))
                return TargetFinding.AtFile(entry.Path, DiagnosticDescriptors.TargetClassTaken, Show(other), Show(entry.Path), name);
            if (namespaces.TryGetValue(name, out var inside))
                return TargetFinding.AtFile(entry.Path, DiagnosticDescriptors.ClassNamedLikeNamespace, Show(entry.Path), Show(inside), name);
        }

        return null;
    }

    private static string[] TypeNames(StateMachineTarget target)
        => [TakenNames.FullName(target, target.ClassName), TakenNames.FullName(target, target.InterfaceName)];

    // Every namespace that a definition gives, with those around it.
    private Dictionary<string, string> Namespaces()
    {
        var namespaces = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in _targets)
        {
            for (var name = entry.Target.Namespace; name.Length > 0; name = name.Substring(0, Math.Max(0, name.LastIndexOf('.'))))
            {
                if (namespaces.ContainsKey(name)) break;
                namespaces.Add(name, entry.Path);
            }
        }

        return namespaces;
    }

    // Roslyn compares hint names without case, C# compares classes with it: the hint may need a number.
    private StateMachineTarget Take(StateMachineTarget target, string path)
    {
        foreach (var name in TypeNames(target)) _types.Add(name, path);
        var hint = target.HintName;
        for (var number = 2; !_hints.Add(hint); number++)
            hint = target.HintName.Replace(".g.cs", $".{number}.g.cs");
        return target with { HintName = hint, IsInspectable = _options.IsInspectable, ServesFunctions = _facts.ServesFunctions, Extent = Extent(target) };
    }

    private EmittedExtent Extent(StateMachineTarget target)
    {
        if (target.Extent != EmittedExtent.Whole) return target.Extent;
        if (_facts.Language < EmittedLanguage.OldestForSurface) return EmittedExtent.PlainSurface;
        return _facts.Language < EmittedLanguage.Oldest ? EmittedExtent.Surface : EmittedExtent.Whole;
    }
}
