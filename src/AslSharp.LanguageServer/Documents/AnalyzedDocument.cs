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
    private readonly Lazy<ImmutableArray<DiagnosticInfo>> _findings;

    private AnalyzedDocument(OpenDocument version, AslFile file, AslDocument document, ImmutableArray<AnalyzedDefinition> definitions, DiagnosticInfo? problem)
    {
        Version = version;
        File = file;
        Document = document;
        Definitions = definitions;
        _findings = new Lazy<ImmutableArray<DiagnosticInfo>>(() => problem is null ? [.. Definitions.SelectMany(FindingsOf)] : [problem]);
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

    /// <summary>What is wrong, at its places in the file. Found out when it is first asked for.</summary>
    /// <exception cref="OperationCanceledException">There is a newer version.</exception>
    internal ImmutableArray<DiagnosticInfo> Findings => _findings.Value;

    /// <summary>Analyzes a version of a document.</summary>
    /// <exception cref="OperationCanceledException">There is a newer version.</exception>
    internal static AnalyzedDocument Read(OpenDocument version, CancellationToken cancellationToken) => Read(version, version.File, cancellationToken);

    /// <summary>Analyzes a version of a document with another text.</summary>
    /// <exception cref="OperationCanceledException">There is a newer version.</exception>
    internal static AnalyzedDocument Read(OpenDocument version, AslFile file, CancellationToken cancellationToken)
    {
        var document = AslDocument.Read(file, cancellationToken);
        try
        {
            var definitions = document.Definitions
                .DistinctBy(static definition => definition.File, ReferenceEqualityComparer.Instance)
                .Select(definition => new AnalyzedDefinition(definition, file, cancellationToken));
            return new AnalyzedDocument(version, file, document, [.. definitions], document.Problem);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new AnalyzedDocument(version, file, document, [], MistakeOfTheCompiler(file, exception));
        }
    }

    private IEnumerable<DiagnosticInfo> FindingsOf(AnalyzedDefinition definition)
    {
        try
        {
            return [.. definition.Findings];
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // In one definition it hides no other.
            return [MistakeOfTheCompiler(File, exception)];
        }
    }

    private static DiagnosticInfo MistakeOfTheCompiler(AslFile file, Exception exception)
        => new(DiagnosticDescriptors.InternalError, file.Locate(default), [$"{exception.GetType().Name} ({exception.Message})"], []);

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
