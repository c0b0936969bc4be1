using System.Collections.Frozen;
using System.Text;

namespace AslSharp.Runtime;

/// <summary>Whole numbers in English words, and back.</summary>
internal static class NumberWords
{
    private const double Trillion = 1e12;
    private const ulong Exact = 1_000_000_000_000_000_000;

    private static readonly string[] Few =
    [
        "Zero", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve", "Thirteen", "Fourteen",
        "Fifteen", "Sixteen", "Seventeen", "Eighteen", "Nineteen",
    ];

    private static readonly string[] FewOrdinals =
    [
        "Zeroth", "First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth", "Eleventh", "Twelfth",
        "Thirteenth", "Fourteenth", "Fifteenth", "Sixteenth", "Seventeenth", "Eighteenth", "Nineteenth",
    ];

    private static readonly string[] Decades = ["Twenty", "Thirty", "Forty", "Fifty", "Sixty", "Seventy", "Eighty", "Ninety"];
    private static readonly string[] Magnitudes = ["Thousand", "Million", "Billion", "Trillion"];

    /// <summary>What each word, in lower case, stands for.</summary>
    private static readonly FrozenDictionary<string, double> Values = MakeValues().ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>All that the words of a number are made of.</summary>
    internal static string[] Vocabulary { get; } = [.. Values.Keys, "and", "-", ",", " "];

    /// <summary>The number in words of title case, <c>and</c> apart.</summary>
    internal static string Format(double value, bool isOrdinal)
    {
        var text = new StringBuilder();
        Append(text, value, isPart: false, isOrdinal);
        return text.ToString();
    }

    /// <summary>The number that words in lower case say; not a number where one of them is no number word.</summary>
    internal static double Parse(string text)
    {
        var segments = new Stack<double>([0]);
        foreach (var word in Split(text))
        {
            if (!Values.TryGetValue(word, out var value)) return double.NaN;
            if (value >= 100)
            {
                segments.Push(segments.Pop() * value);
                continue;
            }

            var top = segments.Pop();
            if (top >= 1000)
            {
                segments.Push(top);
                top = 0;
            }

            segments.Push(top + value);
        }

        return segments.Sum();
    }

    // What remains after the trillions of so large a number is an error of binary64 as often as not; it is taken as the reference takes it.
    private static void Append(StringBuilder text, double value, bool isPart, bool isOrdinal)
    {
        if (value < Exact)
        {
            Append(text, (ulong)value, isPart, isOrdinal);
            return;
        }

        var trillions = Math.Floor(value / Trillion);
        var rest = value - (trillions * Trillion);
        if (isPart) text.Append(", ");
        Append(text, trillions, isPart: false, isOrdinal: false);
        text.Append(" Trillion");
        if (rest > 0) Append(text, rest, isPart: true, isOrdinal);
        else if (isOrdinal) text.Append("th");
    }

    internal static void Append(StringBuilder text, ulong value, bool isPart, bool isOrdinal)
    {
        if (value < 100)
        {
            if (isPart) text.Append(" and ");
            AppendBelowHundred(text, (int)value, isOrdinal);
            return;
        }

        if (isPart) text.Append(", ");
        var (unit, name) = value < 1000 ? (100UL, "Hundred") : UnitOf(value);
        Append(text, value / unit, isPart: false, isOrdinal: false);
        text.Append(' ').Append(name);
        var rest = value % unit;
        if (rest > 0) Append(text, rest, isPart: true, isOrdinal);
        else if (isOrdinal) text.Append("th");
    }

    private static void AppendBelowHundred(StringBuilder text, int value, bool isOrdinal)
    {
        if (value < 20)
        {
            text.Append((isOrdinal ? FewOrdinals : Few)[value]);
            return;
        }

        text.Append(Decades[(value / 10) - 2]);
        if (value % 10 > 0) AppendBelowHundred(text.Append('-'), value % 10, isOrdinal);
        else if (isOrdinal) text.Remove(text.Length - 1, 1).Append("ieth");
    }

    private static (ulong Unit, string Name) UnitOf(ulong value)
    {
        var unit = 1000UL;
        var index = 0;
        while (index < Magnitudes.Length - 1 && value / unit >= 1000)
        {
            unit *= 1000;
            index++;
        }

        return (unit, Magnitudes[index]);
    }

    private static Dictionary<string, double> MakeValues()
    {
        var values = new Dictionary<string, double>(StringComparer.Ordinal);
        for (var i = 0; i < Few.Length; i++)
        {
            values[Few[i].ToLowerInvariant()] = i;
            values[FewOrdinals[i].ToLowerInvariant()] = i;
        }

        for (var i = 0; i < Decades.Length; i++)
        {
            var word = Decades[i].ToLowerInvariant();
            values[word] = (i + 2) * 10;
            values[word[..^1] + "ieth"] = (i + 2) * 10;
        }

        values["hundred"] = 100;
        values["hundredth"] = 100;
        double unit = 1;
        foreach (var magnitude in Magnitudes)
        {
            unit *= 1000;
            values[magnitude.ToLowerInvariant()] = unit;
            values[magnitude.ToLowerInvariant() + "th"] = unit;
        }

        return values;
    }

    /// <summary>Splits at a comma and a space, at <c>and</c> between spaces, at a space or at a hyphen.</summary>
    private static List<string> Split(string text)
    {
        var words = new List<string>();
        var start = 0;
        for (var i = 0; i < text.Length;)
        {
            var length = SeparatorLength(text.AsSpan(i));
            if (length == 0)
            {
                i++;
                continue;
            }

            words.Add(text[start..i]);
            i += length;
            start = i;
        }

        words.Add(text[start..]);
        return words;
    }

    private static int SeparatorLength(ReadOnlySpan<char> text)
    {
        if (text[0] == '-') return 1;
        if (text[0] == ',') return text.Length > 1 && char.IsWhiteSpace(text[1]) ? 2 : 0;
        if (!char.IsWhiteSpace(text[0])) return 0;
        return text.Length > 4 && text[1..].StartsWith("and") && char.IsWhiteSpace(text[4]) ? 5 : 1;
    }
}
