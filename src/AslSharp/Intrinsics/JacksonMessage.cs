using System.Globalization;
using System.Text;

namespace AslSharp.Runtime;

/// <summary>
/// What is wrong with a JSON text in the words of Jackson (2.17), the parser of the service, which its causes hand on (ASL section 20).
/// Reads a text again that is known to be wrong, so it may take its time.
/// </summary>
internal sealed class JacksonMessage
{
    private const string Source = "[Source: REDACTED (`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION` disabled); ";
    private const string Values = "(JSON String, Number, Array, Object or token 'null', 'true' or 'false')";
    private const int LongestToken = 256;
    private const int End = -1;

    private readonly string _text;
    private readonly Stack<(char Open, int Position)> _open = new();
    private int _position;

    private JacksonMessage(string text) => _text = text;

    private string Container => _open.TryPeek(out var scope) ? scope.Open == '[' ? "Array" : "Object" : "root";

    /// <summary>The message for a text.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The message; null where Jackson would find nothing wrong with the text.</returns>
    public static string? Of(string text)
    {
        var reader = new JacksonMessage(text);
        try
        {
            reader.Read();
            return null;
        }
        catch (Mistake mistake)
        {
            return mistake.Message;
        }
    }

    private void Read()
    {
        var hasValue = false;
        while (true)
        {
            var next = NextOrEnd();
            if (next == End)
            {
                if (_open.TryPeek(out var scope)) throw AtEnd($": expected close marker for {Container} (start marker at {Place(scope.Position + 1)})");
                return;
            }

            if (next is ']' or '}')
            {
                Close((char)next);
                hasValue = true;
            }
            else
            {
                if (_open.Count == 0 && hasValue) throw Trailing(next);
                if (hasValue) next = Comma(next);
                if (Container == "Object") next = NameAndColon(next);
                hasValue = ReadValue(next);
            }
        }
    }

    // Whether the value is whole; else a container has been opened.
    private bool ReadValue(int first)
    {
        switch (first)
        {
            case '{' or '[':
                _open.Push(((char)first, _position - 1));
                return false;
            case '"':
                ReadQuoted("string value", ": was expecting closing quote for a string value");
                break;
            case '}':
                throw Unexpected(first, "expected a value");
            case 't':
                Match("true");
                break;
            case 'f':
                Match("false");
                break;
            case 'n':
                Match("null");
                break;
            case '-' or (>= '0' and <= '9'):
                ReadNumber(first);
                break;
            default:
                throw OddValue(first);
        }

        return true;
    }

    private void Close(char closer)
    {
        var opener = closer == ']' ? '[' : '{';
        if (!_open.TryPeek(out var scope) || scope.Open != opener)
        {
            var start = _open.Count == 0 ? Source + "line: 1, column: 0]" : Place(scope.Position + 1);
            throw Error($"Unexpected close marker '{closer}': expected '{(closer == ']' ? '}' : ']')}' (for {Container} starting at {start})");
        }

        _open.Pop();
    }

    private int Comma(int next)
    {
        if (next != ',') throw Unexpected(next, $"was expecting comma to separate {Container} entries");
        return Next($" within/between {Container} entries");
    }

    private int NameAndColon(int next)
    {
        if (next != '"') throw Unexpected(next, "was expecting double-quote to start field name");
        ReadQuoted("name", " in field name");
        next = Next(" within/between Object entries");
        if (next != ':') throw Unexpected(next, "was expecting a colon to separate field name and value");
        return Next(" within/between Object entries");
    }

    private void ReadQuoted(string what, string endless)
    {
        while (true)
        {
            if (_position >= _text.Length) throw AtEnd(endless);
            var unit = _text[_position++];
            if (unit == '"') return;
            if (unit == '\\') ReadEscape();
            else if (unit < ' ')
                throw ErrorBefore($"Illegal unquoted character ({Describe(unit)}): has to be escaped using backslash to be included in {what}");
        }
    }

    private void ReadEscape()
    {
        var digits = 0;
        do
        {
            if (_position >= _text.Length) throw AtEnd(" in character escape sequence");
            var unit = _text[_position++];
            if (digits > 0 && !char.IsAsciiHexDigit(unit)) throw Unexpected(unit & 0xFF, "expected a hex-digit for character escape sequence");
            if (digits == 0 && !"\"\\/bfnrtu".Contains(unit, StringComparison.Ordinal)) throw ErrorBefore($"Unrecognized character escape {Describe(unit)}");
            digits = digits > 0 ? digits - 1 : unit == 'u' ? 4 : 0;
        }
        while (digits > 0);
    }

    private void Match(string word)
    {
        for (var i = 1; i < word.Length; i++)
        {
            if (_position >= _text.Length || _text[_position] != word[i]) throw UnrecognizedToken(word[..i]);
            _position++;
        }

        if (_position < _text.Length && IsTokenPart(_text[_position])) throw UnrecognizedToken(word);
    }

    private void ReadNumber(int first)
    {
        var start = _position - 1;
        if (first == '-')
        {
            if (_position >= _text.Length) throw AtEnd("No digit following sign");
            first = _text[_position++];
            if (!char.IsAsciiDigit((char)first)) throw UnexpectedInNumber(first, "expected digit (0-9) to follow minus sign, for valid numeric value");
        }

        if (first == '0' && char.IsAsciiDigit(Peek())) throw Error("Invalid numeric value: Leading zeroes not allowed");
        SkipDigits();
        if (Peek() == '.') ReadDigits(start, "Decimal point not followed by a digit");
        if (Peek() is 'e' or 'E') ReadDigits(start, "Exponent indicator not followed by a digit");
        if (_open.Count == 0 && _position < _text.Length && !IsBlank(_text[_position]))
            throw Unexpected(_text[_position++], "Expected space separating root-level values");
    }

