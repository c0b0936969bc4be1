using System.Text.Json;

namespace AslSharp.LanguageServer.Protocol;

/// <summary>What is wrong with a range.</summary>
internal sealed record Diagnostic(
    Range Range,
    int Severity,
    string? Code,
    string Message,
    CodeDescription? CodeDescription = null,
    string Source = "aslsharp",
    int[]? Tags = null,
    DiagnosticRelatedInformation[]? RelatedInformation = null);

/// <summary>Where a rule is described.</summary>
internal sealed record CodeDescription(Uri Href);

/// <summary>Another place that helps to understand.</summary>
internal sealed record DiagnosticRelatedInformation(Location Location, string Message);

/// <summary>All that is wrong with a version of a document.</summary>
internal sealed record PublishDiagnosticsParams(Uri Uri, int? Version, Diagnostic[] Diagnostics);

/// <summary>A request for all that is wrong.</summary>
internal sealed record DocumentDiagnosticParams(TextDocumentIdentifier TextDocument, string? PreviousResultId = null);

/// <summary>All that is wrong, or that it is the same as before.</summary>
internal sealed record DocumentDiagnosticReport(string Kind, string ResultId, Diagnostic[]? Items = null);

/// <summary>A request for what could be done about a range.</summary>
internal sealed record CodeActionParams(TextDocumentIdentifier TextDocument, Range Range, CodeActionContext Context);

/// <summary>What the editor knows of the range.</summary>
internal sealed record CodeActionContext(string[]? Only = null);

/// <summary>Something that could be done.</summary>
internal sealed record CodeAction(string Title, string Kind, Diagnostic[]? Diagnostics, WorkspaceEdit Edit, bool? IsPreferred = null);

/// <summary>What could be written.</summary>
internal sealed record CompletionList(bool IsIncomplete, CompletionItem[] Items);

/// <summary>One thing that could be written.</summary>
internal sealed record CompletionItem(
    string Label,
    CompletionItemKind Kind,
    string SortText,
    string FilterText,
    TextEdit TextEdit,
    int InsertTextFormat,
    string? Detail = null,
    MarkupContent? Documentation = null,
    int InsertTextMode = 2,
    Command? Command = null);

/// <summary>What kind of thing could be written, with the protocol's numbers.</summary>
internal enum CompletionItemKind
{
    Method = 2,
    Function = 3,
    Field = 5,
    Variable = 6,
    Class = 7,
    Property = 10,
    Value = 12,
    EnumMember = 20,
    Snippet = 15,
    Reference = 18,
    Event = 23,
}

/// <summary>What is known of a place.</summary>
internal sealed record Hover(MarkupContent Contents, Range Range);

/// <summary>How a function is called.</summary>
internal sealed record SignatureHelp(SignatureInformation[] Signatures, int ActiveSignature, int ActiveParameter);

/// <summary>One way to call a function.</summary>
internal sealed record SignatureInformation(string Label, ParameterInformation[] Parameters, MarkupContent? Documentation = null);

/// <summary>A parameter: its characters in the signature's text.</summary>
internal sealed record ParameterInformation(int[] Label);

/// <summary>A part of a document's outline.</summary>
internal sealed record DocumentSymbol(string Name, string? Detail, int Kind, Range Range, Range SelectionRange, DocumentSymbol[] Children);

/// <summary>Lines that can be folded.</summary>
internal sealed record FoldingRange(int StartLine, int EndLine, string? Kind = null);

/// <summary>A range, and that around it.</summary>
internal sealed record SelectionRange(Range Range, SelectionRange? Parent);

/// <summary>A text that leads elsewhere.</summary>
internal sealed record DocumentLink(Range Range, Uri Target, string? Tooltip = null);

/// <summary>A range that names the same: 2 where it is read, 3 where it is written.</summary>
internal sealed record DocumentHighlight(Range Range, int Kind);

/// <summary>A text that stands beside the document's own.</summary>
internal sealed record InlayHint(Position Position, string Label, bool PaddingLeft, MarkupContent? Tooltip = null);

/// <summary>A line above a range that can be clicked.</summary>
internal sealed record CodeLens(Range Range, Command Command);

/// <summary>The tokens of a document, five numbers each.</summary>
internal sealed record SemanticTokens(int[] Data);

/// <summary>What the numbers of tokens mean.</summary>
internal sealed record SemanticTokensLegend(string[] TokenTypes, string[] TokenModifiers)
{
    internal static SemanticTokensLegend Own { get; } = new(["variable", "property", "function", "string", "number", "keyword", "operator", "regexp"], []);
}

/// <summary>A state of a picture and where it stands.</summary>
internal sealed record PictureState(string Id, string Name, Range Range, Range SelectionRange);

/// <summary>A picture of a machine.</summary>
internal sealed record Picture(string Machine, string Svg, PictureState[] States);

/// <summary>A request for a picture; of a template's machine, the one around a place.</summary>
internal sealed record PictureParams(TextDocumentIdentifier TextDocument, Position? Position = null);

/// <summary>A request to run a machine.</summary>
internal sealed record RunParams(TextDocumentIdentifier TextDocument, Position? Position = null, JsonElement? Input = null, JsonElement? Mocks = null);

/// <summary>What a run came to.</summary>
internal sealed record RunResult(string Status, JsonElement? Output, string? Error, string? Cause, string[] Trace, Picture? Picture, string? Problem);

/// <summary>A request to test one state.</summary>
internal sealed record TestStateParams(
    TextDocumentIdentifier TextDocument, string State, JsonElement? Input = null, JsonElement? Mock = null, Position? Position = null);

/// <summary>What the test of a state came to: the answer of TestState, or why there is none.</summary>
internal sealed record TestStateResult(JsonElement? Response, string? Problem);

/// <summary>A request for the page of a rule.</summary>
internal sealed record RulePageParams(string Id);
