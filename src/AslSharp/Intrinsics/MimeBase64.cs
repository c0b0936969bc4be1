namespace AslSharp.Runtime;

/// <summary>Base64 as Java's MIME decoder reads it: what is not of its alphabet is skipped, what ends badly is refused.</summary>
internal static class MimeBase64
{
    /// <summary>The bytes that a text stands for.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The bytes; null where the last characters are too few for a byte, or more follow behind the end.</returns>
    public static byte[]? Decode(string text)
    {
        var digits = new List<char>(text.Length + 2);
        var position = 0;
        while (position < text.Length && text[position] != '=')
        {
            if (IsDigit(text[position])) digits.Add(text[position]);
            position++;
        }

        var left = digits.Count % 4;
        // A lone last digit holds six bits, too few for a byte.
        if (left == 1 || (position < text.Length && !IsPaddingWhole(text, ref position, left)) || HasDigit(text.AsSpan(position))) return null;
        if (left > 0) digits.AddRange(Enumerable.Repeat('=', 4 - left));
        return Convert.FromBase64String(string.Concat(digits));
    }

    // Two digits want two signs side by side, three want one; after whole groups there is none.
    private static bool IsPaddingWhole(string text, ref int position, int digits)
    {
        var signs = digits == 2 ? "==" : "=";
        if (digits == 0 || !text.AsSpan(position).StartsWith(signs)) return false;
        position += signs.Length;
        return true;
    }

    private static bool HasDigit(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (IsDigit(character)) return true;
        }

        return false;
    }

    private static bool IsDigit(char character) => char.IsAsciiLetterOrDigit(character) || character is '+' or '/';
}