    // What follows the character at the position, a point or an e.
    private void ReadDigits(int start, string problem)
    {
        var last = _text[_position++];
        if (last != '.' && Peek() is '+' or '-') last = _text[_position++];
        if (char.IsAsciiDigit(Peek()))
        {
            SkipDigits();
            return;
        }

        if (_position >= _text.Length) throw UnexpectedInNumber(last, problem);
        // Where more text follows, Jackson still stands at the number's first character.
        var found = _text[_position];
        _position = start + 1;
        throw UnexpectedInNumber(found, problem);
    }

    private void SkipDigits()
    {
        while (char.IsAsciiDigit(Peek())) _position++;
    }

    private Mistake OddValue(int first)
    {
        switch (first)
        {
            case 'N' or 'I':
                var word = first == 'N' ? "NaN" : "Infinity";
                Match(word);
                return Error($"Non-standard token '{word}': enable `JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS` to allow");
            case '+' when _position < _text.Length:
                _position++;
                return UnexpectedInNumber(
                    '+', "JSON spec does not allow numbers to have plus signs: enable `JsonReadFeature.ALLOW_LEADING_PLUS_SIGN_FOR_NUMBERS` to allow");
            case '+':
                return AtEnd(" in a value");
            default:
                return first != '\u007f' && !char.IsAsciiDigit((char)first) && IsTokenPart((char)first)
                    ? UnrecognizedToken(((char)first).ToString())
                    : Unexpected(first, "expected a valid value " + Values);
        }
    }

    private Mistake Trailing(int first)
    {
        var token = first switch
        {
            '{' => "START_OBJECT",
            '[' => "START_ARRAY",
            '"' => "VALUE_STRING",
            't' => "VALUE_TRUE",
            'f' => "VALUE_FALSE",
            'n' => "VALUE_NULL",
            _ => "VALUE_NUMBER_INT",
        };
        var end = _position;
        ReadValue(first);
        _position = end;
        return Error(
            $"Trailing token (of type {token}) found after value (bound as `com.fasterxml.jackson.databind.JsonNode`): not allowed as per `DeserializationFeature.FAIL_ON_TRAILING_TOKENS`");
    }

    private Mistake UnrecognizedToken(string matched)
    {
        var token = new StringBuilder(matched);
        while (_position < _text.Length && IsTokenPart(_text[_position]))
        {
            token.Append(_text[_position++]);
            if (token.Length < LongestToken) continue;
            token.Append("...");
            break;
        }

        return Error($"Unrecognized token '{token}': was expecting {Values}");
    }

    private int Next(string endless)
    {
        var next = NextOrEnd();
        return next == End ? throw AtEnd(endless) : next;
    }

    private int NextOrEnd()
    {
        while (_position < _text.Length)
        {
            var unit = _text[_position++];
            if (unit == '/')
                throw Unexpected(unit, "maybe a (non-standard) comment? (not recognized as one since Feature 'ALLOW_COMMENTS' not enabled for parser)");
            if (unit > ' ') return unit;
            if (!IsBlank(unit)) throw ErrorBefore($@"Illegal character ({Describe(unit)}): only regular white space (\r, \n, \t) is allowed between tokens");
        }

        return End;
    }

    private char Peek() => _position < _text.Length ? _text[_position] : '\0';

    private Mistake AtEnd(string what) => Error("Unexpected end-of-input" + what);

    private Mistake Unexpected(int unit, string comment) => ErrorBefore($"Unexpected character ({Describe(unit)}): {comment}");

    private Mistake UnexpectedInNumber(int unit, string comment) => ErrorBefore($"Unexpected character ({Describe(unit)}) in numeric value: {comment}");

    private Mistake Error(string message) => new($"{message}\n at {Place(_position + 1)}");

    private Mistake ErrorBefore(string message) => new($"{message}\n at {Place(_position)}");

    // The column, from 1, of a character counted from 1 over the whole text.
    private string Place(int number)
    {
        var line = 1;
        var lineStart = 0;
        for (var i = 0; i < number - 1 && i < _text.Length; i++)
        {
            if (_text[i] != '\n' && (_text[i] != '\r' || (i + 1 < _text.Length && _text[i + 1] == '\n'))) continue;
            line++;
            lineStart = i + 1;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{Source}line: {line}, column: {number - lineStart}]");
    }

    private static string Describe(int unit)
    {
        var code = unit.ToString(CultureInfo.InvariantCulture);
        if (char.IsControl((char)unit)) return $"(CTRL-CHAR, code {code})";
        return unit > 255 ? $"'{(char)unit}' (code {code} / 0x{unit:x})" : $"'{(char)unit}' (code {code})";
    }

    private static bool IsBlank(char unit) => unit is ' ' or '\t' or '\n' or '\r';

    // What Java lets stand in a name.
    private static bool IsTokenPart(char unit) => char.GetUnicodeCategory(unit) is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter
        or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.ConnectorPunctuation
        or UnicodeCategory.CurrencySymbol or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.Format;

    private sealed class Mistake(string message) : Exception(message);
}
