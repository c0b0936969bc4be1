using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using AslSharp.Compiler.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Json;

/// <summary>
/// Reads JSON by descent, to a limited depth, and goes on after mistakes. One mistake gives one message: a fault is
/// not reported while no token has been accepted since the last one.
/// </summary>
internal sealed partial class JsonParser
{
    /// <summary>The deepest nesting that is read. AWS refuses machines long before it.</summary>
    internal const int MaximumDepth = 256;

    private readonly JsonLexer _lexer;
    private readonly DiagnosticBag _diagnostics;
    private readonly CancellationToken _cancellationToken;
    private JsonToken _current;
    private int _previousEnd;
    private JsonTokenKind _previousKind;
    private int _tokenIndex;
    private int _lastFaultIndex = -2;
    private int _openObjects;
    private int _openArrays;

    // What has been read of the objects and arrays that are open, of the innermost last. Of one that is closed just as much is kept as it holds.
    private readonly List<JsonPropertySyntax> _properties = [];
    private readonly List<JsonValueSyntax> _items = [];

    /// <param name="text">The text.</param>
    /// <param name="diagnostics">Takes what is wrong.</param>
    /// <param name="placeholdersQuote">Whether quotation marks inside a placeholder belong to it, and do not end the string around it.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public JsonParser(string text, DiagnosticBag diagnostics, bool placeholdersQuote, CancellationToken cancellationToken)
    {
        _diagnostics = diagnostics;
        _cancellationToken = cancellationToken;
        _lexer = new JsonLexer(text, diagnostics, placeholdersQuote);
        ReportInvalidEncoding(text);
        _current = _lexer.Lex();
    }

    /// <summary>Goes on inside a text.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="start">Where a value begins.</param>
    /// <param name="openObjects">How many objects are open there.</param>
    /// <param name="openArrays">How many arrays are open there.</param>
    /// <param name="diagnostics">Takes what is wrong.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public JsonParser(string text, int start, int openObjects, int openArrays, DiagnosticBag diagnostics, CancellationToken cancellationToken)
    {
        _diagnostics = diagnostics;
        _cancellationToken = cancellationToken;
        (_openObjects, _openArrays) = (openObjects, openArrays);
        _lexer = new JsonLexer(text, diagnostics, placeholdersQuote: false, start);
        ReportInvalidEncoding(text);
        _current = _lexer.Lex();
    }

    /// <summary>Whether directives choose what the text is.</summary>
    public bool HasDirectives => _lexer.HasDirectives;

    /// <summary>Reads the one value of the file.</summary>
    public JsonValueSyntax ParseFile()
    {
        if (_current.Kind == JsonTokenKind.End)
        {
            ReportFault(DiagnosticDescriptors.DefinitionEmpty, new TextSpan(0, 0));
            return new JsonMissingSyntax(_current.Span);
        }

        var root = ParseValue();
        if (_current.Kind != JsonTokenKind.End)
            ReportFault(DiagnosticDescriptors.ContentAfterEnd, _current.Span, CurrentText());
        return root;
    }

    /// <summary>Reads an object from where the text goes on, and nothing behind it.</summary>
    /// <param name="end">The offset before which the object ends and behind which the next comma or bracket stands.</param>
    /// <returns>Null where the object does not end there: what follows is read as a part of it, or it is followed by something else.</returns>
    public JsonObjectSyntax? ParseObject(int end)
    {
        if (_current.Kind != JsonTokenKind.OpenBrace || ParseContainer() is not JsonObjectSyntax node)
            return null;
        var isFollowed = _current.Kind is JsonTokenKind.Comma or JsonTokenKind.CloseBrace && _current.Span.Start >= end;
        return isFollowed && node.Span.End <= end ? node : null;
    }

