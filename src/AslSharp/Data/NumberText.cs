using System.Buffers.Text;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace AslSharp;

/// <summary>Numbers as JSON writes them: checking, exact whole values, and the printed form of binary64.</summary>
internal static class NumberText
{
    /// <summary>The most bytes <see cref="Format(double, Span{byte})"/> and <see cref="Format(long, Span{byte})"/> write.</summary>
    internal const int LongestDouble = 32;

    // 18 digits always fit into 64 bits; longer ones stay text.
    private const int MostInt64Digits = 18;

    // 15 digits are always below 2^53.
    private const int MostShort = 15;
    private const long ExponentCeiling = 1_000_000_000_000;

    private static readonly double[] PowersOfTen =
    [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
    ];

    /// <summary>What a number's text turned out to be.</summary>
    internal enum Form
    {
        Invalid,
        Int64,
        Text,
    }

    /// <summary>Reads the number that starts at this place; <paramref name="end"/> is where it ends or goes wrong.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Form Scan(ReadOnlySpan<byte> text, int start, out int end, out long integer)
    {
        var i = start;
        var isNegative = (uint)i < (uint)text.Length && text[i] == '-';
        if (isNegative) i++;
        var firstDigit = i;
        long value = 0;
        for (; (uint)i < (uint)text.Length && IsDigit(text[i]); i++) value = (value * 10) + (text[i] - '0');
        end = i;
        integer = isNegative ? -value : value;
        var digits = i - firstDigit;
        if (digits == 0 || (digits > 1 && text[firstDigit] == '0')) return Invalid(firstDigit, digits, out end);
        if ((uint)i < (uint)text.Length && (text[i] == '.' || (text[i] | 0x20) == 'e')) return ScanFraction(text, ref end) ? Form.Text : Form.Invalid;
        // The sign of -0 is kept, and only its text can.
        return digits <= MostInt64Digits && !(isNegative && value == 0) ? Form.Int64 : Form.Text;
    }

    /// <summary>The value of a number's text, where it is a whole number of 64 bits, whatever its notation.</summary>
    internal static bool TryGetInt64(ReadOnlySpan<byte> text, out long value)
    {
        value = 0;
        if (!TryTakeApart(text, out var isNegative, out var significant, out var scale)) return false;
        if (significant == 0) return true;
        if (scale < 0 || !Shift(ref significant, scale)) return false;
        if (significant > (ulong)long.MaxValue + (isNegative ? 1UL : 0UL)) return false;
        value = isNegative ? (long)(0 - significant) : (long)significant;
        return true;
    }

    /// <summary>The binary64 number nearest to a number's text; infinite beyond their range.</summary>
    internal static double ToDouble(ReadOnlySpan<byte> text) => TryShort(text, out var value) ? value : ToDoubleSlowly(text);

    /// <summary>Reads the numbers that there are most of: a few digits, perhaps a point among them, no exponent.</summary>
    private static bool TryShort(ReadOnlySpan<byte> text, out double value)
    {
        value = 0;
        if (text.Length > MostShort) return false;
        var i = text[0] == '-' ? 1 : 0;
        ulong significant = 0;
        var point = text.Length - 1;
        for (; i < text.Length; i++)
        {
            var digit = (uint)(text[i] - '0');
            if (digit <= 9) significant = (significant * 10) + digit;
            else if (text[i] == '.') point = i;
            else return false;
        }

        // Both are exact in binary64, so the division rounds once, as it should.
        value = significant / PowersOfTen[text.Length - 1 - point];
        if (text[0] == '-') value = -value;
        return true;
    }

