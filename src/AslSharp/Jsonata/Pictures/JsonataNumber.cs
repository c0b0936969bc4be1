using System.Globalization;
using System.Numerics;
using System.Text;

namespace AslSharp.Runtime;

/// <summary>Numbers as text and back, as JSONata does it: JavaScript's forms, whatever .NET's are.</summary>
internal static class JsonataNumber
{
    // From here on every binary64 number is whole, so that there is nothing to round.
    private const double AllWhole = 4503599627370496;
    private const int SignificantDigits = 15;

    /// <summary>A number as ECMAScript's Number::toString writes it: in full below 1e21, with an exponent below 1e-6; <c>NaN</c>, <c>Infinity</c>.</summary>
    /// <param name="value">The number.</param>
    /// <returns>The text.</returns>
    public static string ToText(double value)
    {
        if (!double.IsFinite(value)) return double.IsNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";
        Span<byte> text = stackalloc byte[NumberText.LongestDouble];
        return Encoding.ASCII.GetString(text[..NumberText.Format(value, text)]);
    }

    /// <summary>A whole number in full.</summary>
    /// <param name="value">The number.</param>
    /// <returns>The text.</returns>
    public static string ToText(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>What <c>$string</c> and <c>&amp;</c> make of a number: a whole one in full, a fraction with 15 significant digits.</summary>
    /// <param name="value">The number.</param>
    /// <returns>The text: <c>90.57</c> for 90.57000000000001.</returns>
    public static string ToRoundedText(double value) => ToText(ToRounded(value));

    /// <summary>What <c>$string</c> and <c>&amp;</c> make of a number: one that is a whole number of 64 bits in full, a fraction with 15 significant
    /// digits.</summary>
    /// <param name="value">A number.</param>
    /// <returns>The text: <c>1</c> for a number that came in as <c>1.0</c>.</returns>
    /// <exception cref="InvalidOperationException">The value is no number.</exception>
    public static string ToRoundedText(AslValue value) =>
        value.TryGetInt64(out var integer) ? ToText(integer) : ToRoundedText(value.GetDouble());

    /// <summary>A fraction with 15 significant digits; other numbers as they are.</summary>
    /// <param name="value">The number.</param>
    /// <returns>The number whose shortest text has no more than 15 digits.</returns>
    public static double ToRounded(double value)
    {
        if (!double.IsFinite(value) || Math.Truncate(value) == value) return value;
        Span<char> text = stackalloc char[NumberText.LongestDouble];
        value.TryFormat(text, out var length, "E14", CultureInfo.InvariantCulture);
        return double.Parse(text[..length], NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    /// <summary>Reads a number as <c>$number</c> does: decimal, or <c>0x</c>, <c>0o</c>, <c>0b</c> and digits. Nothing may stand around it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">A number; undefined where the text is none.</param>
    /// <returns>Whether the text is a finite number.</returns>
    public static bool TryParse(string text, out AslValue value)
    {
        ArgumentNullException.ThrowIfNull(text);
        value = default;
        var radix = RadixOf(text);
        if (radix != 0) return TryParseRadix(text.AsSpan(2), radix, out value);
        if (!IsDecimal(text)) return false;
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var integer))
        {
            value = AslValue.Of(integer);
            return true;
        }

        var number = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
        if (!double.IsFinite(number)) return false;
        value = Settle(number);
        return true;
    }

    /// <summary>Rounds as <c>$round</c> does: at this decimal place, in decimal, and halves to the even neighbour.</summary>
    /// <param name="value">A finite number.</param>
    /// <param name="places">How many digits stay behind the point; negative for places before it.</param>
    /// <returns>The rounded number; never -0.</returns>
    public static double Round(double value, int places)
    {
        // The point is moved in the text, as a product with a power of ten would bring an error of its own.
        var shifted = places == 0 ? value : Shift(value, places);
        if (Math.Abs(shifted) >= AllWhole) return value;
        var rounded = Math.Round(shifted, MidpointRounding.ToEven);
        return rounded == 0 ? 0 : places == 0 ? rounded : Shift(rounded, -places);
    }

    /// <summary>A number as the value that says it best: a whole number of 64 bits where it is one and exact.</summary>
    internal static AslValue Settle(double number) =>
        Math.Abs(number) <= 9007199254740992 && Math.Truncate(number) == number ? AslValue.Of((long)number) : AslValue.Of(number);

    /// <summary>A number as an error shows it: null where JSON has no form for it.</summary>
    internal static AslValue Shown(double number) => double.IsFinite(number) ? Settle(number) : AslValue.Null;

    private static double Shift(double value, int places)
    {
        var text = ToText(value);
        var mark = text.IndexOf('e', StringComparison.Ordinal);
        var exponent = mark < 0 ? 0 : int.Parse(text.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var digits = mark < 0 ? text : text[..mark];
        return double.Parse(
            string.Create(CultureInfo.InvariantCulture, $"{digits}e{exponent + (long)places}"), NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    private static int RadixOf(string text) => text.Length < 3 || text[0] != '0' ? 0 : (text[1] | 0x20) switch
    {
        'x' => 16,
        'o' => 8,
        'b' => 2,
        _ => 0,
    };

    private static bool TryParseRadix(ReadOnlySpan<char> digits, int radix, out AslValue value)
    {
        value = default;
        var bits = BitOperations.Log2((uint)radix);
        var significant = digits.TrimStart('0');
        foreach (var character in digits)
        {
            if (DigitOf(character) >= radix) return false;
        }

        // 2^1024 and above have no binary64 number.
        if (significant.Length * (long)bits > 1100) return false;
        var number = BigInteger.Zero;
        foreach (var character in significant) number = (number << bits) | DigitOf(character);
        if (number <= long.MaxValue)
        {
            value = AslValue.Of((long)number);
            return true;
        }

        var rounded = double.Parse(number.ToString(CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture);
        if (!double.IsFinite(rounded)) return false;
        value = AslValue.Of(rounded);
        return true;
    }

    private static int DigitOf(char character) => char.IsAsciiHexDigit(character) ? Convert.ToInt32(character.ToString(), 16) : int.MaxValue;

    /// <summary>Whether the text is a decimal number: a sign, digits, a fraction, an exponent; leading zeros are allowed.</summary>
    private static bool IsDecimal(string text)
    {
        var i = text.Length > 0 && text[0] == '-' ? 1 : 0;
        if (!SkipDigits(text, ref i)) return false;
        if (i < text.Length && text[i] == '.')
        {
            i++;
            if (!SkipDigits(text, ref i)) return false;
        }

        if (i < text.Length && (text[i] | 0x20) == 'e')
        {
            i++;
            if (i < text.Length && text[i] is '+' or '-') i++;
            if (!SkipDigits(text, ref i)) return false;
        }

        return i == text.Length;
    }

    private static bool SkipDigits(string text, ref int i)
    {
        var start = i;
        while (i < text.Length && char.IsAsciiDigit(text[i])) i++;
        return i > start;
    }
}
