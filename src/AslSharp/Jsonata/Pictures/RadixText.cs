using System.Globalization;

namespace AslSharp.Runtime;

/// <summary>Whole numbers in any base from 2 to 36.</summary>
internal static class RadixText
{
    // Above this the last digits of a binary64 number are not its own; they are written as zeros.
    private const double Exact = 9007199254740992;

    internal static string Of(long value, int radix)
    {
        if (radix == 10) return value.ToString(CultureInfo.InvariantCulture);
        Span<char> text = stackalloc char[65];
        var start = text.Length;
        var magnitude = value < 0 ? 0 - (ulong)value : (ulong)value;
        do
        {
            text[--start] = Digit((int)(magnitude % (ulong)radix));
            magnitude /= (ulong)radix;
        }
        while (magnitude > 0);
        if (value < 0) text[--start] = '-';
        return text[start..].ToString();
    }

    internal static string Of(double value, int radix)
    {
        if (radix == 10) return JsonataNumber.ToText(value);
        Span<char> text = stackalloc char[1100];
        var start = text.Length;
        var magnitude = Math.Abs(value);
        for (; magnitude >= Exact; magnitude /= radix) text[--start] = '0';
        magnitude = Math.Floor(magnitude);
        do
        {
            var digit = magnitude % radix;
            text[--start] = Digit((int)digit);
            magnitude = (magnitude - digit) / radix;
        }
        while (magnitude > 0);
        if (value < 0) text[--start] = '-';
        return text[start..].ToString();
    }

    private static char Digit(int digit) => (char)(digit < 10 ? '0' + digit : 'a' + digit - 10);
}
