using System.Globalization;
using System.Text;
using AslSharp.Compiler.Json;

namespace AslSharp.Compiler.JsonPath;

// Operands of filters and path functions: paths, strings, numbers, words, patterns, lists.
internal sealed partial class PathReader
{
    private PathOperandSyntax? ReadOperand()
    {
        var begin = Position;
        if (++_depth > MaximumDepth)
            return Fail<PathOperandSyntax>(begin, 1, "the filter is nested too deeply; write it in fewer brackets");
        PathOperandSyntax? operand = At(Position) switch
        {
            '$' when PlaceholderEnd(Position) >= 0 => ReadWord(),
            '@' or '$' => ReadPath() is { } path ? new PathReferenceSyntax(path) : null,
            '\'' or '"' => ReadQuoted() is { } value ? new PathLiteralSyntax(From(begin), PathLiteralKind.String, value) : null,
            '/' => ReadPattern(),
            '[' => ReadList(']', "the '[' is not closed; write ']'") is { } items
                ? new PathLiteralSyntax(From(begin), PathLiteralKind.List, text.Substring(begin, Position - begin), items: items)
                : null,
            '{' => Fail<PathOperandSyntax>(Position, 1, "an object cannot be compared in a filter; compare its fields"),
            _ => ReadWord(),
        };
        _depth--;
        return operand;
    }

    // Numbers and the three words of JSON. Any other bare word counts as a string: published definitions have
    // '[?(@.Type.Text==AMOUNT_PAID)]'.
    private PathLiteralSyntax? ReadWord()
    {
        var begin = Position;
        var word = new StringBuilder();
        while (Position < text.Length && (TakePlaceholder(word) || IsWordCharacter(text[Position])))
        {
            if (IsWordCharacter(At(Position)))
                word.Append(text[Position++]);
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

    private static bool IsWordCharacter(char character) =>
        character is '_' or '-' or '+' or '.' || char.IsLetterOrDigit(character) || char.IsSurrogate(character);

    private PathLiteralSyntax? ReadPattern()
    {
        var begin = Position++;
        while (Position < text.Length && text[Position] != '/')
            Position += text[Position] == '\\' ? 2 : 1;
        if (Position >= text.Length)
        {
            Position = text.Length;
            return Fail<PathLiteralSyntax>(begin, text.Length - begin, "the regular expression is not closed; write '/' after it");
        }

        var pattern = text.Substring(begin + 1, Position - begin - 1);
        var flagsStart = ++Position;
        while (At(Position) is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z'))
            Position++;
        return new PathLiteralSyntax(From(begin), PathLiteralKind.Pattern, pattern, text.Substring(flagsStart, Position - flagsStart));
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