    private static double ToDoubleSlowly(ReadOnlySpan<byte> text)
    {
        // Whole numbers up to 2^53 and powers of ten up to 10^22 are exact in binary64, so one division or product rounds once, as it should.
        if (TryTakeApart(text, out var isNegative, out var significant, out var scale) && significant <= 1UL << 53 && scale is >= -22 and <= 22)
        {
            var magnitude = scale < 0 ? significant / PowersOfTen[(int)-scale] : significant * PowersOfTen[(int)scale];
            return isNegative ? -magnitude : magnitude;
        }

        return double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    /// <summary>A number's text as significant digits, of which the last is not 0, times 10^scale; false where they exceed 64 bits.</summary>
    private static bool TryTakeApart(ReadOnlySpan<byte> text, out bool isNegative, out ulong significant, out long scale)
    {
        isNegative = text[0] == '-';
        significant = 0;
        scale = 0;
        var zeros = 0;
        var isFraction = false;
        var i = isNegative ? 1 : 0;
        for (; i < text.Length; i++)
        {
            var digit = (uint)(text[i] - '0');
            if (digit > 9)
            {
                if (text[i] != '.') break;
                isFraction = true;
                continue;
            }

            if (isFraction) scale--;
            if (digit == 0)
            {
                // Zeros count only once a digit follows them.
                if (significant != 0) zeros++;
                continue;
            }

            if (!Shift(ref significant, zeros + 1) || significant > ulong.MaxValue - digit) return false;
            significant += digit;
            zeros = 0;
        }

        scale += zeros + (i < text.Length ? Exponent(text[(i + 1)..]) : 0);
        return true;
    }

    /// <summary>How many bytes <see cref="Format(long, Span{byte})"/> writes.</summary>
    internal static int LengthOf(long value)
    {
        var length = value < 0 ? 2 : 1;
        for (var rest = value < 0 ? 0 - (ulong)value : (ulong)value; rest >= 10; rest /= 10) length++;
        return length;
    }

    /// <summary>Writes a whole number.</summary>
    /// <returns>How many bytes.</returns>
    internal static int Format(long value, Span<byte> target)
    {
        Utf8Formatter.TryFormat(value, target, out var written);
        return written;
    }

    /// <summary>Writes a finite binary64 number as ECMAScript's Number::toString does: the shortest digits that read back to it.</summary>
    /// <returns>How many bytes.</returns>
    internal static int Format(double value, Span<byte> target)
    {
        if (Math.Abs(value) < 1e15 && Math.Truncate(value) == value) return Format((long)value, target);
        if (IsMillionths(value, out var millionths)) return FormatMillionths(millionths, target);
        Span<byte> text = stackalloc byte[LongestDouble];
        value.TryFormat(text, out var length, default, CultureInfo.InvariantCulture);
        text = text[..length];
        var exponentAt = text.IndexOf((byte)'E');
        if (exponentAt < 0)
        {
            text.CopyTo(target);
            return length;
        }

        var written = 0;
        if (text[0] == '-')
        {
            target[written++] = (byte)'-';
            text = text[1..];
            exponentAt--;
        }

        Utf8Parser.TryParse(text[(exponentAt + 1)..], out int exponent, out _);
        Span<byte> digits = stackalloc byte[LongestDouble];
        var count = 0;
        foreach (var character in text[..exponentAt])
        {
            if (character != '.') digits[count++] = character;
        }

        return written + Layout(digits[..count], exponent, target[written..]);
    }

    /// <summary>
    /// Whether a number is what a decimal of at most 15 digits, six of them behind the point, reads as. Such a decimal is the number's shortest
    /// text: no two of them share a number.
    /// </summary>
    internal static bool IsMillionths(double value, out long millionths)
    {
        var nearest = Math.Round(value * 1e6);
        var isExact = Math.Abs(nearest) < 1e15 && nearest / 1e6 == value;
        millionths = isExact ? (long)nearest : 0;
        return isExact;
    }

    private static int FormatMillionths(long value, Span<byte> target)
    {
        var written = 0;
        if (value < 0) target[written++] = (byte)'-';
        var (whole, rest) = Math.DivRem(Math.Abs(value), 1_000_000);
        written += Format(whole, target[written..]);
        target[written++] = (byte)'.';
        // What is left is not zero: whole numbers are written as such.
        for (var unit = 100_000L; rest > 0; unit /= 10)
        {
            (var digit, rest) = Math.DivRem(rest, unit);
            target[written++] = (byte)('0' + digit);
        }

        return written;
    }

    /// <summary>Lays out d.ddd × 10^exponent: plain up to 21 places before the point and 5 zeros after it, else with an exponent.</summary>
    private static int Layout(ReadOnlySpan<byte> digits, int exponent, Span<byte> target)
    {
        if (exponent is >= 0 and < 21)
        {
            // The shortest digits of a number this large never reach past the point.
            digits.CopyTo(target);
            target[digits.Length..(exponent + 1)].Fill((byte)'0');
            return exponent + 1;
        }

        if (exponent is < 0 and >= -6)
        {
            var first = 1 - exponent;
            target[..first].Fill((byte)'0');
            target[1] = (byte)'.';
            digits.CopyTo(target[first..]);
            return first + digits.Length;
        }

        var written = 0;
        target[written++] = digits[0];
        if (digits.Length > 1)
        {
            target[written++] = (byte)'.';
            digits[1..].CopyTo(target[written..]);
            written += digits.Length - 1;
        }

        target[written++] = (byte)'e';
        target[written++] = (byte)(exponent < 0 ? '-' : '+');
        return written + Format(Math.Abs(exponent), target[written..]);
    }

    private static Form Invalid(int firstDigit, int digits, out int end)
    {
        // A leading zero makes the digit after it the mistake.
        end = digits == 0 ? firstDigit : firstDigit + 1;
        return Form.Invalid;
    }

    /// <summary>Reads fraction and exponent from <paramref name="end"/>, which stands at the point or the e.</summary>
    private static bool ScanFraction(ReadOnlySpan<byte> text, ref int end)
    {
        if (text[end] == '.')
        {
            end++;
            if (!ScanDigits(text, ref end)) return false;
        }

        if (end >= text.Length || (text[end] | 0x20) != 'e') return true;
        end++;
        if (end < text.Length && text[end] is (byte)'+' or (byte)'-') end++;
        return ScanDigits(text, ref end);
    }

    private static bool ScanDigits(ReadOnlySpan<byte> text, ref int end)
    {
        var start = end;
        while (end < text.Length && IsDigit(text[end])) end++;
        return end > start;
    }

    private static long Exponent(ReadOnlySpan<byte> text)
    {
        long exponent = 0;
        foreach (var character in text)
        {
            if (IsDigit(character) && exponent < ExponentCeiling) exponent = (exponent * 10) + (character - '0');
        }

        return text[0] == '-' ? -exponent : exponent;
    }

    private static bool Shift(ref ulong number, long places)
    {
        if (number == 0) return true;
        for (; places > 0; places--)
        {
            if (number > ulong.MaxValue / 10) return false;
            number *= 10;
        }

        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsDigit(byte character) => (uint)(character - '0') <= 9;
}
