using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using AslSharp.LanguageServer.Completion;
using AslSharp.LanguageServer.Documents;
using AslSharp.LanguageServer.Features;
using AslSharp.LanguageServer.Protocol;
using StreamJsonRpc;

namespace AslSharp.LanguageServer;

/// <summary>
/// One editor. Messages arrive one after the other, and each takes its version of the document before it waits for anything, so that an answer
/// is about just the text that the editor had when it asked.
/// </summary>
internal sealed class Session(JsonRpc rpc, IMachineTools? tools) : IDisposable
{
    private const int ContentModified = -32801;
    private const string PictureCommand = "aslsharp.server.picture";
    private const string RunCommand = "aslsharp.server.run";
    private const string TestStateCommand = "aslsharp.server.testState";

    private readonly ConcurrentDictionary<Uri, OpenDocument> _documents = new();
    private readonly MachineCommands _machines = new(tools);
    private readonly IdleCollector _idle = new();
    private readonly TaskCompletionSource _exited = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _takesSnippets;
    private bool _takesNotes;
    private bool _isPushing = true;

    /// <summary>Whether the editor has said that it leaves.</summary>
    internal bool HasShutDown { get; private set; }

    /// <summary>Ends when the editor has left.</summary>
    internal Task Exited => _exited.Task;

    public void Dispose()
    {
        _idle.Dispose();
        foreach (var document in _documents.Values) document.Dispose();
    }

