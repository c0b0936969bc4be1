using System.Globalization;
using System.Text;

namespace AslSharp.Runtime;

/// <summary>
/// Values as Java prints them, which is what <c>States.Format</c> and the path library's messages show:
/// <c>{a=1, b=[x, null]}</c>, <c>1.0E10</c> (ASL sections 4.4 and 16).
/// </summary>
internal static class JavaText
{
    /// <summary>The text of a value.</summary>
    /// <exception cref="RuntimeFault">The value is nested too deeply, or too large.</exception>
    public static string Of(AslValue value)
    {
        if (value.Kind == AslKind.String) return value.GetString();
        if (value.Kind == AslKind.Number) return Number(value.ToJson());
        var text = new StringBuilder();
        Append(text, value);
        return text.ToString();
    }

    /// <summary>Appends the text of a value; strings are bare at any depth.</summary>
    /// <exception cref="RuntimeFault">The value is nested too deeply, or too large.</exception>
    public static void Append(StringBuilder text, AslValue value) => Append(text, value, 0);

    /// <summary>Java's <c>Double.toString</c>: plain between 0.001 and 10,000,000, otherwise <c>1.0E10</c>; always with a fraction.</summary>
    public static string Double(double number)
    {
        if (double.IsNaN(number))
            return "NaN";
        if (double.IsInfinity(number))
            return number > 0 ? "Infinity" : "-Infinity";
        var sign = double.IsNegative(number) ? "-" : "";
        var magnitude = Math.Abs(number);
        if (magnitude == 0)
            return sign + "0.0";
        var (digits, exponent) = ShortestDigits(magnitude);
        if (magnitude is < 1e-3 or >= 1e7)
            return $"{sign}{digits[0]}.{(digits.Length > 1 ? digits[1..] : "0")}E{exponent.ToString(CultureInfo.InvariantCulture)}";
        if (exponent < 0)
            return $"{sign}0.{new string('0', -exponent - 1)}{digits}";
        if (digits.Length <= exponent + 1)
            return $"{sign}{digits.PadRight(exponent + 1, '0')}.0";
        return $"{sign}{digits[..(exponent + 1)]}.{digits[(exponent + 1)..]}";
    }

    /// <summary>Java's <c>Math.round</c>: the nearest integer, half towards positive infinity, held within 64 bits.</summary>
    public static long Round(double number)
    {
        if (double.IsNaN(number))
            return 0;
        // Not floor(x + 0.5): that sum is rounded itself, and takes 0.49999999999999994 to 1.
        var floor = Math.Floor(number);
        var rounded = number - floor >= 0.5 ? floor + 1 : floor;
        if (rounded >= long.MaxValue)
            return long.MaxValue;
        return rounded <= long.MinValue ? long.MinValue : (long)rounded;
    }

    private static string Number(string json)
    {
        // Shortest digits in plain form are what Java prints too; only other texts need another look.
        if (IsPlainDouble(json))
            return json;
        if (json.AsSpan().IndexOfAny(".eE") >= 0)
            return Double(double.Parse(json, NumberStyles.Float, CultureInfo.InvariantCulture));
        return json is "-0" ? "0" : json;
    }

    // At most fifteen digits, of which the last is no zero, between 0.001 and 10,000,000: every such text is a double's shortest.
    private static bool IsPlainDouble(string json)
    {
        var point = json.IndexOf('.', StringComparison.Ordinal);
        var start = json[0] == '-' ? 1 : 0;
        if (point < 0 || point - start > 7 || json.Length - start > 16 || json[^1] == '0' || json[start] == '0') return false;
        return !json.AsSpan().ContainsAny('e', 'E');
    }

    private static void Append(StringBuilder text, AslValue value, int depth)
    {
        if (text.Length > AslValue.MaximumText) throw AslValue.TooLong();
        switch (value.Kind)
        {
            case AslKind.String:
                var part = value.GetString();
                if (part.Length > AslValue.MaximumText - text.Length) throw AslValue.TooLong();
                text.Append(part);
                break;
            case AslKind.Number:
                text.Append(Number(value.ToJson()));
                break;
            case AslKind.Array:
                AppendArray(text, value.Items, AslValue.Deeper(depth));
                break;
            case AslKind.Object:
                AppendObject(text, value.Properties, AslValue.Deeper(depth));
                break;
            default:
                text.Append(value.ToJson());
                break;
        }
    }

    private static void AppendArray(StringBuilder text, ReadOnlySpan<AslValue> items, int depth)
    {
        text.Append('[');
        for (var i = 0; i < items.Length; i++)
        {
            if (i > 0)
                text.Append(", ");
            Append(text, items[i], depth);
        }

        text.Append(']');
    }

    private static void AppendObject(StringBuilder text, ReadOnlySpan<AslProperty> members, int depth)
    {
        text.Append('{');
        for (var i = 0; i < members.Length; i++)
        {
            if (i > 0)
                text.Append(", ");
            text.Append(members[i].Name.Text).Append('=');
            Append(text, members[i].Value, depth);
        }

        text.Append('}');
    }

    // The shortest digits that round-trip, and the power of ten of the first. Java shows two digits at least, and chooses the nearest such number.
    private static (string Digits, int Exponent) ShortestDigits(double magnitude)
    {
        var shortest = Digits(magnitude.ToString("R", CultureInfo.InvariantCulture));
        return shortest.Digits.Length > 1 ? shortest : Digits(magnitude.ToString("E1", CultureInfo.InvariantCulture));
    }

    private static (string Digits, int Exponent) Digits(string text)
    {
        var mark = text.IndexOf('E');
        var exponent = mark < 0 ? 0 : int.Parse(text.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var mantissa = mark < 0 ? text : text[..mark];
        var point = mantissa.IndexOf('.');
        exponent += (point < 0 ? mantissa.Length : point) - 1;
        var all = mantissa.Replace(".", "", StringComparison.Ordinal);
        var leading = all.Length - all.TrimStart('0').Length;
        return (all[leading..].TrimEnd('0'), exponent - leading);
    }
}
