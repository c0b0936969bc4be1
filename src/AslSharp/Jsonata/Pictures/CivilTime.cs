namespace AslSharp.Runtime;

/// <summary>A time in UTC, taken apart in the proleptic Gregorian calendar over all the years JavaScript's dates have.</summary>
internal readonly struct CivilTime
{
    /// <summary>The furthest milliseconds from 1970 that are a date.</summary>
    internal const double Furthest = 8.64e15;

    internal const long MillisInDay = 86_400_000;
    private const int DaysInEra = 146_097;
    private const int DaysFromYearZero = 719_468;

    private readonly long _day;

    internal CivilTime(long millis)
    {
        Millis = millis;
        _day = FloorDivide(millis, MillisInDay);
        MillisOfDay = (int)(millis - (_day * MillisInDay));
        // Years run from March here, so that the leap day is the last one.
        var shifted = _day + DaysFromYearZero;
        var era = FloorDivide(shifted, DaysInEra);
        var dayOfEra = (int)(shifted - (era * DaysInEra));
        var yearOfEra = (dayOfEra - (dayOfEra / 1460) + (dayOfEra / 36_524) - (dayOfEra / 146_096)) / 365;
        var dayOfYear = dayOfEra - ((365 * yearOfEra) + (yearOfEra / 4) - (yearOfEra / 100));
        var month = ((5 * dayOfYear) + 2) / 153;
        Day = dayOfYear - (((153 * month) + 2) / 5) + 1;
        Month = month < 10 ? month + 3 : month - 9;
        Year = (int)(yearOfEra + (era * 400)) + (Month <= 2 ? 1 : 0);
    }

    internal long Millis { get; }

    internal int Year { get; }

    /// <summary>1 to 12.</summary>
    internal int Month { get; }

    internal int Day { get; }

    internal int MillisOfDay { get; }

    internal int Hour => MillisOfDay / 3_600_000;

    internal int Minute => MillisOfDay / 60_000 % 60;

    internal int Second => MillisOfDay / 1000 % 60;

    internal int Millisecond => MillisOfDay % 1000;

    internal int DayOfYear => (int)(_day - DaysTo(Year, 1)) + 1;

    /// <summary>1, Monday, to 7, Sunday (ISO 8601).</summary>
    internal int DayOfWeek => IsoDay(_day);

    /// <summary>The ISO week of the year.</summary>
    internal int WeekOfYear
    {
        get
        {
            if (_day >= FirstWeek(Year + 1, 1)) return 1;
            var start = FirstWeek(Year, 1);
            return Weeks(_day >= start ? start : FirstWeek(Year - 1, 1), _day);
        }
    }

    /// <summary>The year the ISO week belongs to.</summary>
    internal int YearOfWeek => _day < FirstWeek(Year, 1) ? Year - 1 : _day >= FirstWeek(Year + 1, 1) ? Year + 1 : Year;

    /// <summary>The week of the month, counted as the ISO weeks of a year are.</summary>
    internal int WeekOfMonth
    {
        get
        {
            if (_day >= FirstWeek(Year, Month + 1)) return 1;
            var start = FirstWeek(Year, Month);
            return Weeks(_day >= start ? start : FirstWeek(Year, Month - 1), _day);
        }
    }

    /// <summary>The month that week belongs to.</summary>
    internal int MonthOfWeek =>
        _day < FirstWeek(Year, Month) ? (Month == 1 ? 12 : Month - 1) : _day >= FirstWeek(Year, Month + 1) ? (Month == 12 ? 1 : Month + 1) : Month;

    /// <summary>The days from 1970 to the first of a month, which may lie outside 1 to 12.</summary>
    internal static long DaysTo(long year, long month)
    {
        year += FloorDivide(month - 1, 12);
        month = month - 1 - (FloorDivide(month - 1, 12) * 12) + 1;
        if (month <= 2) year--;
        var era = FloorDivide(year, 400);
        var yearOfEra = year - (era * 400);
        var dayOfYear = ((153 * (month > 2 ? month - 3 : month + 9)) + 2) / 5;
        return (era * DaysInEra) + (yearOfEra * 365) + (yearOfEra / 4) - (yearOfEra / 100) + dayOfYear - DaysFromYearZero;
    }

    // The first week, from Monday on, of which four days or more are in the year or month.
    private static long FirstWeek(int year, int month)
    {
        var first = DaysTo(year, month);
        var dayOfWeek = IsoDay(first);
        return dayOfWeek > 4 ? first + 8 - dayOfWeek : first - dayOfWeek + 1;
    }

    private static int Weeks(long start, long day) => (int)((day - start) / 7) + 1;

    // 1970 began on a Thursday.
    private static int IsoDay(long day) => (int)(day + 3 - (FloorDivide(day + 3, 7) * 7)) + 1;

    private static long FloorDivide(long value, long divisor) => (value / divisor) - (value % divisor < 0 ? 1 : 0);
}
