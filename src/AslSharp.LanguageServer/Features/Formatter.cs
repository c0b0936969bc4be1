using AslSharp.CodeFixes.Editing;
using AslSharp.Compiler.Json;
using AslSharp.LanguageServer.Documents;
using AslSharp.LanguageServer.Protocol;
using Microsoft.CodeAnalysis.Text;

namespace AslSharp.LanguageServer.Features;

/// <summary>
/// Lays a definition in JSON out. Only the blanks between what is written change: comments stay, and so does what the author put on one line.
/// </summary>
internal sealed class Formatter
{
    private const int LongestLine = 120;

    private readonly string _text;
    private readonly string _unit;
    private readonly string _newLine;
    private readonly List<TextSpan> _tokens = [];
    private readonly List<TextChange> _changes = [];
    private readonly bool _isOneLine;

    private Formatter(JsonSyntaxTree tree, FormattingOptions options)
    {
        var layout = new JsonLayout(tree);
        _text = tree.File.Text.ToString();
        _isOneLine = !_text.Trim().Contains('\n', StringComparison.Ordinal);
        _unit = _isOneLine ? options.InsertSpaces ? new string(' ', Math.Clamp(options.TabSize, 1, 8)) : "\t" : layout.Unit;
        _newLine = layout.NewLine;
    }

    /// <summary>The edits that lay a document out; none where it is no JSON, or is to be filled in first.</summary>
    internal static TextEdit[] Format(AnalyzedDocument document, FormattingOptions options)
    {
        if (document.Definitions is not [{ IsWhole: true, Tree: { IsJson: true, HasDirectives: false } tree }] || HasMissing(tree.Root)) return [];
        var formatter = new Formatter(tree, options);
        formatter.Scan();
        formatter.Lay();
        return [.. formatter._changes.Select(document.Text.ToEdit)];
    }

    private static bool HasMissing(JsonValueSyntax value) => value switch
    {
        JsonMissingSyntax => true,
        JsonObjectSyntax node => node.Properties.Any(static property => HasMissing(property.Value)),
        JsonArraySyntax array => array.Items.Any(HasMissing),
        _ => false,
    };

    private void Scan()
    {
        for (var i = 0; i < _text.Length;)
        {
            var start = i;
            if (char.IsWhiteSpace(_text[i]))
            {
                i++;
                continue;
            }

            if (_text[i] == '"') i = EndOfString(i);
            else if (IsAt(i, "//")) i = EndOfLine(i);
            else if (IsAt(i, "/*")) i = _text.IndexOf("*/", i + 2, StringComparison.Ordinal) is >= 0 and var end ? end + 2 : _text.Length;
            else if ("{}[]:,".Contains(_text[i], StringComparison.Ordinal)) i++;
            else while (i < _text.Length && !char.IsWhiteSpace(_text[i]) && !"{}[]:,\"/".Contains(_text[i], StringComparison.Ordinal)) i++;
            if (i == start) i++;
            _tokens.Add(TextSpan.FromBounds(start, i));
        }
    }

    private void Lay()
    {
        // For each bracket that is open, whether it is kept on one line.
        var open = new Stack<bool>();
        for (var i = 0; i < _tokens.Count; i++)
        {
            var isClosing = Is(i, '}') || Is(i, ']');
            var isInline = open.Count > 0 && open.Peek();
            if (isClosing && open.Count > 0) open.Pop();
            if (i > 0) SetGap(i, GapBefore(i, isInline, isClosing, open.Count));
            if (Is(i, '{') || Is(i, '[')) open.Push(isInline || FitsOneLine(i));
        }
    }

    private string GapBefore(int index, bool isInline, bool isClosing, int depth)
    {
        var (previous, isComment) = (index - 1, IsComment(index));
        if (IsComment(previous) && IsAt(_tokens[previous].Start, "//")) return Line(index, depth);
        if (isComment || IsComment(previous)) return HasLineBreak(previous, index) ? Line(index, depth) : " ";
        if (Is(index, ',') || Is(index, ':')) return "";
        if (Is(previous, ':')) return " ";
        var isEmpty = isClosing && (Is(previous, '{') || Is(previous, '['));
        if (isEmpty) return "";
        if (isInline) return Is(previous, ',') ? " " : Is(previous, '{') || Is(index, '}') ? InnerBlank(index, previous) : "";
        return Line(index, depth);
    }

    // { "a": 1 } or {"a": 1}, as it is.
    private string InnerBlank(int index, int previous) => _tokens[index].Start > _tokens[previous].End ? " " : "";

    // At most one empty line is kept.
    private string Line(int index, int depth)
    {
        var gap = _text[_tokens[index - 1].End.._tokens[index].Start];
        var breaks = gap.Count(static character => character == '\n');
        return string.Concat(Enumerable.Repeat(_newLine, breaks > 1 ? 2 : 1)) + string.Concat(Enumerable.Repeat(_unit, depth));
    }

    private bool FitsOneLine(int index)
    {
        var depth = 0;
        for (var i = index; i < _tokens.Count; i++)
        {
            if (IsComment(i) && IsAt(_tokens[i].Start, "//")) return false;
            if (i > index && !_isOneLine && HasLineBreak(i - 1, i)) return false;
            if (Is(i, '{') || Is(i, '[')) depth++;
            if (depth > 1 && _isOneLine) return false;
            if (Is(i, '}') || Is(i, ']')) depth--;
            if (depth == 0) return _tokens[i].End - _tokens[index].Start <= (_isOneLine ? LongestLine / 2 : 2 * LongestLine);
        }

        return false;
    }

    private void SetGap(int index, string gap)
    {
        var span = TextSpan.FromBounds(_tokens[index - 1].End, _tokens[index].Start);
        if (_text.AsSpan(span.Start, span.Length).SequenceEqual(gap)) return;
        _changes.Add(new TextChange(span, gap));
    }

    private bool HasLineBreak(int from, int to) => _text.AsSpan(_tokens[from].End, _tokens[to].Start - _tokens[from].End).Contains('\n');

    private bool Is(int index, char character) => _tokens[index].Length == 1 && _text[_tokens[index].Start] == character;

    private bool IsComment(int index) => IsAt(_tokens[index].Start, "//") || IsAt(_tokens[index].Start, "/*");

    private bool IsAt(int position, string text) => string.CompareOrdinal(_text, position, text, 0, text.Length) == 0;

    private int EndOfString(int start)
    {
        for (var i = start + 1; i < _text.Length; i++)
        {
            if (_text[i] == '\\') i++;
            else if (_text[i] == '"') return i + 1;
        }

        return _text.Length;
    }

    private int EndOfLine(int start)
    {
        var end = _text.AsSpan(start).IndexOfAny('\r', '\n');
        return end < 0 ? _text.Length : start + end;
    }
}
