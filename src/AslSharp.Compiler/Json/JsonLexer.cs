using AslSharp.Compiler.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Json;

/// <summary>Cuts text into JSON tokens. Each character is looked at a fixed number of times, whatever the text.</summary>
internal sealed partial class JsonLexer(string text, DiagnosticBag diagnostics, bool placeholdersQuote, int start = 0)
{
    // A file of nothing but mistakes must not cost a diagnostic for each of them.
    internal const int MaximumDiagnostics = 100;

    private int _position = start;
    private bool _commentReported;
    private bool _isCutByComment;

    /// <summary>Reads the next token; at the end of the text it gives <see cref="JsonTokenKind.End"/> for ever.</summary>
    public JsonToken Lex()
    {
        SkipTrivia();
        var start = _position;
        if (start >= text.Length)
            return new JsonToken(JsonTokenKind.End, new TextSpan(text.Length, 0), IsDamaged: _isCutByComment);
        var kind = PunctuationAt(start);
        if (kind != JsonTokenKind.Unknown)
        {
            _position++;
            return new JsonToken(kind, new TextSpan(start, 1));
        }

        return text[start] switch
        {
            '"' or '\'' => LexString(text[start]),
            '$' when IsPlaceholder(start) => LexPlaceholder(start),
            '-' or '+' or '.' or (>= '0' and <= '9') => LexRun(JsonTokenKind.Number, IsWordCharacter),
            var first when IsWordCharacter(first) => LexRun(JsonTokenKind.Word, IsWordCharacter),
            _ => LexRun(JsonTokenKind.Unknown, IsUnknownCharacter),
        };
    }

    /// <summary>The text of a span.</summary>
    public string TextOf(TextSpan span) => text.Substring(span.Start, span.Length);

    private static bool IsWhitespace(char character) => character is ' ' or '\t' or '\r' or '\n';

    private static bool IsWordCharacter(char character) =>
        character is '-' or '+' or '.' or '_' or (>= '0' and <= '9') or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z');

    private static bool IsUnknownCharacter(char character) =>
        character is not ('"' or '\'' or '{' or '}' or '[' or ']' or ':' or ',' or '/' or '$')
        && !IsWhitespace(character) && !IsWordCharacter(character);

    private char At(int position) => position < text.Length ? text[position] : '\0';

    private JsonTokenKind PunctuationAt(int position) => text[position] switch
    {
        '{' => JsonTokenKind.OpenBrace,
        '}' => JsonTokenKind.CloseBrace,
        '[' => JsonTokenKind.OpenBracket,
        ']' => JsonTokenKind.CloseBracket,
        ':' => JsonTokenKind.Colon,
        ',' => JsonTokenKind.Comma,
        _ => JsonTokenKind.Unknown,
    };

    // The first character always belongs to the run, so that the lexer moves on whatever stands there.
    private JsonToken LexRun(JsonTokenKind kind, Func<char, bool> belongs)
    {
        var start = _position++;
        while (_position < text.Length && belongs(text[_position]))
            _position++;
        return kind != JsonTokenKind.Unknown && IsPlaceholder(_position)
            ? LexPlaceholder(start)
            : new JsonToken(kind, TextSpan.FromBounds(start, _position));
    }

    private void SkipTrivia()
    {
        // A byte order mark is no part of the text; hosts that decode bytes have dropped it already.
        if (_position == 0 && At(0) == '\uFEFF')
            _position = 1;
        while (true)
        {
            var (source, position) = (text, _position);
            while (position < source.Length && IsWhitespace(source[position]))
                position++;
            _position = position;
            if (position == source.Length)
                return;
            if (text[_position] == '/' && (At(_position + 1) is '/' or '*'))
                SkipComment();
            else if (text[_position] != '%' || At(_position + 1) != '{' || !SkipDirective())
                return;
        }
    }

    private void SkipComment()
    {
        var start = _position;
        var isBlock = text[start + 1] == '*';
        var end = isBlock ? text.IndexOf("*/", start + 2, StringComparison.Ordinal) : text.IndexOf('\n', start);
        _position = end < 0 ? text.Length : isBlock ? end + 2 : end;
        if (isBlock && end < 0)
        {
            _isCutByComment = true;
            Report(DiagnosticDescriptors.CommentNotClosed, new TextSpan(start, 2));
        }
        else if (!_commentReported)
        {
            // Once a file: who writes comments writes many, and it is one decision.
            _commentReported = true;
            Report(DiagnosticDescriptors.CommentInJson, TextSpan.FromBounds(start, TrimEnd(start, _position)));
        }
    }

    private int TrimEnd(int start, int end)
    {
        while (end > start && IsWhitespace(text[end - 1]))
            end--;
        return end;
    }

    private void Report(DiagnosticDescriptor descriptor, TextSpan span, params string[] arguments)
    {
        if (diagnostics.Count < MaximumDiagnostics)
            diagnostics.Report(descriptor, span, arguments);
    }
}