    private JsonValueSyntax ParseValue()
    {
        var span = _current.Span;
        switch (_current.Kind)
        {
            case JsonTokenKind.OpenBrace or JsonTokenKind.OpenBracket:
                return ParseContainer();
            case JsonTokenKind.String:
                return Next().Text!;
            case JsonTokenKind.Number:
                return ParseNumber();
            case JsonTokenKind.Word:
                return ParseWord();
            case JsonTokenKind.Placeholder:
                return new JsonMissingSyntax(Next().Span);
            case JsonTokenKind.Unknown:
                ReportFault(DiagnosticDescriptors.JsonTokenUnexpected, span, CurrentText(), "a value");
                return new JsonMissingSyntax(Next().Span);
            case JsonTokenKind.Colon:
                ReportFault(DiagnosticDescriptors.JsonTokenUnexpected, span, ":", "a value");
                Next();
                return _current.Kind == JsonTokenKind.Colon ? new JsonMissingSyntax(span) : ParseValue();
            default:
                ReportFault(DiagnosticDescriptors.JsonValueMissing, span);
                return new JsonMissingSyntax(new TextSpan(_previousEnd, 0));
        }
    }

    private JsonValueSyntax ParseContainer()
    {
        if (_openObjects + _openArrays >= MaximumDepth)
            return SkipContainer();
        var isObject = _current.Kind == JsonTokenKind.OpenBrace;
        ref var open = ref isObject ? ref _openObjects : ref _openArrays;
        open++;
        JsonValueSyntax value = isObject ? ParseObject() : ParseArray();
        open--;
        return value;
    }

    // The rest of the brackets is counted, not descended into.
    private JsonMissingSyntax SkipContainer()
    {
        var start = _current.Span.Start;
        ReportFault(
            DiagnosticDescriptors.NestingTooDeep,
            _current.Span,
            MaximumDepth.ToString(CultureInfo.InvariantCulture));
        var depth = 0;
        do
        {
            if (_current.Kind is JsonTokenKind.OpenBrace or JsonTokenKind.OpenBracket)
                depth++;
            else if (_current.Kind is JsonTokenKind.CloseBrace or JsonTokenKind.CloseBracket)
                depth--;
            Next();
        }
        while (depth > 0 && _current.Kind != JsonTokenKind.End);

        // Brackets that stay open to the end of the file are part of the same mistake.
        if (depth > 0)
            _lastFaultIndex = _tokenIndex;
        return new JsonMissingSyntax(TextSpan.FromBounds(start, _previousEnd));
    }

    private JsonArraySyntax ParseArray()
    {
        var opener = Next().Span;
        var first = _items.Count;
        var hasNames = false;
        while (true)
        {
            switch (_current.Kind)
            {
                case JsonTokenKind.CloseBracket:
                    Next();
                    return new JsonArraySyntax(TextSpan.FromBounds(opener.Start, _previousEnd), Take(_items, first));
                case JsonTokenKind.End:
                case JsonTokenKind.CloseBrace when _openObjects > 0:
                    if (hasNames)
                        _lastFaultIndex = _tokenIndex;
                    ReportNotClosed(opener, '[', ']');
                    return new JsonArraySyntax(TextSpan.FromBounds(opener.Start, _previousEnd), Take(_items, first));
                case JsonTokenKind.Comma when _lexer.HasDirectives:
                    Next();
                    break;
                case JsonTokenKind.CloseBrace or JsonTokenKind.Comma or JsonTokenKind.Colon:
                    ReportFault(DiagnosticDescriptors.JsonTokenUnexpected, _current.Span, CurrentText(), "a value or ']'");
                    Next();
                    break;
                default:
                    _items.Add(ParseValue());
                    hasNames = SkipColonInArray(hasNames);
                    ParseSeparator(JsonTokenKind.CloseBracket, "elements", "',' or ']'");
                    break;
            }
        }
    }

    private static ImmutableArray<T> Take<T>(List<T> open, int first)
    {
        if (open.Count == first)
            return [];
        var own = new T[open.Count - first];
        open.CopyTo(first, own, 0, own.Length);
        open.RemoveRange(first, own.Length);
        return ImmutableCollectionsMarshal.AsImmutableArray(own);
    }

