using System.Globalization;

namespace AslSharp.Runtime;

/// <summary>Values as strings: what <c>$string</c> and <c>&amp;</c> give, which is JSON except for a string itself.</summary>
internal static class JsonataText
{
    private const int StackCharacters = 256;
    private const int SignificantDigits = 15;

    /// <summary>The value as a string; null for Undefined.</summary>
    internal static string? OrNull(AslValue value, bool prettify)
    {
        if (value.IsUndefined) return null;
        if (value.TryGetString(out var text)) return text;
        if (value.IsInt64) return value.Int64Bits.ToString(CultureInfo.InvariantCulture);
        var builder = new TextBuilder(stackalloc char[StackCharacters]);
        try
        {
            Append(ref builder, value, prettify);
            return builder.ToString();
        }
        finally
        {
            builder.Dispose();
        }
    }

    /// <summary>Appends the value as a string; nothing for Undefined and for functions.</summary>
    internal static void Append(ref TextBuilder builder, in AslValue value, bool prettify)
    {
        var kind = value.Kind;
        if (kind is AslKind.Undefined or AslKind.Function) return;
        if (kind == AslKind.String)
        {
            AppendPlain(ref builder, value);
            return;
        }

        if (kind == AslKind.Number && !value.IsInt64 && !double.IsFinite(value.GetDouble())) throw JsonataErrors.StringOfNonFinite();
        if ((value.Flags & ArrayFlags.OuterWrapper) != 0 && value.Count > 0) AppendJson(ref builder, value.Items[0], prettify, 0);
        else AppendJson(ref builder, value, prettify, 0);
    }

    /// <summary>The characters of a string.</summary>
    internal static void AppendPlain(ref TextBuilder builder, in AslValue value)
    {
        if (value.TryGetPlainUtf8(out var utf8)) builder.AppendUtf8(utf8);
        else builder.Append(value.GetString());
    }

    private static void AppendJson(ref TextBuilder builder, in AslValue value, bool prettify, int depth)
    {
        switch (value.Kind)
        {
            case AslKind.True:
                builder.Append("true");
                break;
            case AslKind.False:
                builder.Append("false");
                break;
            case AslKind.Number:
                AppendNumber(ref builder, value);
                break;
            case AslKind.String:
                AppendQuoted(ref builder, value);
                break;
            case AslKind.Array:
                CallBudget.Descend(value.Count);
                AppendItems(ref builder, value.Items, prettify, depth);
                break;
            case AslKind.Object:
                CallBudget.Descend(value.Count);
                AppendProperties(ref builder, value.Properties, prettify, depth);
                break;
            case AslKind.Function:
                builder.Append("\"\"");
                break;
            default:
                builder.Append("null");
                break;
        }
    }

    private static void AppendItems(ref TextBuilder builder, ReadOnlySpan<AslValue> items, bool prettify, int depth)
    {
        builder.Append('[');
        for (var i = 0; i < items.Length; i++)
        {
            if (i > 0) builder.Append(',');
            if (prettify) AppendLine(ref builder, depth + 1);
            AppendJson(ref builder, items[i], prettify, depth + 1);
        }

        if (prettify && items.Length > 0) AppendLine(ref builder, depth);
        builder.Append(']');
    }

    private static void AppendProperties(ref TextBuilder builder, ReadOnlySpan<AslProperty> properties, bool prettify, int depth)
    {
        builder.Append('{');
        for (var i = 0; i < properties.Length; i++)
        {
            if (i > 0) builder.Append(',');
            if (prettify) AppendLine(ref builder, depth + 1);
            // The JSON of a name ends in its colon.
            builder.AppendUtf8(properties[i].Name.Json);
            if (prettify) builder.Append(' ');
            AppendJson(ref builder, properties[i].ValueInPlace, prettify, depth + 1);
        }

        if (prettify && properties.Length > 0) AppendLine(ref builder, depth);
        builder.Append('}');
    }

