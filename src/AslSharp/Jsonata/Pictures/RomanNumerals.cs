using System.Text;

namespace AslSharp.Runtime;

/// <summary>Roman numerals and letter sequences.</summary>
internal static class RomanNumerals
{
    private static readonly (int Value, string Text)[] Numerals =
    [
        (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
    ];

    /// <summary>A whole number in lower case; nothing for 0.</summary>
    internal static string Format(double value)
    {
        PictureArguments.CheckLength(value / 1000 < int.MaxValue ? (long)(value / 1000) : int.MaxValue);
        var rest = (long)value;
        var text = new StringBuilder();
        text.Append('m', (int)(rest / 1000));
        rest %= 1000;
        foreach (var (step, letters) in Numerals)
        {
            for (; rest >= step; rest -= step) text.Append(letters);
        }

        return text.ToString();
    }

    /// <summary>The number of a numeral in upper case; not a number where there is another letter.</summary>
    internal static double Parse(string text)
    {
        double sum = 0;
        var most = 1;
        for (var i = text.Length - 1; i >= 0; i--)
        {
            var value = ValueOf(text[i]);
            if (value == 0) return double.NaN;
            sum += value < most ? -value : value;
            most = Math.Max(most, value);
        }

        return sum;
    }

    /// <summary>a, b, … z, aa, ab …; nothing for 0.</summary>
    internal static string FormatLetters(double value, char first)
    {
        var letters = new List<char>();
        while (value > 0)
        {
            letters.Add((char)(((value - 1) % 26) + first));
            value = Math.Floor((value - 1) / 26);
        }

        letters.Reverse();
        return string.Concat(letters);
    }

    /// <summary>The number of a letter sequence.</summary>
    internal static double ParseLetters(string text, char first)
    {
        double sum = 0;
        foreach (var letter in text) sum = (sum * 26) + (letter - first + 1);
        return sum;
    }

    private static int ValueOf(char letter) => letter switch
    {
        'M' => 1000,
        'D' => 500,
        'C' => 100,
        'L' => 50,
        'X' => 10,
        'V' => 5,
        'I' => 1,
        _ => 0,
    };
}
