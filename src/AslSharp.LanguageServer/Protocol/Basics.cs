using System.Text.Json;
using System.Text.Json.Serialization;

namespace AslSharp.LanguageServer.Protocol;

/// <summary>A place in a document: a line and a UTF-16 column, both from zero.</summary>
internal readonly record struct Position(int Line, int Character);

/// <summary>The characters from a place to before another.</summary>
internal readonly record struct Range(Position Start, Position End);

/// <summary>A range of a document.</summary>
internal sealed record Location(Uri Uri, Range Range);

/// <summary>A place that another leads to, with what leads there.</summary>
internal sealed record LocationLink(Range OriginSelectionRange, Uri TargetUri, Range TargetRange, Range TargetSelectionRange);

/// <summary>A change of a document, perhaps with a note that belongs to it.</summary>
internal sealed record TextEdit(Range Range, string NewText, string? AnnotationId = null);

/// <summary>A change of a document of a version.</summary>
internal sealed record TextDocumentEdit(VersionedTextDocumentIdentifier TextDocument, TextEdit[] Edits);

/// <summary>Changes of documents.</summary>
internal sealed record WorkspaceEdit(TextDocumentEdit[] DocumentChanges, Dictionary<string, ChangeAnnotation>? ChangeAnnotations = null);

/// <summary>A note about some changes, for a person to read before they are made or after.</summary>
internal sealed record ChangeAnnotation(string Label, bool NeedsConfirmation, string Description);

/// <summary>Names a document.</summary>
internal sealed record TextDocumentIdentifier(Uri Uri);

/// <summary>Names a version of a document.</summary>
internal sealed record VersionedTextDocumentIdentifier(Uri Uri, int Version);

/// <summary>A document that an editor opens.</summary>
internal sealed record TextDocumentItem(Uri Uri, string LanguageId, int Version, string Text);

/// <summary>Text with marks.</summary>
internal sealed record MarkupContent(string Value, string Kind = "markdown");

/// <summary>A command that an editor may run.</summary>
internal sealed record Command(string Title, [property: JsonPropertyName("command")] string Name, JsonElement[]? Arguments = null);

/// <summary>A request about a document.</summary>
internal sealed record DocumentParams(TextDocumentIdentifier TextDocument);

/// <summary>A request about a place.</summary>
internal sealed record PositionParams(TextDocumentIdentifier TextDocument, Position Position);

/// <summary>A request about a range.</summary>
internal sealed record RangeParams(TextDocumentIdentifier TextDocument, Range Range);

/// <summary>A request about several places.</summary>
internal sealed record PositionsParams(TextDocumentIdentifier TextDocument, Position[] Positions);

/// <summary>A request for the places that name the same.</summary>
internal sealed record ReferenceParams(TextDocumentIdentifier TextDocument, Position Position, ReferenceContext Context);

/// <summary>Which places are asked for.</summary>
internal sealed record ReferenceContext(bool IncludeDeclaration);

/// <summary>A request to name something else.</summary>
internal sealed record RenameParams(TextDocumentIdentifier TextDocument, Position Position, string NewName);

/// <summary>What can be renamed.</summary>
internal sealed record PrepareRenameResult(Range Range, string Placeholder);

/// <summary>A document was opened.</summary>
internal sealed record DidOpenParams(TextDocumentItem TextDocument);

/// <summary>A document was changed.</summary>
internal sealed record DidChangeParams(VersionedTextDocumentIdentifier TextDocument, ContentChange[] ContentChanges);

/// <summary>A part of a document, or the whole of it, that has another text now.</summary>
internal sealed record ContentChange(string Text, Range? Range = null);

/// <summary>A request to lay a document out.</summary>
internal sealed record FormattingParams(TextDocumentIdentifier TextDocument, FormattingOptions Options, Range? Range = null);

/// <summary>How the editor indents.</summary>
internal sealed record FormattingOptions(int TabSize, bool InsertSpaces);

/// <summary>A request to run a command.</summary>
internal sealed record ExecuteCommandParams(string Command, JsonElement[]? Arguments = null);

/// <summary>Files were changed by others.</summary>
internal sealed record DidChangeWatchedFilesParams();