    // A name and a colon inside an array: a bracket went missing before it, or the array was meant to be an object. Either
    // way all such names, and a bracket that lacks in the end, are the same mistake.
    private bool SkipColonInArray(bool hasNames)
    {
        if (_current.Kind != JsonTokenKind.Colon)
            return hasNames;
        if (hasNames)
            _lastFaultIndex = _tokenIndex;
        ReportFault(DiagnosticDescriptors.JsonTokenUnexpected, _current.Span, ":", "',' or ']'");
        Next();
        return true;
    }

    /// <summary>Takes the comma behind a property or element, and reports where it lacks or is one too many.</summary>
    private void ParseSeparator(JsonTokenKind closer, string between, string expected)
    {
        // A placeholder may bring its own comma, and a directive decides whether there is one.
        var isKnown = !_lexer.HasDirectives && _previousKind != JsonTokenKind.Placeholder && _current.Kind != JsonTokenKind.Placeholder;
        if (_current.Kind == JsonTokenKind.Comma)
        {
            var comma = Next().Span;
            if (_current.Kind == closer && isKnown)
                ReportFault(DiagnosticDescriptors.CommaTrailing, comma, CurrentText());
        }
        else if (StartsItem(closer))
        {
            if (isKnown)
                ReportFault(DiagnosticDescriptors.CommaMissing, new TextSpan(_previousEnd, 0), between);
        }
        else if (_current.Kind is JsonTokenKind.Colon or JsonTokenKind.Unknown or JsonTokenKind.Number)
        {
            ReportFault(DiagnosticDescriptors.JsonTokenUnexpected, _current.Span, CurrentText(), expected);
            Next();
        }
    }

    private bool StartsItem(JsonTokenKind closer) => closer == JsonTokenKind.CloseBrace
        ? _current.Kind is JsonTokenKind.String or JsonTokenKind.Word or JsonTokenKind.Placeholder
        : _current.Kind is JsonTokenKind.String or JsonTokenKind.Word or JsonTokenKind.Number or JsonTokenKind.Placeholder
            or JsonTokenKind.OpenBrace or JsonTokenKind.OpenBracket;

    private JsonToken Next()
    {
        _cancellationToken.ThrowIfCancellationRequested();
        var token = _current;
        if (token.IsDamaged)
            _lastFaultIndex = _tokenIndex;
        _previousEnd = token.Span.End;
        _previousKind = token.Kind;
        _current = _lexer.Lex();
        _tokenIndex++;
        return token;
    }

    private string CurrentText() => JsonLexer.Shorten(_lexer.TextOf(_current.Span));

    private void ReportNotClosed(TextSpan opener, char open, char close)
    {
        var line = _diagnostics.File.Locate(opener).Lines.Start.Line + 1;
        if (MayReport())
        {
            _diagnostics.Report(
                DiagnosticDescriptors.BracketNotClosed,
                _current.Span,
                opener,
                open.ToString(),
                line.ToString(CultureInfo.InvariantCulture),
                close.ToString());
        }
    }

    private void ReportFault(DiagnosticDescriptor descriptor, TextSpan span, params string[] arguments)
    {
        if (MayReport())
            _diagnostics.Report(descriptor, span, arguments);
    }

    // A fault that stays silent still counts as the last one: a run of nonsense is one mistake.
    private bool MayReport()
    {
        var isNew = _tokenIndex > _lastFaultIndex + 1 && !(_current.Kind == JsonTokenKind.End && _current.IsDamaged);
        _lastFaultIndex = _tokenIndex;
        return isNew && _diagnostics.Count < JsonLexer.MaximumDiagnostics;
    }

    private void ReportInvalidEncoding(string text)
    {
        // Once a file: the whole file is in another encoding then.
        var position = text.IndexOf('\uFFFD');
        if (position >= 0)
            _diagnostics.Report(DiagnosticDescriptors.EncodingInvalid, new TextSpan(position, 1));
    }
}
