using System.Globalization;
using AslSharp.Documents.Mapping;
using YamlDotNet.Core;

namespace AslSharp.Documents.Yaml;

/// <summary>
/// Finds for each character of a scalar's value the characters of the file that it was made from. The parser says only where a scalar
/// begins and ends, so the value is laid beside the text again: through escapes, folded lines and the indentation of blocks.
/// </summary>
/// <param name="source">The file.</param>
/// <param name="start">Where the scalar begins, behind its tag and anchor.</param>
/// <param name="end">Where it ends.</param>
/// <param name="value">What the parser made of it.</param>
internal sealed class YamlScalarText(string source, int start, int end, string value)
{
    private readonly int[] _starts = new int[value.Length];
    private readonly int[] _ends = new int[value.Length];
    private readonly int _start = start;
    private int _position = start;
    private int _index;

    /// <summary>The bounds of a scalar without its tag and anchor and without white space behind it.</summary>
    internal static (int Start, int End) Bounds(string source, int start, int end)
    {
        start = SkipProperties(source, start, end);
        while (end > start && char.IsWhiteSpace(source[end - 1])) end--;
        return (start, end);
    }

    /// <summary>The offset behind tags and anchors.</summary>
    internal static int SkipProperties(string source, int start, int end)
    {
        while (start < end && source[start] is '!' or '&')
        {
            while (start < end && !char.IsWhiteSpace(source[start])) start++;
            while (start < end && char.IsWhiteSpace(source[start])) start++;
        }

        return start;
    }

    /// <summary>The value with its places.</summary>
    internal MappedText Align(ScalarStyle style)
    {
        switch (style)
        {
            case ScalarStyle.Literal or ScalarStyle.Folded:
                AlignBlock();
                return new MappedText(value, _starts, _ends, end);
            case ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted:
                _position++;
                AlignFlow(style);
                return new MappedText(value, _starts, _ends, Math.Max(_start, end - 1));
            default:
                AlignFlow(style);
                return new MappedText(value, _starts, _ends, end);
        }
    }

    private void AlignFlow(ScalarStyle style)
    {
        while (_index < value.Length)
        {
            if (_position >= end || !(TakeFold() || TakeEscape(style) || TakeSame())) TakeRest();
        }
    }

    private bool TakeSame()
    {
        if (source[_position] != value[_index]) return false;
        Take(1);
        return true;
    }

    // One line break is a space; of more the first is nothing.
    private bool TakeFold()
    {
        var next = _position;
        var breaks = 0;
        for (; next < end && char.IsWhiteSpace(source[next]); next++)
        {
            if (source[next] == '\n' || (source[next] == '\r' && (next + 1 >= end || source[next + 1] != '\n'))) breaks++;
        }

        if (breaks == 0) return false;
        var expected = breaks == 1 ? " " : new string('\n', breaks - 1);
        if (string.CompareOrdinal(value, _index, expected, 0, expected.Length) != 0) return false;
        var first = _position;
        foreach (var _ in expected) Put(first, next);
        _position = next;
        return true;
    }

    private bool TakeEscape(ScalarStyle style)
    {
        if (style == ScalarStyle.SingleQuoted && source[_position] == '\'' && value[_index] == '\'') return Take(2);
        if (style != ScalarStyle.DoubleQuoted || source[_position] != '\\' || _position + 1 >= end) return false;
        var digits = source[_position + 1] switch { 'x' => 2, 'u' => 4, 'U' => 8, _ => 0 };
        if (source[_position + 1] is '\r' or '\n')
        {
            // A line break that counts for nothing, as does what the next line begins with.
            _position++;
            while (_position < end && char.IsWhiteSpace(source[_position])) _position++;
            return true;
        }

        var isPair = digits == 8
            && int.TryParse(source.AsSpan(_position + 2, Math.Min(8, end - _position - 2)), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var code)
            && code > 0xFFFF;
        if (isPair && _index + 1 < value.Length) Put(_position, _position + 2 + digits);
        return Take(2 + digits);
    }

    private void AlignBlock()
    {
        while (_position < end && source[_position] is not '\r' and not '\n') _position++;
        TakeBreak();
        var indentation = Indentation();
        SkipIndentation(indentation);
        while (_index < value.Length)
        {
            if (_position >= end || !(TakeBreaks(indentation) || TakeSame())) TakeRest();
        }
    }

    // The column of the first character that is no space, in the file less in the value.
    private int Indentation()
    {
        var inFile = Column(source, _position, end);
        return inFile is null ? 0 : Math.Max(0, inFile.Value - (Column(value, 0, value.Length) ?? 0));

        static int? Column(string text, int from, int to)
        {
            for (var (i, lineStart) = (from, from); i < to; i++)
            {
                if (text[i] is '\r' or '\n') lineStart = i + 1;
                else if (text[i] != ' ') return i - lineStart;
            }

            return null;
        }
    }

    private void SkipIndentation(int indentation)
    {
        for (var i = 0; i < indentation && _position < end && source[_position] == ' '; i++) _position++;
    }

    private bool TakeBreaks(int indentation)
    {
        if (source[_position] is not '\r' and not '\n') return false;
        var breaks = new List<(int Start, int End)>();
        while (_position < end && source[_position] is '\r' or '\n')
        {
            var first = _position;
            TakeBreak();
            breaks.Add((first, _position));
            SkipIndentation(indentation);
        }

        // A folded line break is a space, or one less than there are in the file.
        if (value[_index] == ' ')
        {
            Put(breaks[0].Start, breaks[0].End);
            return true;
        }

        for (var i = 0; _index < value.Length && value[_index] == '\n' && i < breaks.Count; i++) Put(breaks[i].Start, breaks[i].End);
        return true;
    }

    private void TakeBreak()
    {
        if (_position < end && source[_position] == '\r') _position++;
        if (_position < end && source[_position] == '\n') _position++;
    }

    private bool Take(int length)
    {
        var next = Math.Min(end, _position + length);
        Put(_position, next);
        _position = next;
        return true;
    }

    private void Put(int from, int to)
    {
        _starts[_index] = from;
        _ends[_index] = to;
        _index++;
    }

    // What cannot be told apart stands somewhere in what is left.
    private void TakeRest()
    {
        var from = Math.Min(_position, end);
        while (_index < value.Length) Put(from, end);
    }
}
