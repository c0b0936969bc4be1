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
    private readonly Lazy<AnalyzedDocument> _plain;
    private readonly AnalyzedDocument? _reusable;

    private AnalyzedDocument(OpenDocument version, AslFile file, AslDocument document, ImmutableArray<AnalyzedDefinition> definitions, DiagnosticInfo? problem,
        AnalyzedDocument? before = null)
    {
        // Who can be taken over itself keeps nobody, so that never more than two are kept.
        _reusable = definitions is [{ IsSpaced: true }] ? null : before;
        _plain = new Lazy<AnalyzedDocument>(() => Read(version, file, before: null, isSpaced: false, version.Overtaken));
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

    /// <summary>The same with all definitions as they stand in the file, for who changes their text.</summary>
    /// <exception cref="OperationCanceledException">There is a newer version.</exception>
    internal AnalyzedDocument Plain => Definitions.Any(static definition => definition.IsSpaced) ? _plain.Value : this;

    /// <summary>The latest version, this or one before, that the next may be analyzed from; null where there is none.</summary>
    internal AnalyzedDocument? Reusable => Definitions is [{ IsSpaced: true }] ? this : _reusable;

    /// <summary>Analyzes a version of a document.</summary>
    /// <param name="version">The version.</param>
    /// <param name="before">A version before; null where nothing is known of one.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <exception cref="OperationCanceledException">There is a newer version.</exception>
    internal static AnalyzedDocument Read(OpenDocument version, AnalyzedDocument? before, CancellationToken cancellationToken)
        => Read(version, version.File, before, isSpaced: true, cancellationToken);

    /// <summary>Analyzes a version of a document with another text.</summary>
    /// <exception cref="OperationCanceledException">There is a newer version.</exception>
    internal static AnalyzedDocument Read(OpenDocument version, AslFile file, CancellationToken cancellationToken)
        => Read(version, file, before: null, isSpaced: false, cancellationToken);

    private static AnalyzedDocument Read(OpenDocument version, AslFile file, AnalyzedDocument? before, bool isSpaced, CancellationToken cancellationToken)
    {
        var document = AslDocument.Read(file, cancellationToken);
        try
        {
            if (before is { Definitions: [var known] } && document.Definitions is [{ IsWhole: true } only]
                && known.Reread(only, cancellationToken) is { } reread)
                return new AnalyzedDocument(version, file, document, [reread], document.Problem);
            var definitions = document.Definitions
                .DistinctBy(static definition => definition.File, ReferenceEqualityComparer.Instance)
                .Select(definition => AnalyzedDefinition.Read(definition, file, isSpaced, cancellationToken));
            return new AnalyzedDocument(version, file, document, [.. definitions], document.Problem, before);
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
