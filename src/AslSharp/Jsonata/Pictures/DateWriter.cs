using System.Text;

namespace AslSharp.Runtime;

/// <summary>Writes a time by a date picture (XPath Functions 9.8.4).</summary>
internal static class DateWriter
{
    /// <summary>Writes the parts.</summary>
    /// <param name="parts">The picture.</param>
    /// <param name="millis">The time, in milliseconds since 1970.</param>
    /// <param name="offset">The time zone, as HHMM with its sign.</param>
    internal static string Write(DatePicturePart[] parts, double millis, int offset)
    {
        var local = Math.Truncate(millis) + (Math.Truncate(offset / 100.0) * 60 + (offset % 100)) * 60_000;
        if (!(Math.Abs(local) <= CivilTime.Furthest)) throw JsonataErrors.NumberOutOfRange(JsonataNumber.Shown(millis));
        var time = new CivilTime((long)local);
        var text = new StringBuilder();
        foreach (var part in parts)
        {
            var piece = part.Literal ?? Piece(part, time, offset);
            PictureArguments.CheckLength(text.Length + (long)piece.Length);
            text.Append(piece);
        }

        return text.ToString();
    }

    /// <summary>The number a component has at a time; 0 for AM, 1 for PM.</summary>
    internal static int NumberOf(char component, CivilTime time) => component switch
    {
        'Y' => time.Year,
        'M' => time.Month,
        'D' => time.Day,
        'd' => time.DayOfYear,
        'F' => time.DayOfWeek,
        'W' => time.WeekOfYear,
        'w' => time.WeekOfMonth,
        'X' => time.YearOfWeek,
        'x' => time.MonthOfWeek,
        'H' => time.Hour,
        'h' => time.Hour % 12 == 0 ? 12 : time.Hour % 12,
        'P' => time.Hour / 12,
        'm' => time.Minute,
        's' => time.Second,
        'f' => time.Millisecond,
        _ => 0,
    };

    private static string Piece(DatePicturePart part, CivilTime time, int offset)
    {
        switch (part.Component)
        {
            case 'Z' or 'z':
                return Zone(part, offset);
            case 'P':
                return (part.Names == LetterCase.Upper, time.Hour >= 12) switch
                {
                    (true, true) => "PM",
                    (true, false) => "AM",
                    (false, true) => "pm",
                    _ => "am",
                };
            case 'C' or 'E':
                return "ISO";
        }

        var number = NumberOf(part.Component, time);
        if (part.Names is { } letterCase) return Name(part, number, letterCase);
        if (part.Component == 'Y' && part.YearDigits is > 0 and < 10) number %= (int)Math.Pow(10, part.YearDigits);
        return IntegerPicture.Write(part.Format!, (long)number);
    }

    private static string Name(DatePicturePart part, int number, LetterCase letterCase)
    {
        var names = DateNames.Of(part.Component) ?? throw JsonataErrors.NameOfNumber(part.Component);
        var name = names[number - 1];
        if (letterCase == LetterCase.Upper) name = name.ToUpperInvariant();
        else if (letterCase == LetterCase.Lower) name = name.ToLowerInvariant();
        return part.MostCharacters > 0 && name.Length > part.MostCharacters ? name[..part.MostCharacters] : name;
    }

    private static string Zone(DatePicturePart part, int offset)
    {
        var format = part.Format!;
        if (offset == 0 && part.IsTraditional && (format.Interval > 0 || format.MandatoryDigits is >= 1 and <= 4)) return "Z";
        string text;
        if (format.Interval > 0 || format.MandatoryDigits is 3 or 4) text = IntegerPicture.Write(format, (long)offset);
        else if (format.MandatoryDigits is 1 or 2)
        {
            text = IntegerPicture.Write(format, (long)(offset / 100));
            if (offset < 0 && offset > -100) text = "-" + text;
            if (offset % 100 != 0) text = $"{text}:{Math.Abs(offset % 100):00}";
        }
        else
        {
            throw JsonataErrors.LongTimeZone();
        }

        if (offset >= 0) text = "+" + text;
        return part.Component == 'z' ? "GMT" + text : text;
    }
}
