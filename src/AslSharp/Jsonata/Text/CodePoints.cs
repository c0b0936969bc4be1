namespace AslSharp.Runtime;

/// <summary>Texts counted by code point, as the language counts where JavaScript itself counts halves of them.</summary>
internal static class CodePoints
{
    internal static int Count(string text)
    {
        var count = text.Length;
        var pairs = text.AsSpan();
        // Almost no text has surrogates, and the search for them is quick.
        for (var at = pairs.IndexOfAnyInRange('\uD800', '\uDBFF'); at >= 0; at = pairs.IndexOfAnyInRange('\uD800', '\uDBFF'))
        {
            if (at + 1 < pairs.Length && char.IsLowSurrogate(pairs[at + 1])) count--;
            pairs = pairs[(at + 1)..];
        }

        return count;
    }

    /// <summary>Where the code point of this number starts; the end of the text where there is none.</summary>
    internal static int Offset(string text, int codePoint)
    {
        if (text.AsSpan().IndexOfAnyInRange('\uD800', '\uDBFF') < 0) return Math.Min(codePoint, text.Length);
        var offset = 0;
        for (; codePoint > 0 && offset < text.Length; codePoint--)
            offset += char.IsHighSurrogate(text[offset]) && offset + 1 < text.Length && char.IsLowSurrogate(text[offset + 1]) ? 2 : 1;
        return offset;
    }

    /// <summary>What <c>$substring</c> gives: a start beyond the front is the front, and fractions are cut off last.</summary>
    internal static string Slice(string text, double? start, double? length)
    {
        var count = Count(text);
        if (length <= 0) return "";
        var from = start ?? 0;
        if (count + from < 0) from = 0;
        // Without a start there is no end to reckon from it either.
        if (start is null && length is not null) return "";
        var to = length is null ? count : from >= 0 ? from + length.Value : count + from + length.Value;
        var first = Position(from, count);
        var last = Position(to, count);
        if (first >= last) return "";
        var offset = Offset(text, first);
        return text[offset..Offset(text, last)];
    }

    /// <summary>An index as JavaScript's slice takes it.</summary>
    private static int Position(double index, int count)
    {
        if (double.IsNaN(index)) return 0;
        var whole = Math.Truncate(index);
        return (int)(whole < 0 ? Math.Max(count + whole, 0) : Math.Min(whole, count));
    }
}
