using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace AslSharp.Compiler.JsonPath;

// Steps: names with and without brackets, indexes, slices, wildcards, descents.
internal sealed partial class PathReader
{
    private PathSegmentSyntax? ReadSegment(ImmutableArray<PathSegmentSyntax>.Builder before)
    {
        var begin = Position;
        var isAfterDescent = before.Count > 0 && before[before.Count - 1] is DescendantSegmentSyntax;
        switch (At(Position))
        {
            case '.' when At(Position + 1) == '.' && !isAfterDescent:
                Position += 2;
                return new DescendantSegmentSyntax(From(begin));
            case '.' when !isAfterDescent:
                Position++;
                return ReadAfterDot(begin);
            case '[':
                return ReadBrackets(begin);
            case '$' when PlaceholderEnd(Position) >= 0:
                return ReadName(begin);
            default:
                return isAfterDescent ? ReadAfterDot(begin) : FailAtStep();
        }
    }

    private PathSegmentSyntax? FailAtStep()
    {
        var character = At(Position);
        if (char.IsWhiteSpace(character))
            return Fail<PathSegmentSyntax>(Position, 1, "a name with a blank stands in brackets; write ['the name']");
        if (character == '.')
            return Fail<PathSegmentSyntax>(Position, 1, "a name is missing between the dots; write it, or remove a dot");
        return character is '$' or ']' or ')' or '*' or '?' or ',' or '\'' or '"' or '('
            ? Fail<PathSegmentSyntax>(
                Position, 1, $"'{character}' is not expected here; write '.name', '[index]' or \"['name']\", or put the whole name in brackets")
            : Fail<PathSegmentSyntax>(Position, 1, $"'{character}' is not expected here; write '.' before a name");
    }

    private PathSegmentSyntax? ReadAfterDot(int begin)
    {
        switch (At(Position))
        {
            case '[':
                // Published definitions have '$.[0]', and Jayway reads it as '$[0]'.
                return ReadBrackets(begin);
            case '*':
                Position++;
                return new WildcardSegmentSyntax(From(begin));
            default:
                return ReadName(begin);
        }
    }

    private PathSegmentSyntax? ReadName(int begin)
    {
        var nameStart = Position;
        while (Position < text.Length && IsPlain(text[Position]))
            Position++;

        // Nearly all names are letters and digits up to the end or the next step.
        if (Position > nameStart && (Position == text.Length || text[Position] is '.' or '['))
            return new NameSegmentSyntax(From(begin), [text.Substring(nameStart, Position - nameStart)]);
        Position = nameStart;
        var name = new StringBuilder();
        var hasReserved = false;
        while (Position < text.Length && !EndsBareName(text[Position]))
        {
            var character = text[Position];
            if (TakePlaceholder(name))
                continue;
            if (character == '\\')
            {
                if (++Position >= text.Length)
                    return Fail<PathSegmentSyntax>(Position - 1, 1, "a backslash has nothing after it; write the character it escapes, or remove it");
                character = text[Position];
            }
            else
            {
                hasReserved |= character is '@' or ':';
            }

            name.Append(character);
            Position++;
        }

        if (Position == nameStart)
            return FailAtName();
        return At(Position) == '('
            ? ReadFunction(begin, nameStart, name.ToString())
            : new NameSegmentSyntax(From(begin), [name.ToString()], hasReserved);
    }

    private static bool IsPlain(char character) => character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '-';

    private PathSegmentSyntax? FailAtName() => Position >= text.Length
        ? Fail<PathSegmentSyntax>(Position - 1, 1, "the path ends in a dot; write a name after it, or remove it")
        : FailAtStep();

    private bool EndsBareName(char character) =>
        character is '.' or '[' or ']' or '(' or ')' or '*' or '?' or ',' or '\'' or '"' || char.IsWhiteSpace(character) || EndsName(character);

    private bool TakePlaceholder(StringBuilder name)
    {
        var end = PlaceholderEnd(Position);
        if (end < 0)
            return false;
        name.Append(text, Position, end - Position);
        Position = end;
        return true;
    }

    // Behind a '${' that nothing closes there is no '}' either, so the search is made once: time stays linear.
    private int PlaceholderEnd(int position)
    {
        if (At(position) != '$' || At(position + 1) != '{' || position >= _lastBrace)
            return -1;
        var close = text.IndexOf('}', position);
        if (close < 0)
            _lastBrace = position;
        return close < 0 ? -1 : close + 1;
    }

