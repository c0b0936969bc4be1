using System.Collections.Concurrent;
using AslSharp.LanguageServer.Protocol;
using Nerdbank.Streams;
using StreamJsonRpc;
using Range = AslSharp.LanguageServer.Protocol.Range;

namespace AslSharp.LanguageServer.Tests;

/// <summary>An editor at the other end of the line: it speaks the protocol over streams in memory, as a real one does over pipes.</summary>
internal sealed class Editor : IAsyncDisposable
{
    private readonly JsonRpc _rpc;
    private readonly Task<bool> _server;
    private readonly ConcurrentDictionary<Uri, Document> _documents = new();

    private Editor(Stream line, Task<bool> server)
    {
        _server = server;
        var formatter = new SystemTextJsonFormatter { JsonSerializerOptions = ProtocolJson.Settings };
        _rpc = new JsonRpc(new HeaderDelimitedMessageHandler(line, line, formatter));
        _rpc.AddLocalRpcMethod("textDocument/publishDiagnostics", typeof(Editor).GetMethod(nameof(Publish))!, this);
        _rpc.StartListening();
    }

    /// <summary>What the server said of the documents, in its order.</summary>
    internal ConcurrentQueue<(Uri Uri, int? Version)> Published { get; } = new();

    /// <summary>Starts a server and greets it.</summary>
    internal static async Task<Editor> StartAsync(IMachineTools? tools = null, bool pulls = true, bool takesNotes = false)
    {
        var (here, there) = FullDuplexStream.CreatePair();
        var editor = new Editor(here, LanguageServerHost.RunAsync(there, there, tools));
        var completion = new CompletionCapabilities(new CompletionItemCapabilities(SnippetSupport: true));
        var notes = new WorkspaceCapabilities(new WorkspaceEditCapabilities(takesNotes ? new object() : null));
        var client = new ClientCapabilities(new TextDocumentCapabilities(completion, pulls ? new object() : null), notes);
        await editor.AskAsync<InitializeResult>("initialize", new InitializeParams(client));
        await editor._rpc.NotifyWithParameterObjectAsync("initialized", new { });
        return editor;
    }

    public async ValueTask DisposeAsync()
    {
        await _rpc.InvokeAsync("shutdown");
        await _rpc.NotifyAsync("exit");
        Assert.True(await _server.WaitAsync(TimeSpan.FromSeconds(10)));
        _rpc.Dispose();
    }

    public void Publish(Uri uri, int? version, Diagnostic[] diagnostics)
    {
        Published.Enqueue((uri, version));
        if (_documents.TryGetValue(uri, out var document)) document.Findings.Enqueue((version, diagnostics));
    }

    internal Task<T> AskAsync<T>(string method, object parameters)
        => _rpc.InvokeWithParameterObjectAsync<T>(method, parameters, TestContext.Current.CancellationToken);

    /// <summary>Opens a text; a <c>|</c> in it is where the cursor stands, and no part of it.</summary>
    internal async Task<Document> OpenAsync(string path, string marked)
    {
        var cursor = marked.IndexOf('|', StringComparison.Ordinal);
        var text = cursor < 0 ? marked : marked.Remove(cursor, 1);
        var document = new Document(this, new Uri(path), text, Math.Max(0, cursor));
        _documents[document.Uri] = document;
        await _rpc.NotifyWithParameterObjectAsync("textDocument/didOpen", new DidOpenParams(new TextDocumentItem(document.Uri, "asl", 1, text)));
        return document;
    }

    /// <summary>An open document.</summary>
    internal sealed class Document(Editor editor, Uri uri, string text, int cursor)
    {
        internal Uri Uri { get; } = uri;

        internal int Version { get; private set; } = 1;

        internal string Text { get; private set; } = text;

        internal int Cursor { get; } = cursor;

        internal ConcurrentQueue<(int? Version, Diagnostic[] Diagnostics)> Findings { get; } = new();

        internal TextDocumentIdentifier Id => new(Uri);

        internal Task<CompletionList> CompleteAsync() => CompleteAsync(Cursor);

        internal Task<CompletionList> CompleteAsync(int offset)
            => editor.AskAsync<CompletionList>("textDocument/completion", new PositionParams(Id, PositionOf(offset)));

        internal async Task<string> HoverAsync()
            => (await editor.AskAsync<Hover?>("textDocument/hover", new PositionParams(Id, PositionOf(Cursor))))?.Contents.Value ?? "";

        internal async Task<Diagnostic[]> DiagnoseAsync()
            => (await editor.AskAsync<DocumentDiagnosticReport>("textDocument/diagnostic", new DocumentDiagnosticParams(Id))).Items!;

        internal Task<CodeAction[]> ActionsAsync(Range range, params string[]? only)
            => editor.AskAsync<CodeAction[]>("textDocument/codeAction", new CodeActionParams(Id, range, new CodeActionContext(only is [] ? null : only)));

        internal Task<T> AtCursorAsync<T>(string method) => editor.AskAsync<T>(method, new PositionParams(Id, PositionOf(Cursor)));

        internal Task<T> AskAsync<T>(string method) => editor.AskAsync<T>(method, new DocumentParams(Id));

        /// <summary>Types something instead of some characters.</summary>
        internal Task ChangeAsync(int start, int length, string replacement)
        {
            var range = new Range(PositionOf(start), PositionOf(start + length));
            Text = string.Concat(Text.AsSpan(0, start), replacement, Text.AsSpan(start + length));
            Version++;
            return editor._rpc.NotifyWithParameterObjectAsync(
                "textDocument/didChange", new DidChangeParams(new VersionedTextDocumentIdentifier(Uri, Version), [new ContentChange(replacement, range)]));
        }

        /// <summary>The text after an edit, as an editor makes it.</summary>
        internal string With(WorkspaceEdit edit)
        {
            var change = Assert.Single(edit.DocumentChanges);
            Assert.Equal((Uri, Version), (change.TextDocument.Uri, change.TextDocument.Version));
            return With(change.Edits);
        }

        internal string With(IEnumerable<TextEdit> edits) => edits
            .Select(edit => (Start: OffsetOf(edit.Range.Start), End: OffsetOf(edit.Range.End), edit.NewText))
            .OrderByDescending(static edit => edit.Start)
            .Aggregate(Text, static (text, edit) => string.Concat(text.AsSpan(0, edit.Start), edit.NewText, text.AsSpan(edit.End)));

        internal string TextOf(Range range) => Text[OffsetOf(range.Start)..OffsetOf(range.End)];

        internal Position PositionOf(int offset)
        {
            var line = Text.AsSpan(0, offset).Count('\n');
            return new Position(line, offset - (line == 0 ? 0 : Text.LastIndexOf('\n', offset - 1) + 1));
        }

        internal int OffsetOf(Position position)
        {
            var start = 0;
            for (var i = 0; i < position.Line; i++) start = Text.IndexOf('\n', start) + 1;
            return start + position.Character;
        }
    }
}
