namespace AslSharp.Runtime;

/// <summary>The characters a number picture is written in: XPath's defaults, or those of <c>$formatNumber</c>'s third argument.</summary>
internal sealed class NumberSymbols
{
    internal static readonly NumberSymbols Default = new();

    internal string DecimalSeparator { get; private set; } = ".";

    internal string GroupingSeparator { get; private set; } = ",";

    internal string ExponentSeparator { get; private set; } = "e";

    internal string Infinity { get; private set; } = "Infinity";

    internal string MinusSign { get; private set; } = "-";

    internal string Percent { get; private set; } = "%";

    internal string PerMille { get; private set; } = "\u2030";

    internal char Zero { get; private set; } = '0';

    internal string Digit { get; private set; } = "#";

    internal string PatternSeparator { get; private set; } = ";";

    /// <summary>The defaults with these changes; members of other names are passed over.</summary>
    /// <exception cref="JsonataException">T0410: a symbol that is no string, or empty.</exception>
    internal static NumberSymbols Of(AslValue options)
    {
        var symbols = new NumberSymbols();
        foreach (var (name, value) in options.Properties)
        {
            if (!symbols.TrySet(name.Text, value.IsString ? value.GetString() : "")) throw JsonataErrors.ArgumentMismatch(3, "formatNumber");
        }

        return symbols;
    }

    internal bool IsFamily(char character) => character >= Zero && character <= Zero + 9;

    internal bool IsDigit(char character) => IsFamily(character) || Is(Digit, character);

    /// <summary>Whether a character may stand in the middle of a picture, the exponent separator apart.</summary>
    internal bool IsActiveButExponent(char character) =>
        IsDigit(character) || Is(DecimalSeparator, character) || Is(GroupingSeparator, character) || Is(PatternSeparator, character);

    internal bool IsActive(char character) => IsActiveButExponent(character) || Is(ExponentSeparator, character);

    private static bool Is(string symbol, char character) => symbol.Length == 1 && symbol[0] == character;

    private bool TrySet(string name, string symbol)
    {
        switch (name)
        {
            case "decimal-separator": DecimalSeparator = symbol; break;
            case "grouping-separator": GroupingSeparator = symbol; break;
            case "exponent-separator": ExponentSeparator = symbol; break;
            case "infinity": Infinity = symbol; return true;
            case "minus-sign": MinusSign = symbol; return true;
            case "percent": Percent = symbol; break;
            case "per-mille": PerMille = symbol; break;
            case "zero-digit": Zero = symbol.Length > 0 ? symbol[0] : '0'; break;
            case "digit": Digit = symbol; break;
            case "pattern-separator": PatternSeparator = symbol; break;
            default: return true;
        }

        return symbol.Length > 0;
    }
}
