namespace AslSharp.Compiler.Syntax;

/// <summary>Timestamps as the language takes them: RFC 3339 with an upper-case <c>T</c>, and <c>Z</c> or a numeric offset.</summary>
internal static class Rfc3339
{
    /// <summary>Reads a timestamp.</summary>
    /// <param name="text">The text, such as <c>2030-01-31T12:00:00.5+01:00</c>.</param>
    /// <param name="unixSeconds">Whole seconds since 1970-01-01T00:00:00Z.</param>
    /// <param name="nanoseconds">The rest, 0..999999999.</param>
    public static bool TryParse(string text, out long unixSeconds, out int nanoseconds)
    {
        (unixSeconds, nanoseconds) = (0, 0);
        if (text.Length < 20 || text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' || text[16] != ':'
            || !TryDigits(text, 0, 4, out var year) || !TryDigits(text, 5, 2, out var month) || !TryDigits(text, 8, 2, out var day)
            || !TryDigits(text, 11, 2, out var hour) || !TryDigits(text, 14, 2, out var minute) || !TryDigits(text, 17, 2, out var second))
        {
            return false;
        }

        var position = 19;
        if (month is < 1 or > 12 || day < 1 || day > DaysIn(year, month) || hour > 23 || minute > 59 || second > 59
            || !TryFraction(text, ref position, out nanoseconds) || !TryOffset(text, position, out var offsetSeconds))
        {
            return false;
        }

        unixSeconds = (DaysSinceEpoch(year, month, day) * 86400) + (hour * 3600) + (minute * 60) + second - offsetSeconds;
        return true;
    }

    private static bool TryFraction(string text, ref int position, out int nanoseconds)
    {
        nanoseconds = 0;
        if (text[position] != '.')
            return true;
        var start = ++position;
        var unit = 100_000_000;
        while (position < text.Length && text[position] is >= '0' and <= '9')
        {
            nanoseconds += (text[position] - '0') * unit;
            unit /= 10;
            position++;
        }

        return position > start && position - start <= 9;
    }

    private static bool TryOffset(string text, int position, out int seconds)
    {
        seconds = 0;
        if (position == text.Length - 1)
            return text[position] == 'Z';
        if (position != text.Length - 6 || text[position] is not ('+' or '-') || text[position + 3] != ':'
            || !TryDigits(text, position + 1, 2, out var hours) || !TryDigits(text, position + 4, 2, out var minutes)
            || hours > 23 || minutes > 59)
        {
            return false;
        }

        seconds = ((hours * 60) + minutes) * (text[position] == '-' ? -60 : 60);
        return true;
    }

    private static bool TryDigits(string text, int start, int count, out int value)
    {
        value = 0;
        for (var i = start; i < start + count; i++)
        {
            if (text[i] is < '0' or > '9')
                return false;
            value = (value * 10) + (text[i] - '0');
        }

        return true;
    }

    private static int DaysIn(int year, int month) => month switch
    {
        2 => year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28,
        4 or 6 or 9 or 11 => 30,
        _ => 31,
    };

    // Days of the proleptic Gregorian calendar, with years that begin in March so that the leap day is the last one.
    private static long DaysSinceEpoch(int year, int month, int day)
    {
        var shifted = month <= 2 ? year - 1 : year;
        var era = (shifted >= 0 ? shifted : shifted - 399) / 400;
        var yearOfEra = shifted - (era * 400);
        var dayOfYear = (((153 * (month + (month > 2 ? -3 : 9))) + 2) / 5) + day - 1;
        var dayOfEra = (yearOfEra * 365) + (yearOfEra / 4) - (yearOfEra / 100) + dayOfYear;
        return (era * 146097L) + dayOfEra - 719468;
    }
}
