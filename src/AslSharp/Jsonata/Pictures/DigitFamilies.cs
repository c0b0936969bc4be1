namespace AslSharp.Runtime;

/// <summary>The decimal digits of Unicode that a picture may be written in: ten in a row, from a zero.</summary>
internal static class DigitFamilies
{
    private static ReadOnlySpan<char> Zeros =>
    [
        '\u0030', '\u0660', '\u06F0', '\u07C0', '\u0966', '\u09E6', '\u0A66', '\u0AE6', '\u0B66', '\u0BE6', '\u0C66', '\u0CE6', '\u0D66',
        '\u0DE6', '\u0E50', '\u0ED0', '\u0F20', '\u1040', '\u1090', '\u17E0', '\u1810', '\u1946', '\u19D0', '\u1A80', '\u1A90', '\u1B50',
        '\u1BB0', '\u1C40', '\u1C50', '\uA620', '\uA8D0', '\uA900', '\uA9D0', '\uA9F0', '\uAA50', '\uABF0', '\uFF10',
    ];

    /// <summary>The zero of the family that this character is a digit of.</summary>
    internal static bool TryFindZero(char character, out char zero)
    {
        zero = '0';
        if (char.IsAsciiDigit(character)) return true;
        if (character < '\u0660') return false;
        foreach (var candidate in Zeros)
        {
            if (character < candidate || character > candidate + 9) continue;
            zero = candidate;
            return true;
        }

        return false;
    }
}
