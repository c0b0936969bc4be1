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
/// <param name="Type">Metadata <c>AslType</c>; empty for none.</param>
internal sealed record DefinitionFile(string Path, string Link, string Class, string Namespace, string Visibility, string Type)
{
    /// <summary>Whether an additional file is a definition, by its name.</summary>
    public static bool IsDefinition(AdditionalText text) => TargetNames.IsDefinition(text.Path);

    /// <summary>The text and the type; a file that cannot be read counts as empty, which the compiler reports.</summary>
    public static AslFile ReadText((AdditionalText Text, AnalyzerConfigOptionsProvider Options) source, CancellationToken cancellationToken)
        => ReadText(source.Text, source.Options, cancellationToken);

    /// <summary>The text and the type; a file that cannot be read counts as empty, which the compiler reports.</summary>
    public static AslFile ReadText(AdditionalText text, AnalyzerConfigOptionsProvider provider, CancellationToken cancellationToken)
    {
        var file = text.GetText(cancellationToken) is { } content ? new AslFile(text.Path, content) : AslFile.Create(text.Path, "");
        return file with { Type = IsExpress(Metadata(provider.GetOptions(text), "AslType")) ? StateMachineType.Express : StateMachineType.Standard };
    }

    /// <summary>Whether metadata <c>AslType</c> asks for an Express state machine.</summary>
    public static bool IsExpress(string type) => string.Equals(type, "express", StringComparison.OrdinalIgnoreCase);

    /// <summary>The place and the metadata.</summary>
    public static DefinitionFile Read((AdditionalText Text, AnalyzerConfigOptionsProvider Options) source, CancellationToken cancellationToken)
        => Read(source.Text, source.Options);

    /// <summary>The place and the metadata.</summary>
    public static DefinitionFile Read(AdditionalText text, AnalyzerConfigOptionsProvider provider)
    {
        var options = provider.GetOptions(text);
        return new DefinitionFile(text.Path, Read("Link"), Read("AslClass"), Read("AslNamespace"), Read("AslVisibility"), Read("AslType"));

        string Read(string name) => Metadata(options, name);
    }

    private static string Metadata(AnalyzerConfigOptions options, string name)
        => options.TryGetValue("build_metadata.AdditionalFiles." + name, out var value) ? value.Trim() : "";
}
