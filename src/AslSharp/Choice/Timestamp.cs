using System.ComponentModel;

namespace AslSharp.Runtime;

/// <summary>An instant, as the timestamp operators of Choice and the timestamps of Wait compare it (ASL sections 8.3 and 8.4).</summary>
/// <param name="unixSeconds">Whole seconds since 1970-01-01T00:00:00Z; negative before it.</param>
/// <param name="nanoseconds">The fraction of the second, 0..999999999, counted forward from <paramref name="unixSeconds"/>.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Timestamp(long unixSeconds, int nanoseconds) : IComparable<Timestamp>, IEquatable<Timestamp>
{
    /// <summary>Whole seconds since 1970-01-01T00:00:00Z, rounded towards the past.</summary>
    internal long UnixSeconds { get; } = unixSeconds;

    /// <summary>Nanoseconds after <see cref="UnixSeconds"/>.</summary>
    internal int Nanoseconds { get; } = nanoseconds;

    /// <summary>
    /// Reads an RFC 3339 date-time: upper-case <c>T</c> and <c>Z</c> or a numeric offset, seconds given, any number of fraction digits
    /// (those past the ninth are cut off). No leap seconds, no hour 24.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="timestamp">The instant, if the text is one.</param>
    /// <returns>Whether the text is a timestamp.</returns>
    internal static bool TryParse(string? text, out Timestamp timestamp)
    {
        timestamp = default;
        return text is not null && TryParse(text.AsSpan(), out timestamp);
    }

    /// <inheritdoc/>
    public int CompareTo(Timestamp other)
    {
        var seconds = UnixSeconds.CompareTo(other.UnixSeconds);
        return seconds != 0 ? seconds : Nanoseconds.CompareTo(other.Nanoseconds);
    }

    /// <inheritdoc/>
    public bool Equals(Timestamp other) => UnixSeconds == other.UnixSeconds && Nanoseconds == other.Nanoseconds;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Timestamp other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(UnixSeconds, Nanoseconds);

    /// <summary>Whether both are the same instant.</summary>
    public static bool operator ==(Timestamp left, Timestamp right) => left.Equals(right);

    /// <summary>Whether the two are different instants.</summary>
    public static bool operator !=(Timestamp left, Timestamp right) => !left.Equals(right);

    /// <summary>Whether the left instant is earlier.</summary>
    public static bool operator <(Timestamp left, Timestamp right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left instant is later.</summary>
    public static bool operator >(Timestamp left, Timestamp right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left instant is not later.</summary>
    public static bool operator <=(Timestamp left, Timestamp right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left instant is not earlier.</summary>
    public static bool operator >=(Timestamp left, Timestamp right) => left.CompareTo(right) >= 0;

    private static bool TryParse(ReadOnlySpan<char> text, out Timestamp timestamp)
    {
        timestamp = default;
        // 2012-10-09T19:00:55 and at least a Z.
        if (text.Length < 20 || text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' || text[16] != ':')
            return false;
        if (!Digits(text[..4], out var year) || !Digits(text[5..7], out var month) || !Digits(text[8..10], out var day) ||
            !Digits(text[11..13], out var hour) || !Digits(text[14..16], out var minute) || !Digits(text[17..19], out var second))
            return false;
        if (month is < 1 or > 12 || day < 1 || day > DaysInMonth(year, month) || hour > 23 || minute > 59 || second > 59)
            return false;
        var rest = text[19..];
        if (!TryParseFraction(ref rest, out var nanoseconds) || !TryParseOffset(rest, out var offsetSeconds))
            return false;
        var seconds = (((DaysSinceEpoch(year, month, day) * 24) + hour) * 60 + minute) * 60 + second - offsetSeconds;
        timestamp = new Timestamp(seconds, nanoseconds);
        return true;
    }

    private static bool TryParseFraction(ref ReadOnlySpan<char> rest, out int nanoseconds)
    {
        nanoseconds = 0;
        if (rest[0] != '.')
            return true;
        var length = 1;
        var scale = 100_000_000;
        for (; length < rest.Length && char.IsAsciiDigit(rest[length]); length++)
        {
            nanoseconds += (rest[length] - '0') * scale;
            scale /= 10;
        }

        rest = rest[length..];
        return length > 1;
    }

    private static bool TryParseOffset(ReadOnlySpan<char> rest, out int seconds)
    {
        seconds = 0;
        if (rest is "Z")
            return true;
        if (rest.Length != 6 || rest[0] is not ('+' or '-') || rest[3] != ':' ||
            !Digits(rest[1..3], out var hours) || !Digits(rest[4..6], out var minutes) || hours > 23 || minutes > 59)
            return false;
        seconds = ((hours * 60) + minutes) * 60;
        if (rest[0] == '-')
            seconds = -seconds;
        return true;
    }

    private static bool Digits(ReadOnlySpan<char> text, out int number)
    {
        number = 0;
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c))
                return false;
            number = (number * 10) + (c - '0');
        }

        return true;
    }

    // Year 0 is a legal RFC 3339 year that DateTime does not have, hence our own calendar.
    private static bool IsLeap(int year) => year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

    private static int DaysInMonth(int year, int month) => month switch
    {
        2 => IsLeap(year) ? 29 : 28,
        4 or 6 or 9 or 11 => 30,
        _ => 31,
    };

    private static long DaysSinceEpoch(int year, int month, int day)
    {
        // Years that begin in March put the leap day last, so that the days of the months before it never depend on the year.
        var shifted = month <= 2 ? year - 1 : year;
        var era = (shifted >= 0 ? shifted : shifted - 399) / 400;
        var yearOfEra = shifted - (era * 400);
        var dayOfYear = (((153 * (month + (month > 2 ? -3 : 9))) + 2) / 5) + day - 1;
        var dayOfEra = (yearOfEra * 365) + (yearOfEra / 4) - (yearOfEra / 100) + dayOfYear;
        return (era * 146_097L) + dayOfEra - 719_468;
    }
}
