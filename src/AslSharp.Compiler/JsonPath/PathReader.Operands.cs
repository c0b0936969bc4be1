using System.Globalization;
using System.Text;
using AslSharp.Compiler.Json;

namespace AslSharp.Compiler.JsonPath;

// Operands of filters and path functions: paths, strings, numbers, words, patterns, lists.
internal sealed partial class PathReader
{
    // The service splits a comparison at its operator and takes all that follows for the right side, which may therefore hold more.
    private PathOperandSyntax? ReadOperand(bool isRight = false)
    {
        var begin = Position;
        if (++_depth > MaximumDepth)
            return Fail<PathOperandSyntax>(begin, 1, "the filter is nested too deeply; write it in fewer brackets");
        PathOperandSyntax? operand = At(Position) switch
        {
            '$' when PlaceholderEnd(Position) >= 0 => ReadWord(),
            '@' or '$' => ReadPath() is { } path ? new PathReferenceSyntax(path) : null,
            '\'' or '"' => ReadQuoted() is { } value ? new PathLiteralSyntax(From(begin), PathLiteralKind.String, value) : null,
            '/' => ReadPattern(isRight),
            '[' => ReadList(']', "the '[' is not closed; write ']'") is { } items
                ? new PathLiteralSyntax(From(begin), PathLiteralKind.List, text.Substring(begin, Position - begin), items: items)
                : null,
            '{' => Fail<PathOperandSyntax>(Position, 1, "an object cannot be compared in a filter; compare its fields"),
            _ => ReadWord(isRight),
        };
        _depth--;
        return operand;
    }

    // Numbers and the three words of JSON. Any other bare word counts as a string: published definitions have
    // '[?(@.Type.Text==AMOUNT_PAID)]'.
    private PathLiteralSyntax? ReadWord(bool isRight = false)
    {
        var begin = Position;
        var word = new StringBuilder();
        while (true)
        {
            if (TakePlaceholder(word))
                continue;
            // Blanks count within the right side, not at its end.
            var next = Position;
            while (isRight && Position > begin && At(next) is ' ' or '\t')
                next++;
            if (!IsWordCharacter(At(next), isRight))
                break;
            word.Append(text, Position, next + 1 - Position);
            Position = next + 1;
        }

        if (Position == begin)
            return Fail<PathLiteralSyntax>(Position, 1, "a value is missing; write a path, a string in quotation marks, a number, true, false or null");
        var value = word.ToString();
        var kind = value switch
        {
            "true" => PathLiteralKind.True,
            "false" => PathLiteralKind.False,
            "null" => PathLiteralKind.Null,
            _ => JsonNumberText.IsNumber(value) ? PathLiteralKind.Number : PathLiteralKind.String,
        };
        return new PathLiteralSyntax(From(begin), kind, value);
    }

    private static bool IsWordCharacter(char character, bool isRight) =>
        character is '_' or '-' or '+' or '.' || char.IsLetterOrDigit(character) || char.IsSurrogate(character) || (isRight && character is '/' or ':' or '@');

    private PathLiteralSyntax? ReadPattern(bool isRight)
    {
        var begin = Position;
        var close = isRight ? FindLastSlash() : -1;
        if (close < 0)
            close = FindSlash();
        if (close < 0)
        {
            Position = text.Length;
            return Fail<PathLiteralSyntax>(begin, text.Length - begin, "the regular expression is not closed; write '/' after it");
        }

        var pattern = text.Substring(begin + 1, close - begin - 1);
        Position = AfterFlags(close);
        return new PathLiteralSyntax(From(begin), PathLiteralKind.Pattern, pattern, text.Substring(close + 1, Position - close - 1));
    }

    private int FindSlash()
    {
        var position = Position + 1;
        while (position < text.Length && text[position] != '/')
            position += text[position] == '\\' ? 2 : 1;
        return position < text.Length ? position : -1;
    }

    // The slash that the end of the comparison follows: slashes before it belong to the pattern, whether they are escaped or not.
    private int FindLastSlash()
    {
        for (var slash = text.IndexOf('/', Position + 1); slash >= 0; slash = text.IndexOf('/', slash + 1))
        {
            if (text[slash - 1] != '\\' && EndsComparison(AfterFlags(slash)))
                return slash;
        }

        return -1;
    }

    private int AfterFlags(int slash)
    {
        var position = slash + 1;
        while (At(position) is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z'))
            position++;
        return position;
    }

    // Parentheses may be closed here; then the filter goes on with '&&' or '||', or ends with the last of them.
    private bool EndsComparison(int position)
    {
        var open = _open;
        while (true)
        {
            while (char.IsWhiteSpace(At(position)))
                position++;
            if (At(position) != ')' || open == 0)
                break;
            open--;
            position++;
        }

        if (open == 0)
            return At(position) is ']' or ',';
        return At(position) is '&' or '|' && At(position + 1) == At(position);
    }

    /// <summary>Reads a string in either kind of quotation marks, with the escapes of Jayway: those of JSON, and any other character for itself.</summary>
    private string? ReadQuoted()
    {
        var begin = Position;
        var quote = text[Position++];
        var value = new StringBuilder();
        while (Position < text.Length && text[Position] != quote)
        {
            if (text[Position] == '\\')
                ReadEscape(value);
            else
                value.Append(text[Position++]);
        }

        if (Position >= text.Length)
            return Fail<string>(begin, text.Length - begin, $"the string is not closed; write {quote} after it");
        Position++;
        return value.ToString();
    }

    private void ReadEscape(StringBuilder value)
    {
        var follower = At(Position + 1);
        if (follower == 'u' && Position + 6 <= text.Length && ushort.TryParse(
            text.Substring(Position + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit))
        {
            value.Append((char)unit);
            Position += 6;
            return;
        }

        if (Position + 1 < text.Length)
        {
            value.Append(follower switch
            {
                'b' => '\b',
                'f' => '\f',
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                _ => follower,
            });
        }

        Position = Math.Min(Position + 2, text.Length);
    }
}
