namespace AslSharp.Graphs.Layout;

/// <summary>How wide a text will be: the widths of the common sans-serif faces, a little on the wide side.</summary>
internal static class TextMetrics
{
    // Thousandths of the font size, for the printable characters of ASCII.
    private static readonly short[] Widths =
    [
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278,
        584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944,
        667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500,
        278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
    ];

    private const double Slack = 1.09;
    private const double BoldSlack = 1.08;

    /// <summary>The width of one line.</summary>
    /// <param name="text">The line.</param>
    /// <param name="size">The font size.</param>
    /// <param name="isBold">Whether the text is set in semibold.</param>
    internal static double Width(string text, double size, bool isBold = false)
    {
        var sum = 0;
        // Scripts of the Far East and pictures fill the square; other letters are about as wide as ours.
        foreach (var rune in text.EnumerateRunes()) sum += rune.Value is >= ' ' and <= '~' ? Widths[rune.Value - ' '] : rune.Value < 0x1100 ? 600 : 1000;
        return sum * size / 1000 * Slack * (isBold ? BoldSlack : 1);
    }

    /// <summary>Breaks a text into lines, at blanks where it can; what is too much ends in an ellipsis.</summary>
    /// <param name="text">The text.</param>
    /// <param name="width">The widest line.</param>
    /// <param name="mostLines">The most lines.</param>
    /// <param name="size">The font size.</param>
    /// <param name="isBold">Whether the text is set in semibold.</param>
    internal static IReadOnlyList<string> Wrap(string text, double width, int mostLines, double size, bool isBold = false)
    {
        var lines = new List<string>();
        var rest = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        while (rest.Length > 0)
        {
            if (Fits(rest, ""))
            {
                lines.Add(rest);
                break;
            }

            var end = rest.Length;
            while (end > 1 && !Fits(rest[..end], "")) end--;
            if (lines.Count == mostLines - 1)
            {
                while (end > 1 && !Fits(rest[..end], "…")) end--;
                lines.Add(rest[..WholeRunes(rest, end)].TrimEnd() + "…");
                break;
            }

            var cut = Break(rest, end);
            lines.Add(rest[..cut].TrimEnd());
            rest = rest[cut..].TrimStart();
        }

        return lines;

        bool Fits(string part, string ending) => Width(part + ending, size, isBold) <= width;
    }

    // At the last blank, else behind the last sign or before the last capital that a word may be broken at, unless that leaves the line half empty.
    private static int Break(string text, int end)
    {
        for (var i = Math.Min(end, text.Length - 1); i > end / 2; i--)
        {
            if (text[i] == ' ') return i;
        }

        for (var i = Math.Min(end, text.Length - 1); i > end / 2; i--)
        {
            if (i > 1 && text[i - 1] is '-' or '_' or '.' or ',' or ':' or '/' or '(') return i;
            if (char.IsUpper(text[i]) && char.IsLower(text[i - 1])) return i;
        }

        return WholeRunes(text, end);
    }

    private static int WholeRunes(string text, int end) => end > 1 && char.IsHighSurrogate(text[end - 1]) ? end - 1 : end;
}
