using System.Collections.Immutable;
using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.Emit;
using Microsoft.CodeAnalysis;

namespace AslSharp.Generator;

/// <summary>Files that somebody takes for definitions and the build does not: in YAML, of another name, or deleted.</summary>
internal static class MissedFiles
{
    private static readonly string[] YamlExtensions = [".asl.yaml", ".asl.yml"];
    private static readonly string[] OtherExtensions = [.. YamlExtensions, TargetNames.FileExtension, ".asl.jsonc", ".json", ".jsonc", ".asl", ".yaml", ".yml"];

    /// <summary>What is to be said of the files by themselves: those in YAML are not compiled.</summary>
    public static ImmutableArray<DiagnosticInfo> OfFiles(ProjectOptions options, CancellationToken cancellationToken) =>
    [
        .. options.OtherFiles.Where(IsYaml).Select(path => new DiagnosticInfo(
            DiagnosticDescriptors.YamlNotCompiled, Reporting.Start($"{options.ProjectDirectory}/{path}"), [path, Renamed(path)], [])),
    ];

    /// <summary>What is to be said where the code uses names that such files would give.</summary>
    public static ImmutableArray<DiagnosticInfo> OfNames(
        ((ImmutableArray<UnknownName> Names, TargetTable Targets) Used, ProjectOptions Options) source, CancellationToken cancellationToken)
    {
        var ((names, targets), options) = source;
        if (names.IsEmpty || (options.OtherFiles.Count == 0 && options.GoneFiles.Count == 0)) return [];
        var known = new HashSet<string>(
            targets.Targets.Select(static entry => entry.Target).Concat(targets.Orphans)
                .SelectMany(static target => new[] { target.ClassName, target.InterfaceName }), StringComparer.Ordinal);
        var findings = ImmutableArray.CreateBuilder<DiagnosticInfo>();
        // One place of each name: the compiler reports the others.
        foreach (var name in names.OrderBy(static name => name.Location.Path, StringComparer.Ordinal).ThenBy(static name => name.Location.Span.Start))
        {
            if (known.Add(name.Name) && Find(name.Name, options) is var (path, advice))
                findings.Add(new DiagnosticInfo(DiagnosticDescriptors.NameOfNoDefinition, name.Location, [name.Name, path, advice], []));
        }

        return findings.ToImmutable();
    }

    /// <summary>What to do about a definition that the project does not have; null where no file is like it.</summary>
    /// <param name="file">What the code calls the definition.</param>
    /// <param name="options">The project's options.</param>
    public static string? Advice(string file, ProjectOptions options)
    {
        // A file that was renamed is gone, and there: it is the one to look for.
        if (options.OtherFiles.FirstOrDefault(path => ProjectPath.EndsWith(Renamed(path), file)) is { } other)
            return $"the project has '{other}': {OtherAdvice(other)}";
        return options.GoneFiles.Any(path => ProjectPath.EndsWith(path, file)) ? GoneAdvice : null;
    }

    private const string GoneAdvice = "it was there when the project was built last: put it back, or remove what uses it";

    private static string OtherAdvice(string path)
        => TargetNames.IsDefinition(path) ? "list it as AdditionalFiles" : IsYaml(path) ? $"write it as '{Renamed(path)}'" : $"rename it to '{Renamed(path)}'";

    private static (string Path, string Advice)? Find(string name, ProjectOptions options)
    {
        if (options.OtherFiles.FirstOrDefault(Gives) is { } other) return (other, OtherAdvice(other));
        return options.GoneFiles.FirstOrDefault(Gives) is { } gone ? (gone, GoneAdvice) : null;

        bool Gives(string path) => TargetNames.Class(Renamed(path)) is var @class && (name == @class || name == TargetNames.Interface(@class));
    }

    private static bool IsYaml(string path) => YamlExtensions.Any(extension => path.EndsWith(extension, StringComparison.OrdinalIgnoreCase));

    // The path with the extension of definitions.
    private static string Renamed(string path)
    {
        var extension = OtherExtensions.FirstOrDefault(extension => path.EndsWith(extension, StringComparison.OrdinalIgnoreCase)) ?? "";
        return path.Substring(0, path.Length - extension.Length) + TargetNames.FileExtension;
    }
}
