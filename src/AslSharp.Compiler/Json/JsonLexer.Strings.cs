using System.Globalization;
using System.Text;
using AslSharp.Compiler.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Json;

// Strings: their escapes, and where each character of the value comes from.
internal sealed partial class JsonLexer
{
    private readonly StringBuilder _value = new();
    private readonly RecentTexts _texts = new();
    private readonly List<int> _valueOffsets = [];
    private readonly List<int> _fileOffsets = [];

    private JsonToken LexString(char quote)
    {
        var start = _position++;
        if (quote == '"' && LexPlainString(start) is { } plain)
            return plain;
        _value.Clear();
        _valueOffsets.Clear();
        _fileOffsets.Clear();
        var controlReported = false;
        var spansLines = false;
        while (_position < text.Length && text[_position] != quote)
        {
            var character = text[_position];
            if (character == '\\')
            {
                LexEscape();
            }
            else if (character is '$' or '%' && quote == '"' && TakeQuotingPlaceholder())
            {
                continue;
            }
            else if (character < ' ')
            {
                if (character is '\r' or '\n' && !spansLines && !(spansLines = GoesOnBelow(quote)))
                    break;
                LexControlCharacter(ref controlReported);
            }
            else if (char.IsSurrogate(character))
            {
                LexRawSurrogate();
            }
            else
            {
                _value.Append(character);
                _position++;
            }
        }

        return FinishString(start, quote);
    }

    // Nearly all strings are what stands between their quotation marks, letter by letter.
    private JsonToken? LexPlainString(int start)
    {
        var end = start + 1;
        var source = text;
        while (end < source.Length && ((source[end] < Letters.Length && Letters[source[end]]) || IsPlain(source[end], At(end + 1))))
            end++;
        if (At(end) != '"')
            return null;
        _position = end + 1;
        var (span, content) = (TextSpan.FromBounds(start, _position), TextSpan.FromBounds(start + 1, end));
        return new JsonToken(JsonTokenKind.String, span, new JsonStringSyntax(span, content, _texts.Get(text, content)));
    }

    // What is plain whatever comes behind it.
    private static readonly bool[] Letters = [.. Enumerable.Range(0, 128).Select(static code => (char)code is >= ' ' and not ('"' or '\\' or '$' or '%'))];

    // No escape, and nothing that a placeholder or directive begins with.
    private static bool IsPlain(char character, char next) =>
        character is >= ' ' and not ('"' or '\\') && !char.IsSurrogate(character) && !(character is '$' or '%' && next == '{');

    private JsonToken FinishString(int start, char quote)
    {
        var content = TextSpan.FromBounds(start + 1, _position);
        var isClosed = At(_position) == quote;
        if (isClosed)
            _position++;
        var span = TextSpan.FromBounds(start, _position);
        var hasEscapes = _valueOffsets.Count > 0;
        var node = new JsonStringSyntax(
            span,
            content,
            _value.ToString(),
            hasEscapes ? [.. _valueOffsets] : null,
            hasEscapes ? [.. _fileOffsets] : null);
        if (!isClosed)
            Report(DiagnosticDescriptors.StringNotClosed, TextSpan.FromBounds(start, TrimEnd(start, _position)));
        else if (quote == '\'')
            Report(DiagnosticDescriptors.QuotesMissing, span, Shorten(TextOf(span)), Shorten(node.Value));
        else
            CheckPlaceholders(node);
        return new JsonToken(JsonTokenKind.String, span, node, IsDamaged: !isClosed);
    }

    /// <summary>
    /// Whether a string with a raw line break is meant to go on below: then the next quotation mark closes it, and what
    /// closes a value is followed by punctuation. Otherwise its own mark is missing and the next one opens a string.
    /// </summary>
    private bool GoesOnBelow(char quote)
    {
        var position = _position;
        while (position < text.Length && text[position] != quote)
            position += text[position] == '\\' ? 2 : 1;
        if (position >= text.Length)
            return false;
        position++;
        while (position < text.Length && IsWhitespace(text[position]))
            position++;
        return At(position) is ',' or '}' or ']' or ':';
    }

