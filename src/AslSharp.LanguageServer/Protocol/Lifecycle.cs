namespace AslSharp.LanguageServer.Protocol;

/// <summary>What an editor says of itself.</summary>
internal sealed record InitializeParams(ClientCapabilities? Capabilities = null);

/// <summary>What an editor can do, as far as answers depend on it.</summary>
internal sealed record ClientCapabilities(TextDocumentCapabilities? TextDocument = null, WorkspaceCapabilities? Workspace = null);

/// <summary>What an editor can do with files.</summary>
internal sealed record WorkspaceCapabilities(WorkspaceEditCapabilities? WorkspaceEdit = null);

/// <summary>What an editor can do with changes of files; there are notes beside changes where the last is not null.</summary>
internal sealed record WorkspaceEditCapabilities(object? ChangeAnnotationSupport = null);

/// <summary>What an editor can do with documents.</summary>
internal sealed record TextDocumentCapabilities(CompletionCapabilities? Completion = null, object? Diagnostic = null);

/// <summary>What an editor can do with completions.</summary>
internal sealed record CompletionCapabilities(CompletionItemCapabilities? CompletionItem = null);

/// <summary>What an editor can do with an item of a completion.</summary>
internal sealed record CompletionItemCapabilities(bool SnippetSupport = false);

/// <summary>What this server says of itself.</summary>
internal sealed record InitializeResult(ServerCapabilities Capabilities, ServerInfo ServerInfo);

/// <summary>The server's name and version.</summary>
internal sealed record ServerInfo(string Name, string Version);

/// <summary>What the server can do.</summary>
internal sealed record ServerCapabilities
{
    public string PositionEncoding { get; } = "utf-16";

    public TextDocumentSyncOptions TextDocumentSync { get; } = new(OpenClose: true, Change: 2);

    public CompletionOptions CompletionProvider { get; } = new(["\"", ".", "$", "[", "(", ":", " "]);

    public bool HoverProvider { get; } = true;

    public SignatureHelpOptions SignatureHelpProvider { get; } = new(["(", ","]);

    public bool DefinitionProvider { get; } = true;

    public bool ReferencesProvider { get; } = true;

    public bool DocumentHighlightProvider { get; } = true;

    public bool DocumentSymbolProvider { get; } = true;

    public CodeActionOptions CodeActionProvider { get; } = new(["quickfix", "source.fixAll"]);

    public CodeLensOptions CodeLensProvider { get; } = new(ResolveProvider: false);

    public DocumentLinkOptions DocumentLinkProvider { get; } = new(ResolveProvider: false);

    public bool DocumentFormattingProvider { get; } = true;

    public RenameOptions RenameProvider { get; } = new(PrepareProvider: true);

    public bool FoldingRangeProvider { get; } = true;

    public bool SelectionRangeProvider { get; } = true;

    public bool InlayHintProvider { get; } = true;

    public SemanticTokensOptions SemanticTokensProvider { get; } = new(SemanticTokensLegend.Own, Full: true);

    public DiagnosticOptions DiagnosticProvider { get; } = new("aslsharp", InterFileDependencies: false, WorkspaceDiagnostics: false);

    public ExecuteCommandOptions ExecuteCommandProvider { get; init; } = new([]);
}

/// <summary>How documents are kept in step: 2 is by changes.</summary>
internal sealed record TextDocumentSyncOptions(bool OpenClose, int Change);

/// <summary>Which characters ask for completions.</summary>
internal sealed record CompletionOptions(string[] TriggerCharacters);

/// <summary>Which characters ask for signatures.</summary>
internal sealed record SignatureHelpOptions(string[] TriggerCharacters);

/// <summary>Which kinds of actions there are.</summary>
internal sealed record CodeActionOptions(string[] CodeActionKinds);

/// <summary>Whether lenses come in two steps.</summary>
internal sealed record CodeLensOptions(bool ResolveProvider);

/// <summary>Whether links come in two steps.</summary>
internal sealed record DocumentLinkOptions(bool ResolveProvider);

/// <summary>Whether it can be asked first what would be renamed.</summary>
internal sealed record RenameOptions(bool PrepareProvider);

/// <summary>Which tokens there are, and how they are asked for.</summary>
internal sealed record SemanticTokensOptions(SemanticTokensLegend Legend, bool Full);

/// <summary>How diagnostics are asked for.</summary>
internal sealed record DiagnosticOptions(string Identifier, bool InterFileDependencies, bool WorkspaceDiagnostics);

/// <summary>Which commands there are.</summary>
internal sealed record ExecuteCommandOptions(string[] Commands);
