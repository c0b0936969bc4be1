namespace AslSharp.Runtime;

/// <summary>The components of a time as they were read from a text, and the time they make.</summary>
internal sealed class DateComponents
{
    // Beyond this no component can be part of a date, and below it the sum fits 64 bits.
    private const double Most = 1e11;

    private readonly Dictionary<char, double> _values = [];

    /// <summary>A component's value; null where it is not given.</summary>
    internal double? this[char component]
    {
        get => _values.TryGetValue(component, out var value) ? value : null;
        set
        {
            if (value is { } given) _values[component] = given;
            else _values.Remove(component);
        }
    }

    /// <summary>The milliseconds since 1970.</summary>
    /// <returns>Null where the components are beyond any date.</returns>
    /// <exception cref="JsonataException">D3136: components are missing in between, or are of a kind that cannot be read.</exception>
    internal long? ToMillis(CivilTime now)
    {
        var isDayOfYear = !IsOnly("YMD", "YXMxWwdD") && IsOnly("Yd", "YXMxWwdD");
        var isWeek = IsOnly("Xxw", "YXMxWwdD") || IsOnly("XW", "YXMxWwdD");
        var isTwelveHours = !IsOnly("Hmsf", "PHhmsf") && IsOnly("Phmsf", "PHhmsf");
        FillIn(string.Concat(isDayOfYear ? "Yd" : isWeek ? "XxwF" : "YMD", isTwelveHours ? "Phmsf" : "Hmsf"), now);
        if (isWeek) throw JsonataErrors.MissingComponents();
        foreach (var value in _values.Values)
        {
            if (!(Math.Abs(value) < Most)) return null;
        }

        var hour = isTwelveHours ? (Of('h') == 12 ? 0 : Of('h')) + (Of('P') == 1 ? 12 : 0) : Of('H');
        var month = isDayOfYear ? 1 : Math.Max(1, Of('M'));
        var day = isDayOfYear ? Of('d') : Of('D');
        var zone = Of('Z') != 0 ? Of('Z') : Of('z');
        return Utc(Of('Y'), month, day, hour, Of('m') - zone, (Of('s') * 1000) + Of('f'));
    }

    private static long? Utc(long year, long month, long day, long hour, long minute, long millis)
    {
        // A year of two digits is of the twentieth century, as in Date.UTC.
        if (year is >= 0 and <= 99) year += 1900;
        var days = CivilTime.DaysTo(year, month) + day - 1;
        if (Math.Abs(days) > Most) return null;
        var sum = (days * (double)CivilTime.MillisInDay) + (hour * 3_600_000.0) + (minute * 60_000.0) + millis;
        return Math.Abs(sum) <= CivilTime.Furthest ? (long)sum : null;
    }

    private long Of(char component) => (long)(this[component] ?? 0);

    /// <summary>Whether of these components some are given and, all told, no other. One that is 0 counts as not given.</summary>
    private bool IsOnly(string wanted, string all)
    {
        var isAny = false;
        foreach (var component in all)
        {
            if (this[component] is null or 0) continue;
            if (!wanted.Contains(component, StringComparison.Ordinal)) return false;
            isAny = true;
        }

        return isAny;
    }

    private void FillIn(string components, CivilTime now)
    {
        var isStarted = false;
        var isEnded = false;
        foreach (var component in components)
        {
            if (this[component] is not null)
            {
                if (isEnded) throw JsonataErrors.MissingComponents();
                isStarted = true;
            }
            else if (isStarted)
            {
                this[component] = component is 'M' or 'D' or 'd' ? 1 : 0;
                isEnded = true;
            }
            else if (component != 'P')
            {
                this[component] = DateWriter.NumberOf(component, now);
            }
        }
    }
}
