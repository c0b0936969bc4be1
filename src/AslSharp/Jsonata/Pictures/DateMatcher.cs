namespace AslSharp.Runtime;

/// <summary>
/// Finds where each part of a picture stands in a timestamp: the longest first, going back where the rest does not fit. What failed once is
/// not tried again, and the number of tries is bounded.
/// </summary>
internal sealed class DateMatcher(DatePicturePart[] parts, string text)
{
    private const int MostTries = 2_000_000;

    private readonly int[] _starts = new int[parts.Length + 1];
    private readonly Stack<int>[] _ends = new Stack<int>[parts.Length];
    private readonly HashSet<(int Part, int Start)> _dead = [];
    private int _tries;

    /// <summary>The places where the parts begin, and the end of the last one; null where the text is not as pictured.</summary>
    /// <exception cref="JsonataException">It took too many tries.</exception>
    internal int[]? Match()
    {
        if (parts.Length == 0) return text.Length == 0 ? _starts : null;
        _ends[0] = EndsOf(parts[0], 0);
        for (var part = 0; part >= 0;)
        {
            if (!_ends[part].TryPop(out var end))
            {
                _dead.Add((part, _starts[part]));
                part--;
                continue;
            }

            Count(1);
            _starts[part + 1] = end;
            if (part + 1 == parts.Length)
            {
                if (end == text.Length) return _starts;
            }
            else if (!_dead.Contains((part + 1, end)))
            {
                part++;
                _ends[part] = EndsOf(parts[part], end);
            }
        }

        return null;
    }

    private void Count(int tries)
    {
        _tries += tries;
        if (_tries > MostTries) throw JsonataErrors.Timeout();
    }

    /// <summary>Where a part that starts here may end; the best place on top.</summary>
    private Stack<int> EndsOf(DatePicturePart part, int start)
    {
        if (part.Literal is { } literal)
            return text.AsSpan(start).StartsWith(literal, StringComparison.OrdinalIgnoreCase) ? new([start + literal.Length]) : [];
        if (part.Component is 'Z' or 'z') return ZoneEnds(part, start);
        if (part.Format is not { } format) return Run(start, char.IsAsciiLetter);
        return format.Kind switch
        {
            IntegerKind.Letters => Run(start, char.IsAsciiLetter),
            IntegerKind.Roman => Run(start, character => "mdclxviMDCLXVI".Contains(character, StringComparison.Ordinal)),
            IntegerKind.Words => WordEnds(start),
            IntegerKind.Decimal => DigitEnds(format, start),
            _ => throw JsonataErrors.SequenceNotSupported(format.Token),
        };
    }

    private Stack<int> Run(int start, Func<char, bool> isPart)
    {
        var ends = new Stack<int>();
        for (var i = start; i < text.Length && isPart(text[i]); i++) ends.Push(i + 1);
        Count(ends.Count);
        return ends;
    }

    private Stack<int> DigitEnds(IntegerFormat format, int start)
    {
        var ends = Run(start, character => character >= format.Zero && character <= format.Zero + 9);
        if (format.ParseWidth > 0) ends = ends.Count >= format.ParseWidth ? new([start + format.ParseWidth]) : [];
        if (!format.IsOrdinal || ends.Count == 0) return ends;
        var end = ends.Peek();
        return end + 2 <= text.Length && text[end..(end + 2)].ToLowerInvariant() is "th" or "st" or "nd" or "rd" ? new([end + 2]) : [];
    }

    private Stack<int> ZoneEnds(DatePicturePart part, int start)
    {
        if (part.Component == 'z')
        {
            if (!text.AsSpan(start).StartsWith("GMT", StringComparison.OrdinalIgnoreCase)) return [];
            start += 3;
        }

        if (start >= text.Length || text[start] is not ('+' or '-')) return [];
        var ends = Run(start + 1, char.IsAsciiDigit);
        if (part.Format!.Interval == 0 || ends.Count == 0) return ends;
        var separator = part.Format.Separators[0].Text;
        var end = ends.Peek();
        return text.AsSpan(end).StartsWith(separator) ? Run(end + separator.Length, char.IsAsciiDigit) : [];
    }

    /// <summary>All places that can be reached by number words.</summary>
    private Stack<int> WordEnds(int start)
    {
        var reached = new SortedSet<int>();
        var open = new Stack<int>([start]);
        while (open.TryPop(out var from))
        {
            Count(NumberWords.Vocabulary.Length);
            foreach (var word in NumberWords.Vocabulary)
            {
                if (text.AsSpan(from).StartsWith(word, StringComparison.OrdinalIgnoreCase) && reached.Add(from + word.Length)) open.Push(from + word.Length);
            }
        }

        return new(reached);
    }
}
