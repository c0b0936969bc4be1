using AslSharp.Compiler.Collections;
using Microsoft.CodeAnalysis;

namespace AslSharp.Generator;

/// <summary>How the compiler writes paths (<c>-pathmap</c>): emitted files name a definition as debug information does, so that a build is the same
/// everywhere.</summary>
/// <param name="Prefixes">Prefixes of paths, each with what stands for it.</param>
internal sealed record PathMap(EquatableArray<(string From, string To)> Prefixes)
{
    /// <summary>Reads the map.</summary>
    public static PathMap Read(Compilation compilation, CancellationToken cancellationToken)
        => new((compilation.Options.SourceReferenceResolver as SourceFileResolver)?.PathMap.Select(static pair => (pair.Key, pair.Value)).ToEquatableArray()
            ?? []);

    /// <summary>A path as the compiler writes it.</summary>
    public string Apply(string path)
    {
        foreach (var (from, to) in Prefixes)
        {
            if (path.StartsWith(from, StringComparison.Ordinal)) return to + path.Substring(from.Length).Replace('\\', to.Contains('/') ? '/' : '\\');
        }

        return path;
    }
}
