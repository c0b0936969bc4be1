using System.Collections.Immutable;
using AslSharp.Compiler.Diagnostics;
using AslSharp.Compiler.Text;
using AslSharp.Documents;
using AslSharp.LanguageServer.Places;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.LanguageServer.Documents;

/// <summary>What is known of one version of a document; all answers about it share this.</summary>
internal sealed class AnalyzedDocument
{
    private AnalyzedDocument(OpenDocument version, AslFile file, AslDocument document, ImmutableArray<AnalyzedDefinition> definitions, ImmutableArray<DiagnosticInfo> findings)
    {
        Version = version;
        File = file;
        Document = document;
        Definitions = definitions;
        Findings = findings;
    }

    /// <summary>The version.</summary>
    internal OpenDocument Version { get; }

    /// <summary>The file: the version's, or that with a stand-in at the place where somebody types.</summary>
    internal AslFile File { get; }

    internal Uri Uri => Version.Uri;

    internal SourceText Text => File.Text;

    /// <summary>The file and the definitions in it.</summary>
    internal AslDocument Document { get; }

    /// <summary>The definitions, each text once.</summary>
    internal ImmutableArray<AnalyzedDefinition> Definitions { get; }

    /// <summary>What is wrong, at its places in the file.</summary>
    internal ImmutableArray<DiagnosticInfo> Findings { get; }

    /// <summary>Analyzes a version of a document.</summary>
    /// <exception cref="OperationCanceledException">There is a newer version.</exception>
    internal static AnalyzedDocument Read(OpenDocument version, CancellationToken cancellationToken) => Read(version, version.File, cancellationToken);

    /// <summary>Analyzes a version of a document with another text.</summary>
    /// <exception cref="OperationCanceledException">There is a newer version.</exception>
    internal static AnalyzedDocument Read(OpenDocument version, AslFile file, CancellationToken cancellationToken)
    {
        var document = AslDocument.Read(file, cancellationToken);
        var definitions = ImmutableArray.CreateBuilder<AnalyzedDefinition>();
        var findings = ImmutableArray.CreateBuilder<DiagnosticInfo>();
        if (document.Problem is not null) findings.Add(document.Problem);
        foreach (var definition in document.Definitions.DistinctBy(static definition => definition.File, ReferenceEqualityComparer.Instance))
        {
            try
            {
                var analyzed = new AnalyzedDefinition(definition, file, cancellationToken);
                definitions.Add(analyzed);
                findings.AddRange(analyzed.Findings);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // A mistake of the compiler; in one definition it hides no other.
                findings.Add(new DiagnosticInfo(DiagnosticDescriptors.InternalError, file.Locate(default), [$"{exception.GetType().Name} ({exception.Message})"], []));
            }
        }

        return new AnalyzedDocument(version, file, document, definitions.ToImmutable(), findings.ToImmutable());
    }

    /// <summary>What is at an offset of the file; null where no definition is.</summary>
    internal Place? At(int offset)
    {
        foreach (var definition in Definitions)
        {
            if (definition.ToInner(offset) is { } inner) return Place.Find(definition, inner);
        }

        return null;
    }
}
