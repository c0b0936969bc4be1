using AslSharp.Compiler.Json;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.CodeFixes.Editing;

/// <summary>How a file is laid out: where lines start, what stands behind a value, how deep it indents. Offsets are UTF-16 units.</summary>
internal sealed class JsonLayout
{
    private const string DefaultUnit = "  ";

    private readonly string _text;

    public JsonLayout(JsonSyntaxTree tree)
    {
        _text = tree.File.Text.ToString();
        NewLine = FindNewLine(_text);
        Unit = FindUnit(tree.Root);
    }

    /// <summary>The line end of the file's first line.</summary>
    public string NewLine { get; }

    /// <summary>The blanks by which the file indents once.</summary>
    public string Unit { get; }

    /// <summary>The characters of a span.</summary>
    public string TextOf(TextSpan span) => _text.Substring(span.Start, span.Length);

    /// <summary>The start of the line that an offset is on.</summary>
    public int LineStart(int position)
    {
        while (position > 0 && !IsLineEnd(_text[position - 1]))
            position--;
        return position;
    }

    /// <summary>The blanks that the line of an offset starts with.</summary>
    public string Indentation(int position)
    {
        var start = LineStart(position);
        return _text.Substring(start, SkipBlanks(start) - start);
    }

    /// <summary>Whether only blanks stand before an offset on its line.</summary>
    public bool IsFirstOnLine(int position) => SkipBlanks(LineStart(position)) >= position;

    /// <summary>Whether an object or array has its parts on lines of their own.</summary>
    public bool IsSpread(JsonValueSyntax value) => value switch
    {
        JsonObjectSyntax { Properties.IsEmpty: false } node => IsFirstOnLine(node.Properties[0].Span.Start),
        JsonArraySyntax { Items.IsEmpty: false } array => IsFirstOnLine(array.Items[0].Span.Start),
        _ => TextOf(value.Span).Any(IsLineEnd),
    };

    /// <summary>The offset of the comma behind a value; null where none is.</summary>
    public int? FindComma(int position)
    {
        var next = SkipTrivia(position);
        return At(next) == ',' ? next : null;
    }

    /// <summary>Past spaces and tabs.</summary>
    public int SkipBlanks(int position)
    {
        while (At(position) is ' ' or '\t')
            position++;
        return position;
    }

    /// <summary>Past all that is no token: blanks, line ends, comments.</summary>
    public int SkipTrivia(int position)
    {
        while (true)
        {
            var after = SkipComment(position);
            if (after == position && position < _text.Length && char.IsWhiteSpace(_text[position]))
                after++;
            if (after == position)
                return position;
            position = after;
        }
    }

    /// <summary>The end of the line that an offset is on, past comments, where no token follows; the offset itself where one does.</summary>
    public int SkipToLineEnd(int position)
    {
        var end = position;
        while (true)
        {
            var after = SkipBlanks(SkipComment(end));
            if (after >= _text.Length || IsLineEnd(_text[after]))
                return TrimBlanks(position, after);
            if (after == end || TextOf(TextSpan.FromBounds(end, after)).Any(IsLineEnd))
                return position;
            end = after;
        }
    }

    /// <summary>Past one line end; the offset itself where none is.</summary>
    public int SkipLineEnd(int position)
    {
        if (At(position) == '\r' && At(position + 1) == '\n')
            return position + 2;
        return position < _text.Length && IsLineEnd(_text[position]) ? position + 1 : position;
    }

    /// <summary>What stands between a name and its value, such as <c>: </c>, in the way of an object of the file.</summary>
    public string ColonIn(JsonObjectSyntax node)
    {
        var property = node.Properties.FirstOrDefault(static property => property.Value is not JsonMissingSyntax);
        if (property is null)
            return ": ";
        var colon = TextOf(TextSpan.FromBounds(property.NameSpan.End, property.Value.Span.Start));
        return colon.All(static character => character is ':' or ' ' or '\t') ? colon : ": ";
    }

    /// <summary>What stands behind a comma that no line end follows.</summary>
    public string CommaIn(JsonObjectSyntax node) => ColonIn(node) == ":" ? "," : ", ";

    private int SkipComment(int position)
    {
        if (At(position) != '/' || At(position + 1) is not ('/' or '*'))
            return position;
        if (At(position + 1) == '*')
        {
            var close = _text.IndexOf("*/", position + 2, StringComparison.Ordinal);
            return close < 0 ? _text.Length : close + 2;
        }

        while (position < _text.Length && !IsLineEnd(_text[position]))
            position++;
        return position;
    }

    // Blanks at the end of a line stay behind what is inserted there.
    private int TrimBlanks(int start, int end)
    {
        while (end > start && _text[end - 1] is ' ' or '\t')
            end--;
        return end;
    }

    private string FindUnit(JsonValueSyntax root)
    {
        if (root is not JsonObjectSyntax node || node.Properties.FirstOrDefault(property => IsFirstOnLine(property.Span.Start)) is not { } first)
            return DefaultUnit;
        var outer = Indentation(node.Span.Start);
        var inner = Indentation(first.Span.Start);
        return inner.Length > outer.Length && inner.StartsWith(outer, StringComparison.Ordinal) ? inner.Substring(outer.Length) : DefaultUnit;
    }

    private char At(int position) => position < _text.Length ? _text[position] : '\0';

    private static bool IsLineEnd(char character) => character is '\n' or '\r';

    private static string FindNewLine(string text)
    {
        var end = text.IndexOfAny(['\r', '\n']);
        if (end < 0)
            return "\n";
        return text[end] == '\r' ? (end + 1 < text.Length && text[end + 1] == '\n' ? "\r\n" : "\r") : "\n";
    }
}
