using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.Compiler.Jsonata;

// Strings and regular expressions.
internal sealed partial class JsonataLexer
{
    private JsonataToken ReadString(int start)
    {
        var quote = text[_position++];
        var value = new StringBuilder();
        while (_position < text.Length)
        {
            var current = text[_position];
            if (current == quote)
            {
                _position++;
                return Make(JsonataTokenKind.String, value.ToString(), start);
            }

            if (current == '\\')
            {
                ReadEscape(value);
            }
            else
            {
                value.Append(current);
                _position++;
            }
        }

        report(JsonataSyntaxErrors.StringNotClosed(TextSpan.FromBounds(start, text.Length)));
        return Make(JsonataTokenKind.String, value.ToString(), start);
    }

    private void ReadEscape(StringBuilder value)
    {
        var start = _position;
        // A backslash at the very end escapes nothing.
        var letter = Peek(1);
        _position = Math.Min(start + 2, text.Length);
        char? character = letter switch
        {
            '"' or '\\' or '/' => letter,
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => null,
        };
        if (character is { } known)
        {
            value.Append(known);
        }
        else if (letter == 'u')
        {
            var digits = text.Substring(_position, Math.Min(4, text.Length - _position));
            if (digits.Length > 0 && ushort.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
            {
                value.Append((char)code);
                _position += digits.Length;
            }
            else
            {
                report(JsonataSyntaxErrors.EscapeWithoutDigits(TextSpan.FromBounds(start, _position)));
            }
        }
        else
        {
            report(JsonataSyntaxErrors.EscapeUnknown(TextSpan.FromBounds(start, _position), start + 1 < text.Length ? letter.ToString() : ""));
        }
    }

    // As the reference: a slash closes unless it is escaped or stands within brackets of any kind.
    private JsonataToken ReadRegex(int start)
    {
        _position++;
        var depth = 0;
        var backslashes = 0;
        for (; _position < text.Length; _position++)
        {
            var current = text[_position];
            if (current == '/' && depth == 0 && backslashes % 2 == 0)
                return FinishRegex(start);
            if (backslashes == 0 && current is ('(' or '[' or '{'))
                depth++;
            if (backslashes == 0 && current is (')' or ']' or '}'))
                depth--;
            backslashes = current == '\\' ? backslashes + 1 : 0;
        }

        report(JsonataSyntaxErrors.RegexNotClosed(TextSpan.FromBounds(start, text.Length)));
        return Make(JsonataTokenKind.Regex, "", start) with { Flags = "" };
    }

    private JsonataToken FinishRegex(int start)
    {
        var pattern = text[(start + 1).._position];
        _position++;
        var flags = _position;
        while (Peek(0) is 'i' or 'm')
            _position++;
        if (pattern.Length == 0)
            report(JsonataSyntaxErrors.RegexEmpty(TextSpan.FromBounds(start, _position)));
        return Make(JsonataTokenKind.Regex, pattern, start) with { Flags = text[flags.._position] };
    }
}