    [JsonRpcMethod("initialize", UseSingleObjectParameterDeserialization = true)]
    public InitializeResult Initialize(InitializeParams parameters)
    {
        var client = parameters.Capabilities?.TextDocument;
        _takesSnippets = client?.Completion?.CompletionItem?.SnippetSupport ?? false;
        _takesNotes = parameters.Capabilities?.Workspace?.WorkspaceEdit?.ChangeAnnotationSupport is not null;
        _isPushing = client?.Diagnostic is null;
        var version = typeof(Session).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0];
        string[] commands = tools is null ? [] : [PictureCommand, RunCommand, TestStateCommand];
        var capabilities = new ServerCapabilities { ExecuteCommandProvider = new ExecuteCommandOptions(commands) };
        return new InitializeResult(capabilities, new ServerInfo("aslsharp", version ?? "0"));
    }

    [JsonRpcMethod("initialized")]
    public void Initialized() => _ = Task.Run(WarmUp.Run);

    [JsonRpcMethod("shutdown")]
    public object? Shutdown()
    {
        HasShutDown = true;
        return null;
    }

    [JsonRpcMethod("exit")]
    public void Exit() => _exited.TrySetResult();

    [JsonRpcMethod("$/setTrace")]
    public void SetTrace()
    {
    }

    [JsonRpcMethod("textDocument/didOpen", UseSingleObjectParameterDeserialization = true)]
    public void DidOpen(DidOpenParams parameters)
    {
        var opened = parameters.TextDocument;
        Replace(new OpenDocument(opened.Uri, opened.Version, opened.Text));
    }

    [JsonRpcMethod("textDocument/didChange", UseSingleObjectParameterDeserialization = true)]
    public void DidChange(DidChangeParams parameters)
    {
        var changed = parameters.TextDocument;
        if (_documents.TryGetValue(changed.Uri, out var document)) Replace(document.With(changed.Version, parameters.ContentChanges));
    }

    [JsonRpcMethod("textDocument/didClose", UseSingleObjectParameterDeserialization = true)]
    public void DidClose(DocumentParams parameters)
    {
        if (!_documents.TryRemove(parameters.TextDocument.Uri, out var document)) return;
        document.Dispose();
        if (_isPushing) _ = NotifyAsync(new PublishDiagnosticsParams(document.Uri, null, []));
    }

    [JsonRpcMethod("textDocument/didSave")]
    public void DidSave()
    {
    }

    [JsonRpcMethod("workspace/didChangeConfiguration")]
    public void DidChangeConfiguration()
    {
    }

    [JsonRpcMethod("workspace/didChangeWatchedFiles")]
    public void DidChangeWatchedFiles()
    {
        // An example input may be another one now.
        foreach (var document in _documents.Values) Replace(document.With(document.Version, []));
    }

    [JsonRpcMethod("textDocument/diagnostic", UseSingleObjectParameterDeserialization = true)]
    public Task<DocumentDiagnosticReport> DiagnosticAsync(DocumentDiagnosticParams parameters, CancellationToken cancellationToken)
        => AnswerAsync(parameters.TextDocument, new DocumentDiagnosticReport("full", "", []), cancellationToken, (document, _) =>
        {
            var version = document.Version.Version.ToString(CultureInfo.InvariantCulture);
            return parameters.PreviousResultId == version
                ? new DocumentDiagnosticReport("unchanged", version)
                : new DocumentDiagnosticReport("full", version, DiagnosticProvider.Find(document));
        });

    [JsonRpcMethod("textDocument/codeAction", UseSingleObjectParameterDeserialization = true)]
    public Task<CodeAction[]> CodeActionAsync(CodeActionParams parameters, CancellationToken cancellationToken)
        => AnswerAsync(parameters.TextDocument, [], cancellationToken,
            (document, token) => CodeActionProvider.Find(document, document.Text.ToSpan(parameters.Range), parameters.Context.Only, token));

    [JsonRpcMethod("textDocument/completion", UseSingleObjectParameterDeserialization = true)]
    public Task<CompletionList> CompletionAsync(PositionParams parameters, CancellationToken cancellationToken)
        => AnswerAsync(parameters.TextDocument, new CompletionList(false, []), cancellationToken,
            (document, token) => CompletionProvider.Complete(document, document.Text.ToOffset(parameters.Position), _takesSnippets, token));

    [JsonRpcMethod("textDocument/hover", UseSingleObjectParameterDeserialization = true)]
    public Task<Hover?> HoverAsync(PositionParams parameters, CancellationToken cancellationToken)
        => AnswerAtAsync<Hover?>(parameters, null, cancellationToken, HoverProvider.Find);

    [JsonRpcMethod("textDocument/signatureHelp", UseSingleObjectParameterDeserialization = true)]
    public Task<SignatureHelp?> SignatureHelpAsync(PositionParams parameters, CancellationToken cancellationToken)
        => AnswerAtAsync(parameters, null, cancellationToken, static (document, offset) => SignatureProvider.Find(document.At(offset)));

    [JsonRpcMethod("textDocument/definition", UseSingleObjectParameterDeserialization = true)]
    public Task<Location[]> DefinitionAsync(PositionParams parameters, CancellationToken cancellationToken)
        => AnswerAtAsync(parameters, [], cancellationToken, NameProvider.Definitions);

    [JsonRpcMethod("textDocument/references", UseSingleObjectParameterDeserialization = true)]
    public Task<Location[]> ReferencesAsync(ReferenceParams parameters, CancellationToken cancellationToken)
        => AnswerAtAsync(new PositionParams(parameters.TextDocument, parameters.Position), [], cancellationToken,
            (document, offset) => NameProvider.References(document, offset, parameters.Context.IncludeDeclaration));

    [JsonRpcMethod("textDocument/documentHighlight", UseSingleObjectParameterDeserialization = true)]
    public Task<DocumentHighlight[]> HighlightAsync(PositionParams parameters, CancellationToken cancellationToken)
        => AnswerAtAsync(parameters, [], cancellationToken, NameProvider.Highlights);

    [JsonRpcMethod("textDocument/prepareRename", UseSingleObjectParameterDeserialization = true)]
    public Task<PrepareRenameResult?> PrepareRenameAsync(PositionParams parameters, CancellationToken cancellationToken)
        => AnswerAtAsync(parameters, null, cancellationToken, NameProvider.Prepare);

    [JsonRpcMethod("textDocument/rename", UseSingleObjectParameterDeserialization = true)]
    public Task<WorkspaceEdit?> RenameAsync(RenameParams parameters, CancellationToken cancellationToken)
        => AnswerAtAsync(new PositionParams(parameters.TextDocument, parameters.Position), null, cancellationToken,
            (document, offset) => NameProvider.Rename(document, offset, parameters.NewName, _takesNotes));

    [JsonRpcMethod("textDocument/documentSymbol", UseSingleObjectParameterDeserialization = true)]
    public Task<DocumentSymbol[]> DocumentSymbolAsync(DocumentParams parameters, CancellationToken cancellationToken)
        => AnswerAsync(parameters.TextDocument, [], cancellationToken, static (document, _) => OutlineProvider.Symbols(document));

    [JsonRpcMethod("textDocument/foldingRange", UseSingleObjectParameterDeserialization = true)]
    public Task<FoldingRange[]> FoldingRangeAsync(DocumentParams parameters, CancellationToken cancellationToken)
        => AnswerAsync(parameters.TextDocument, [], cancellationToken, static (document, _) => OutlineProvider.Folds(document));

    [JsonRpcMethod("textDocument/selectionRange", UseSingleObjectParameterDeserialization = true)]
    public Task<SelectionRange[]> SelectionRangeAsync(PositionsParams parameters, CancellationToken cancellationToken)
        => AnswerAsync<SelectionRange[]>(parameters.TextDocument, [], cancellationToken,
            (document, _) => [.. parameters.Positions.Select(position => OutlineProvider.Selection(document, document.Text.ToOffset(position)))]);

    [JsonRpcMethod("textDocument/documentLink", UseSingleObjectParameterDeserialization = true)]
    public Task<DocumentLink[]> DocumentLinkAsync(DocumentParams parameters, CancellationToken cancellationToken)
        => AnswerAsync(parameters.TextDocument, [], cancellationToken, static (document, _) => LinkProvider.Find(document));

    [JsonRpcMethod("textDocument/formatting", UseSingleObjectParameterDeserialization = true)]
    public Task<TextEdit[]> FormattingAsync(FormattingParams parameters, CancellationToken cancellationToken)
        => AnswerAsync(parameters.TextDocument, [], cancellationToken, (document, _) => Formatter.Format(document.Plain, parameters.Options));

    [JsonRpcMethod("textDocument/inlayHint", UseSingleObjectParameterDeserialization = true)]
    public Task<InlayHint[]> InlayHintAsync(RangeParams parameters, CancellationToken cancellationToken)
        => AnswerAsync(parameters.TextDocument, [], cancellationToken,
            (document, _) => InlayHintProvider.Find(document, document.Text.ToSpan(parameters.Range)));

    [JsonRpcMethod("textDocument/semanticTokens/full", UseSingleObjectParameterDeserialization = true)]
    public Task<SemanticTokens> SemanticTokensAsync(DocumentParams parameters, CancellationToken cancellationToken)
        => AnswerAsync(parameters.TextDocument, new SemanticTokens([]), cancellationToken, SemanticTokenProvider.Find);

    [JsonRpcMethod("textDocument/codeLens", UseSingleObjectParameterDeserialization = true)]
    public Task<CodeLens[]> CodeLensAsync(DocumentParams parameters, CancellationToken cancellationToken)
        => AnswerAsync(parameters.TextDocument, [], cancellationToken, static (document, _) => CodeLensProvider.Find(document));

    [JsonRpcMethod("aslsharp/rulePage", UseSingleObjectParameterDeserialization = true)]
    public string? RulePage(RulePageParams parameters) => RulePages.Find(parameters.Id);

    [JsonRpcMethod("aslsharp/picture", UseSingleObjectParameterDeserialization = true)]
    public Task<Picture?> PictureAsync(PictureParams parameters, CancellationToken cancellationToken)
        => AnswerAsync(parameters.TextDocument, null, cancellationToken, (document, token) => _machines.Draw(document.Plain, parameters.Position, token));

    [JsonRpcMethod("aslsharp/run", UseSingleObjectParameterDeserialization = true)]
    public Task<RunResult?> RunAsync(RunParams parameters, CancellationToken cancellationToken)
        => AnswerAsync<RunResult?>(parameters.TextDocument, null, cancellationToken, (document, token) => _machines.RunAsync(document.Plain, parameters, token));

    [JsonRpcMethod("aslsharp/testState", UseSingleObjectParameterDeserialization = true)]
    public Task<TestStateResult?> TestStateAsync(TestStateParams parameters, CancellationToken cancellationToken)
        => AnswerAsync<TestStateResult?>(parameters.TextDocument, null, cancellationToken,
            (document, token) => _machines.TestAsync(document.Plain, parameters, token));

    [JsonRpcMethod("workspace/executeCommand", UseSingleObjectParameterDeserialization = true)]
    public async Task<object?> ExecuteCommandAsync(ExecuteCommandParams parameters, CancellationToken cancellationToken)
    {
        var argument = parameters.Arguments?.FirstOrDefault() ?? default;
        if (argument.ValueKind != JsonValueKind.Object) throw new LocalRpcException($"{parameters.Command} takes one object, with textDocument and uri in it.");
        return parameters.Command switch
        {
            PictureCommand => await PictureAsync(argument.Deserialize(ProtocolJson.Default.PictureParams)!, cancellationToken).ConfigureAwait(false),
            RunCommand => await RunAsync(argument.Deserialize(ProtocolJson.Default.RunParams)!, cancellationToken).ConfigureAwait(false),
            TestStateCommand => await TestStateAsync(argument.Deserialize(ProtocolJson.Default.TestStateParams)!, cancellationToken).ConfigureAwait(false),
            var unknown => throw new LocalRpcException($"There is no command '{unknown}'."),
        };
    }

    private Task<T> AnswerAtAsync<T>(PositionParams parameters, T none, CancellationToken cancellationToken, Func<AnalyzedDocument, int, T> answer)
        => AnswerAsync(parameters.TextDocument, none, cancellationToken, (document, _) => answer(document, document.Text.ToOffset(parameters.Position)));

    private Task<T> AnswerAsync<T>(
        TextDocumentIdentifier id, T none, CancellationToken cancellationToken, Func<AnalyzedDocument, CancellationToken, T> answer)
        => AnswerAsync(id, none, cancellationToken, (document, token) => Task.FromResult(answer(document, token)));

    private async Task<T> AnswerAsync<T>(
        TextDocumentIdentifier id, T none, CancellationToken cancellationToken, Func<AnalyzedDocument, CancellationToken, Task<T>> answer)
    {
        // Before anything is waited for: what comes later is about a later text.
        if (!_documents.TryGetValue(id.Uri, out var version)) return none;
        _idle.Begin();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, version.Overtaken);
        try
        {
            var document = await version.AnalyzeAsync().WaitAsync(either.Token).ConfigureAwait(false);
            var found = await Task.Run(() => answer(document, either.Token), either.Token).ConfigureAwait(false);
            version.Overtaken.ThrowIfCancellationRequested();
            return found;
        }
        catch (OperationCanceledException) when (version.Overtaken.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new LocalRpcException("The text has changed since.") { ErrorCode = ContentModified };
        }
        finally
        {
            _idle.End();
        }
    }

    private void Replace(OpenDocument document)
    {
        if (_documents.TryGetValue(document.Uri, out var old)) old.Dispose();
        _documents[document.Uri] = document;
        _idle.Postpone();
        if (_isPushing) _ = PublishAsync(document);
    }

    private async Task PublishAsync(OpenDocument version)
    {
        _idle.Begin();
        try
        {
            var findings = DiagnosticProvider.Find(await version.AnalyzeAsync().ConfigureAwait(false));
            if (version.Overtaken.IsCancellationRequested) return;
            await NotifyAsync(new PublishDiagnosticsParams(version.Uri, version.Version, findings)).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // A newer version tells its own findings.
        }
        finally
        {
            _idle.End();
        }
    }

    private async Task NotifyAsync(PublishDiagnosticsParams findings)
    {
        try
        {
            await rpc.NotifyWithParameterObjectAsync("textDocument/publishDiagnostics", findings).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is ConnectionLostException or ObjectDisposedException)
        {
            // Nobody is left to hear it.
        }
    }
}