    private PathSegmentSyntax? ReadBrackets(int begin)
    {
        Position++;
        SkipBlanks();
        var character = At(Position);
        if (character is '\'' or '"')
            return ReadQuotedNames(begin);
        if (character == '?')
            return ReadFilterSegment(begin);
        if (character is '-' or ':' or (>= '0' and <= '9'))
            return ReadIndexes(begin);
        if (character == '(')
            return ReadScript(begin);
        var placeholderEnd = PlaceholderEnd(Position);
        if (placeholderEnd < 0 && character != '*')
            return Fail<PathSegmentSyntax>(begin, Position - begin + 1, "brackets hold an index, a slice, '*', a filter '?(…)' or names in quotation marks");
        var content = text.Substring(Position, placeholderEnd < 0 ? 1 : placeholderEnd - Position);
        Position += content.Length;
        if (!ReadClosingBracket(begin))
            return null;
        return content == "*" ? new WildcardSegmentSyntax(From(begin)) : new NameSegmentSyntax(From(begin), [content]);
    }

    private bool ReadClosingBracket(int begin)
    {
        SkipBlanks();
        if (At(Position) == ']')
        {
            Position++;
            return true;
        }

        if (Position >= text.Length)
            Fail<object>(begin, Position - begin, "the '[' is not closed; write ']'");
        else
            Fail<object>(Position, 1, $"'{text[Position]}' is not expected here; write ']' or ','");
        return false;
    }

    private NameSegmentSyntax? ReadQuotedNames(int begin)
    {
        var names = ImmutableArray.CreateBuilder<string>();
        while (true)
        {
            SkipBlanks();
            if (At(Position) is not ('\'' or '"'))
                return Fail<NameSegmentSyntax>(Position, 1, "a name in quotation marks is missing after ','; write it, or remove the comma");
            if (ReadQuoted() is not { } name)
                return null;
            names.Add(name);
            SkipBlanks();
            if (At(Position) != ',')
                break;
            Position++;
        }

        return ReadClosingBracket(begin) ? new NameSegmentSyntax(From(begin), names.ToImmutable()) : null;
    }

    private PathSegmentSyntax? ReadIndexes(int begin)
    {
        var indexes = ImmutableArray.CreateBuilder<int>();
        while (true)
        {
            SkipBlanks();
            if (At(Position) == ':' && indexes.Count == 0)
                return ReadSlice(begin, null);
            if (!ReadInteger(out var index))
                return null;
            SkipBlanks();
            if (At(Position) == ':' && indexes.Count == 0)
                return ReadSlice(begin, index);
            indexes.Add(index);
            if (At(Position) != ',')
                break;
            Position++;
        }

        return ReadClosingBracket(begin) ? new IndexSegmentSyntax(From(begin), indexes.ToImmutable()) : null;
    }

    private SliceSegmentSyntax? ReadSlice(int begin, int? first)
    {
        Position++;
        SkipBlanks();
        int? last = null;
        if (At(Position) is '-' or (>= '0' and <= '9'))
        {
            if (!ReadInteger(out var end))
                return null;
            last = end;
        }

        SkipBlanks();
        if (At(Position) == ':')
            return Fail<SliceSegmentSyntax>(Position, 1, "a slice has no step; write [start:end]");
        if (!ReadClosingBracket(begin))
            return null;
        return first is null && last is null
            ? Fail<SliceSegmentSyntax>(begin, Position - begin, "a slice needs a start or an end; write [*] for all elements")
            : new SliceSegmentSyntax(From(begin), first, last);
    }

    private bool ReadInteger(out int value)
    {
        var begin = Position;
        if (At(Position) == '-')
            Position++;
        while (At(Position) is >= '0' and <= '9')
            Position++;
        var isNumber = int.TryParse(
            text.Substring(begin, Position - begin), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);
        if (!isNumber)
            Fail<object>(begin, Math.Max(1, Position - begin), "an index is a whole number of at most 2147483647; write one");
        return isNumber;
    }

    // '[(@.length-1)]' is the script form of older JSONPath for the last element; definitions still have it.
    private IndexSegmentSyntax? ReadScript(int begin)
    {
        var close = text.IndexOf(')', Position);
        var script = close < 0 ? "" : text.Substring(Position, close + 1 - Position).Replace(" ", "");
        const string prefix = "(@.length-";
        if (!script.StartsWith(prefix, StringComparison.Ordinal)
            || !int.TryParse(
                script.Substring(prefix.Length, script.Length - prefix.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var back)
            || back == 0)
        {
            return Fail<IndexSegmentSyntax>(
                Position, Math.Max(1, close + 1 - Position), "scripts are not supported; write an index such as [-1] for the last element, or a filter '?(…)'");
        }

        Position = close + 1;
        return ReadClosingBracket(begin) ? new IndexSegmentSyntax(From(begin), [-back]) : null;
    }
}
