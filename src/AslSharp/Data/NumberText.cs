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
    private const long ExponentCeiling = 1_000_000_000_000;

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
        if (Utf8Parser.TryParse(text, out value, out var used) && used == text.Length) return true;
        value = 0;
        var isNegative = text[0] == '-';
        var i = isNegative ? 1 : 0;
        ulong significant = 0;
        long zeros = 0;
        long scale = 0;
        var isFraction = false;
        for (; i < text.Length && (text[i] | 0x20) != 'e'; i++)
        {
            if (text[i] == '.')
            {
                isFraction = true;
                continue;
            }

            if (isFraction) scale--;
            if (text[i] == '0')
            {
                // Zeros count only once a digit follows them.
                if (significant != 0) zeros++;
                continue;
            }

            if (!Shift(ref significant, zeros + 1) || !Add(ref significant, (uint)(text[i] - '0'))) return false;
            zeros = 0;
        }

        if (significant == 0) return true;
        scale += zeros + (i < text.Length ? Exponent(text[(i + 1)..]) : 0);
        if (scale < 0 || !Shift(ref significant, scale)) return false;
        if (significant > (ulong)long.MaxValue + (isNegative ? 1UL : 0UL)) return false;
        value = isNegative ? (long)(0 - significant) : (long)significant;
        return true;
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

    /// <summary>Lays out d.ddd × 10^exponent: plain up to 21 places before the point and 6 zeros after it, else with an exponent.</summary>
    private static int Layout(ReadOnlySpan<byte> digits, int exponent, Span<byte> target)
    {
        if (exponent is >= 0 and < 21)
        {
            // The shortest digits of a number this large never reach past the point.
            digits.CopyTo(target);
            target[digits.Length..(exponent + 1)].Fill((byte)'0');
            return exponent + 1;
        }

        if (exponent is < 0 and >= -7 + 1)
        {
            var zeros = 1 - exponent;
            target[..(zeros + 1)].Fill((byte)'0');
            target[1] = (byte)'.';
            digits.CopyTo(target[(zeros + 1)..]);
            return zeros + 1 + digits.Length;
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

    private static bool Add(ref ulong number, uint digit)
    {
        if (number > ulong.MaxValue - digit) return false;
        number += digit;
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsDigit(byte character) => (uint)(character - '0') <= 9;
}
