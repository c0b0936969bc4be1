using System.Globalization;
using System.Text;

namespace AslSharp.Compiler.Jsonata;

// Escapes and classes.
internal sealed partial class JsonataRegexReader
{
    private const string AtBoundary = $"(?:(?<=[{Words}])(?![{Words}])|(?<![{Words}])(?=[{Words}]))";
    private const string NotAtBoundary = $"(?:(?<=[{Words}])(?=[{Words}])|(?<![{Words}])(?![{Words}]))";

    private void ReadEscape()
    {
        if (_position + 1 >= _pattern.Length)
        {
            Fault = "\\ at end of pattern";
            return;
        }

        var letter = _pattern[_position + 1];
        if (letter is 'b' or 'B')
        {
            _position += 2;
            Write(letter == 'b' ? AtBoundary : NotAtBoundary, canRepeat: false);
        }
        else if (SetOf(letter) is { } set)
        {
            _position += 2;
            Write($"[{set}]");
        }
        else if (letter is >= '1' and <= '9' && TryReadReference())
        {
            return;
        }
        else if (letter == 'k' && _names.Any(static name => name is not null))
        {
            ReadNamedReference();
        }
        else
        {
            Write(Character(ReadEscapedCharacter()));
        }
    }

    // In JavaScript a group that took no part matches nothing at all, and so does a reference to it.
    private void WriteReference(int group)
        => Write(FormattableString.Invariant(_ignoresCase ? (FormattableString)$"(?({group})(?i:\\{group}))" : $"(?({group})\\{group})"));

    private bool TryReadReference()
    {
        var end = _position + 1;
        var group = ReadCount(ref end)!.Value;
        if (group > _names.Count)
            return false;
        _position = end;
        WriteReference(group);
        return true;
    }

    private void ReadNamedReference()
    {
        var end = _pattern.IndexOf('>', _position);
        var start = _position + 3;
        var group = end >= start && _pattern[start - 1] == '<' ? _names.IndexOf(_pattern[start..end]) : -1;
        if (group < 0)
        {
            Fault = "Invalid named reference";
            return;
        }

        _position = end + 1;
        WriteReference(group + 1);
    }

    private static string? SetOf(char letter) => letter switch
    {
        'd' => "0-9",
        'D' => NotDigits,
        'w' => Words,
        'W' => NotWords,
        's' => Spaces,
        'S' => NotSpaces,
        _ => null,
    };

    // At a backslash that is not the last character; every text is some character here (annex B).
    private char ReadEscapedCharacter()
    {
        var letter = _pattern[_position + 1];
        _position += 2;
        switch (letter)
        {
            case 't':
                return '\t';
            case 'n':
                return '\n';
            case 'v':
                return '\v';
            case 'f':
                return '\f';
            case 'r':
                return '\r';
            case 'c' when _position < _pattern.Length && _pattern[_position] is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z'):
                return (char)(_pattern[_position++] % 32);
            case 'c':
                // Not a control character: the backslash means itself.
                _position--;
                return '\\';
            case 'x' when TryReadHex(2, out var code):
                return code;
            case 'u' when TryReadHex(4, out var code):
                return code;
            case >= '0' and <= '7':
                return ReadOctal(letter);
            default:
                return letter;
        }
    }

    private bool TryReadHex(int digits, out char code)
    {
        code = default;
        if (_position + digits > _pattern.Length
            || !ushort.TryParse(_pattern.Substring(_position, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
        {
            return false;
        }

        _position += digits;
        code = (char)value;
        return true;
    }

    private char ReadOctal(char first)
    {
        var value = first - '0';
        for (var i = 0; i < 2 && _position < _pattern.Length && _pattern[_position] is >= '0' and <= '7' && (value * 8) + _pattern[_position] - '0' <= 255; i++)
            value = (value * 8) + _pattern[_position++] - '0';
        return (char)value;
    }

    private void ReadClass()
    {
        _position++;
        var isNegated = _position < _pattern.Length && _pattern[_position] == '^';
        if (isNegated)
            _position++;
        var items = new StringBuilder();
        while (Fault is null && _position < _pattern.Length && _pattern[_position] != ']')
            ReadClassRange(items);
        if (Fault is not null)
            return;
        if (_position >= _pattern.Length)
        {
            Fault = "Unterminated character class";
            return;
        }

        _position++;
        if (items.Length == 0)
            Write(isNegated ? "[\\s\\S]" : "(?!)");
        else
            Write($"[{(isNegated ? "^" : "")}{items}]");
    }

    private void ReadClassRange(StringBuilder items)
    {
        var (set, first) = ReadClassItem();
        var isRange = _position + 1 < _pattern.Length && _pattern[_position] == '-' && _pattern[_position + 1] != ']';
        if (!isRange)
        {
            items.Append(set);
            if (set is null)
                AppendRange(items, first, first);
            return;
        }

        _position++;
        var (lastSet, last) = ReadClassItem();
        if (set is not null || lastSet is not null)
        {
            items.Append(set).Append(Literal('-')).Append(lastSet);
            if (set is null)
                AppendRange(items, first, first);
            if (lastSet is null)
                AppendRange(items, last, last);
        }
        else if (last < first)
            Fault = "Range out of order in character class";
        else
            AppendRange(items, first, last);
    }

    private void AppendRange(StringBuilder items, char first, char last)
    {
        items.Append(Literal(first));
        if (last != first)
            items.Append('-').Append(Literal(last));
        if (!_ignoresCase)
            return;
        foreach (var variant in JsonataRegexCase.VariantsOf(first, last))
            items.Append(Literal(variant));
    }

    private (string? Set, char Character) ReadClassItem()
    {
        var current = _pattern[_position];
        if (current != '\\')
        {
            _position++;
            return (null, current);
        }

        if (_position + 1 >= _pattern.Length)
        {
            Fault = "\\ at end of pattern";
            return (null, current);
        }

        var letter = _pattern[_position + 1];
        if (SetOf(letter) is { } set)
        {
            _position += 2;
            return (set, default);
        }

        if (letter != 'b')
            return (null, ReadEscapedCharacter());
        _position += 2;
        return (null, '\b');
    }
}
