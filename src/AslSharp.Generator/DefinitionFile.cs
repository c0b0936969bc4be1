using AslSharp.Compiler.Emit;
using AslSharp.Compiler.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace AslSharp.Generator;

/// <summary>One definition among the additional files, without its text.</summary>
/// <param name="Path">The path as the build names it.</param>
/// <param name="Link">Metadata <c>Link</c>: where the file appears in the project when it lies elsewhere; empty for none.</param>
/// <param name="Class">Metadata <c>AslClass</c>; empty for none.</param>
/// <param name="Namespace">Metadata <c>AslNamespace</c>; empty for none.</param>
/// <param name="Visibility">Metadata <c>AslVisibility</c>; empty for none.</param>
internal sealed record DefinitionFile(string Path, string Link, string Class, string Namespace, string Visibility)
{
    /// <summary>Whether an additional file is a definition, by its name.</summary>
    public static bool IsDefinition(AdditionalText text) => TargetNames.IsDefinition(text.Path);

    /// <summary>The text; a file that cannot be read counts as empty, which the compiler reports.</summary>
    public static AslFile ReadText(AdditionalText text, CancellationToken cancellationToken)
        => text.GetText(cancellationToken) is { } content ? new AslFile(text.Path, content) : AslFile.Create(text.Path, "");

    /// <summary>The place and the metadata.</summary>
    public static DefinitionFile Read((AdditionalText Text, AnalyzerConfigOptionsProvider Options) source, CancellationToken cancellationToken)
        => Read(source.Text, source.Options);

    /// <summary>The place and the metadata.</summary>
    public static DefinitionFile Read(AdditionalText text, AnalyzerConfigOptionsProvider provider)
    {
        var options = provider.GetOptions(text);
        return new DefinitionFile(text.Path, Metadata("Link"), Metadata("AslClass"), Metadata("AslNamespace"), Metadata("AslVisibility"));

        string Metadata(string name) => options.TryGetValue("build_metadata.AdditionalFiles." + name, out var value) ? value.Trim() : "";
    }
}