    private void LexControlCharacter(ref bool reported)
    {
        var start = _position;
        var character = text[_position++];
        if (character == '\r' && At(_position) == '\n')
        {
            // One line break, so one message; the value keeps both characters.
            _value.Append(character);
            character = '\n';
            _position++;
        }

        _value.Append(character);
        if (reported)
            return;
        reported = true;
        var escape = character switch
        {
            '\n' or '\r' => "\\n",
            '\t' => "\\t",
            _ => "\\u" + Hexadecimal(character),
        };
        Report(DiagnosticDescriptors.ControlCharacterInString, TextSpan.FromBounds(start, _position), Hexadecimal(character), escape);
    }

    private void LexRawSurrogate()
    {
        var isPair = char.IsHighSurrogate(text[_position]) && char.IsLowSurrogate(At(_position + 1));
        if (isPair)
        {
            _value.Append(text, _position, 2);
            _position += 2;
            return;
        }

        Report(DiagnosticDescriptors.SurrogateUnpaired, new TextSpan(_position, 1), "U+" + Hexadecimal(text[_position]));
        _value.Append('\uFFFD');
        _position++;
    }

    private void LexEscape()
    {
        var start = _position;
        var simple = At(start + 1) switch
        {
            '"' => '"',
            '\\' => '\\',
            '/' => '/',
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => '\0',
        };
        if (simple != '\0')
        {
            AppendEscaped(simple, 2);
        }
        else if (At(start + 1) == 'u' && TryReadHexadecimal(start + 2, out var unit))
        {
            LexUnicodeEscape(unit);
        }
        else
        {
            LexInvalidEscape();
        }
    }

    private void LexUnicodeEscape(char unit)
    {
        if (!char.IsSurrogate(unit))
        {
            AppendEscaped(unit, 6);
        }
        else if (char.IsHighSurrogate(unit) && At(_position + 6) == '\\' && At(_position + 7) == 'u'
            && TryReadHexadecimal(_position + 8, out var low) && char.IsLowSurrogate(low))
        {
            AppendEscaped(unit, 6);
            AppendEscaped(low, 6);
        }
        else
        {
            var span = new TextSpan(_position, 6);
            Report(DiagnosticDescriptors.SurrogateUnpaired, span, TextOf(span));
            AppendEscaped('\uFFFD', 6);
        }
    }

    // The value keeps the character behind the backslash: most likely it was meant. Where none can follow, it keeps the
    // backslash.
    private void LexInvalidEscape()
    {
        var follower = At(_position + 1);
        if (follower < ' ' || char.IsSurrogate(follower))
        {
            if (_position + 1 < text.Length)
                Report(DiagnosticDescriptors.EscapeInvalid, new TextSpan(_position, 1), "\\");
            _value.Append(text[_position++]);
            return;
        }

        var length = 2;
        while (follower == 'u' && length < 6 && IsHexadecimal(At(_position + length)))
            length++;
        var span = new TextSpan(_position, length);

        // An escape that the text ends in is part of a string without an end.
        if (span.End < text.Length)
            Report(DiagnosticDescriptors.EscapeInvalid, span, TextOf(span));
        AppendEscaped(follower, length);
    }

    private void AppendEscaped(char character, int length)
    {
        _valueOffsets.Add(_value.Length);
        _value.Append(character);
        _position += length;
        _fileOffsets.Add(_position);
    }

    private bool TryReadHexadecimal(int position, out char unit)
    {
        unit = '\0';
        if (position + 4 > text.Length)
            return false;
        for (var i = position; i < position + 4; i++)
        {
            if (!IsHexadecimal(text[i]))
                return false;
        }

        unit = (char)ushort.Parse(text.Substring(position, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        return true;
    }

    private static bool IsHexadecimal(char character) =>
        character is (>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F');

    private static string Hexadecimal(char character) => ((int)character).ToString("X4", CultureInfo.InvariantCulture);

    internal static string Shorten(string value)
    {
        var line = value.IndexOfAny(['\r', '\n']);
        var shown = line < 0 ? value : value.Substring(0, line);
        return shown.Length <= 40 && line < 0 ? shown : shown.Substring(0, Math.Min(40, shown.Length)) + "…";
    }
}