    private static void AppendLine(ref TextBuilder builder, int depth)
    {
        builder.Append('\n');
        builder.Append(' ', depth * 2);
    }

    private static void AppendQuoted(ref TextBuilder builder, in AslValue value)
    {
        if (value.TryGetPlainUtf8(out var utf8))
        {
            builder.Append('"');
            builder.AppendUtf8(utf8);
            builder.Append('"');
            return;
        }

        var text = value.GetString();
        builder.Append('"');
        var start = 0;
        for (var index = JsonText.IndexOfEscaped(text, 0); index >= 0; index = JsonText.IndexOfEscaped(text, start))
        {
            builder.Append(text.AsSpan(start, index - start));
            AppendEscape(ref builder, text[index]);
            start = index + 1;
        }

        builder.Append(text.AsSpan(start));
        builder.Append('"');
    }

    private static void AppendEscape(ref TextBuilder builder, char character)
    {
        builder.Append('\\');
        var letter = JsonText.ShortEscape(character);
        if (letter != 0)
        {
            builder.Append((char)letter);
            return;
        }

        builder.Append('u');
        for (var shift = 12; shift >= 0; shift -= 4) builder.Append("0123456789abcdef"[(character >> shift) & 15]);
    }

    private static void AppendNumber(ref TextBuilder builder, in AslValue value)
    {
        Span<byte> text = stackalloc byte[NumberText.LongestDouble];
        // Only a number that is calculated with becomes a binary64 one: whole numbers of 64 bits keep their digits.
        if (!value.IsDouble && value.TryGetInt64(out var integer))
        {
            builder.AppendUtf8(text[..NumberText.Format(integer, text)]);
            return;
        }

        var number = value.GetDouble();
        if (double.IsNaN(number)) builder.Append("null");
        else if (double.IsInfinity(number)) throw JsonataErrors.NumberOutOfRange(value);
        else builder.AppendUtf8(text[..NumberText.Format(RoundToSignificant(number), text)]);
    }

    /// <summary>The number rounded to fifteen significant digits, half away from zero, as the language prints numbers.</summary>
    internal static double RoundToSignificant(double number)
    {
        if ((Math.Abs(number) < 1e15 && Math.Truncate(number) == number) || NumberText.IsMillionths(number, out _)) return number;
        Span<byte> text = stackalloc byte[NumberText.LongestDouble];
        number.TryFormat(text, out var length, "E16", CultureInfo.InvariantCulture);
        // d.dddddddddddddddd: of seventeen digits, which tell every number, the last two decide.
        var first = text[0] == '-' ? 1 : 0;
        if (text[first + SignificantDigits + 1] == '0' && text[first + SignificantDigits + 2] == '0') return number;
        Span<byte> exact = stackalloc byte[64];
        number.TryFormat(exact, out length, "E40", CultureInfo.InvariantCulture);
        var digits = exact.Slice(first, SignificantDigits + 1);
        var carry = exact[first + SignificantDigits + 1] >= '5';
        for (var i = digits.Length - 1; carry && i >= 0; i--)
        {
            if (digits[i] == '.') continue;
            carry = digits[i] == '9';
            digits[i] = (byte)(carry ? '0' : digits[i] + 1);
        }

        var exponentAt = exact[..length].IndexOf((byte)'E');
        Span<byte> whole = stackalloc byte[NumberText.LongestDouble];
        var used = 0;
        if (first == 1) whole[used++] = (byte)'-';
        // Nines all through: one more before the point.
        if (carry) "10"u8.CopyTo(whole[used..]);
        else digits.CopyTo(whole[used..]);
        used += carry ? 2 : digits.Length;
        exact[exponentAt..length].CopyTo(whole[used..]);
        used += length - exponentAt;
        return double.Parse(whole[..used], NumberStyles.Float, CultureInfo.InvariantCulture);
    }
}
