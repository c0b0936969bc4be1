namespace AslSharp.Runtime;

/// <summary>A sub-picture taken apart (XPath Functions 4.7.3), and the rules it must keep (4.7.3 too), each with its own code.</summary>
internal sealed class NumberPictureParts
{
    private readonly NumberSymbols _symbols;
    private readonly string _active;
    private readonly string _mantissa;

    internal NumberPictureParts(string picture, NumberSymbols symbols)
    {
        _symbols = symbols;
        Picture = picture;
        var start = 0;
        while (start < picture.Length && !symbols.IsActiveButExponent(picture[start])) start++;
        var end = picture.Length;
        while (end > start && !symbols.IsActiveButExponent(picture[end - 1])) end--;
        // Without any active character all of it counts as active, and is refused for that.
        if (start == end) (start, end) = (0, picture.Length);
        Prefix = picture[..start];
        Suffix = picture[end..];
        _active = picture[start..end];
        var exponentAt = picture.IndexOf(symbols.ExponentSeparator, start, StringComparison.Ordinal);
        if (exponentAt < 0 || exponentAt > end) _mantissa = _active;
        else
        {
            _mantissa = picture[start..exponentAt];
            Exponent = exponentAt < end ? picture[(exponentAt + symbols.ExponentSeparator.Length)..end] : "";
        }

        var decimalAt = _mantissa.IndexOf(symbols.DecimalSeparator, StringComparison.Ordinal);
        Integer = decimalAt < 0 ? _mantissa : _mantissa[..decimalAt];
        Fraction = decimalAt < 0 ? "" : _mantissa[(decimalAt + symbols.DecimalSeparator.Length)..];
    }

    internal string Picture { get; }

    internal string Prefix { get; }

    internal string Suffix { get; }

    internal string Integer { get; }

    internal string Fraction { get; }

    /// <summary>What follows the exponent separator; null without one.</summary>
    internal string? Exponent { get; }

    /// <summary>Whether the number is to be multiplied by 100 or 1000.</summary>
    internal bool HasPercent => Picture.Contains(_symbols.Percent, StringComparison.Ordinal);

    internal bool HasPerMille => Picture.Contains(_symbols.PerMille, StringComparison.Ordinal);

    /// <summary>The code of the rule that is broken; of several the last one, as in the reference. Null where all is well.</summary>
    internal string? FindFault() => ExponentFault() ?? DigitOrderFault() ?? GroupingFault() ?? MantissaFault() ?? RepetitionFault();

    private string? RepetitionFault()
    {
        if (HasPercent && HasPerMille) return "D3084";
        if (IsRepeated(_symbols.PerMille)) return "D3083";
        if (IsRepeated(_symbols.Percent)) return "D3082";
        return IsRepeated(_symbols.DecimalSeparator) ? "D3081" : null;
    }

    private string? MantissaFault()
    {
        if (Any(_active, character => !_symbols.IsActive(character))) return "D3086";
        return Any(_mantissa, _symbols.IsDigit) ? null : "D3085";
    }

    private string? GroupingFault()
    {
        var grouping = _symbols.GroupingSeparator;
        if (Picture.Contains(grouping + grouping, StringComparison.Ordinal)) return "D3089";
        var decimalAt = Picture.IndexOf(_symbols.DecimalSeparator, StringComparison.Ordinal);
        if (decimalAt < 0) return Integer.EndsWith(grouping, StringComparison.Ordinal) ? "D3088" : null;
        var isBefore = Picture.AsSpan(0, decimalAt).EndsWith(grouping);
        var isAfter = Picture.AsSpan(decimalAt + _symbols.DecimalSeparator.Length).StartsWith(grouping);
        return isBefore || isAfter ? "D3087" : null;
    }

    private string? DigitOrderFault()
    {
        var optionalAt = Fraction.LastIndexOf(_symbols.Digit, StringComparison.Ordinal);
        if (optionalAt >= 0 && Any(Fraction.AsSpan(optionalAt), _symbols.IsFamily)) return "D3091";
        optionalAt = Integer.IndexOf(_symbols.Digit, StringComparison.Ordinal);
        return optionalAt >= 0 && Any(Integer.AsSpan(0, optionalAt), _symbols.IsFamily) ? "D3090" : null;
    }

    private string? ExponentFault()
    {
        if (Exponent is null) return null;
        if (Exponent.Length == 0 || Any(Exponent, character => !_symbols.IsFamily(character))) return "D3093";
        return HasPercent || HasPerMille ? "D3092" : null;
    }

    private bool IsRepeated(string symbol) => Picture.IndexOf(symbol, StringComparison.Ordinal) != Picture.LastIndexOf(symbol, StringComparison.Ordinal);

    private static bool Any(ReadOnlySpan<char> text, Func<char, bool> condition)
    {
        foreach (var character in text)
        {
            if (condition(character)) return true;
        }

        return false;
    }
}
