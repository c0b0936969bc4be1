using AslSharp.Compiler.Text;
using AslSharp.LanguageServer.Protocol;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.LanguageServer.Documents;

/// <summary>One version of a document that an editor has open. Immutable; it is analyzed once, by whoever asks first.</summary>
internal sealed class OpenDocument : IDisposable
{
    private readonly CancellationTokenSource _overtaken = new();
    private readonly Lazy<Task<AnalyzedDocument>> _analysis;

    // Until this version is analyzed: a version from which it may be.
    private AnalyzedDocument? _before;

    internal OpenDocument(Uri uri, int version, string text, AnalyzedDocument? before = null)
    {
        _before = before;
        Uri = uri;
        Version = version;
        File = AslFile.Create(uri.IsFile ? uri.LocalPath : uri.AbsolutePath, text);
        Overtaken = _overtaken.Token;
        _analysis = new Lazy<Task<AnalyzedDocument>>(() => Task.Run(Analyze, Overtaken));
    }

    internal Uri Uri { get; }

    internal int Version { get; }

    internal AslFile File { get; }

    /// <summary>Says when there is a newer version, or the document was closed: nobody wants an answer about this one any more.</summary>
    internal CancellationToken Overtaken { get; }

    /// <summary>What the compiler makes of it.</summary>
    internal Task<AnalyzedDocument> AnalyzeAsync() => _analysis.Value;

    /// <summary>The version that an editor's changes make of this one.</summary>
    internal OpenDocument With(int version, IEnumerable<ContentChange> changes)
    {
        // Put together at once: a text made of texts would keep all of them, and each keystroke another one.
        var text = File.Text;
        foreach (var change in changes)
            text = SourceText.From(change.Range is { } range ? Replace(text.ToString(), text.ToSpan(range), change.Text) : change.Text);
        return new OpenDocument(Uri, version, text.ToString(), Reusable);
    }

    /// <summary>Drops what is still being found out about this version.</summary>
    public void Dispose()
    {
        _overtaken.Cancel();
        _overtaken.Dispose();
    }

    private AnalyzedDocument? Reusable
        => _analysis is { IsValueCreated: true, Value: { IsCompletedSuccessfully: true, Result: var analyzed } } ? analyzed.Reusable : _before;

    private AnalyzedDocument Analyze()
    {
        var analyzed = AnalyzedDocument.Read(this, _before, Overtaken);

        // Each version would keep the one before it, and all of them the first.
        _before = null;
        return analyzed;
    }

    private static string Replace(string text, TextSpan span, string replacement)
        => string.Concat(text.AsSpan(0, span.Start), replacement, text.AsSpan(span.End));
}
