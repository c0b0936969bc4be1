using System.Globalization;

namespace AslSharp.Runtime;

/// <summary>Reads ISO 8601 as <c>$toMillis</c> does without a picture. A time without a zone is in UTC.</summary>
internal ref struct IsoTimestamp
{
    private ReadOnlySpan<char> _rest;

    /// <summary>The milliseconds since 1970; digits below the millisecond are dropped.</summary>
    /// <returns>Null where the text is no such timestamp.</returns>
    internal static long? Read(string text) => new IsoTimestamp { _rest = text }.Read();

    private long? Read()
    {
        if (!TryDigits(4, 0, 9999, out var year)) return null;
        var month = 1;
        var day = 1;
        if (TrySkip('-'))
        {
            if (!TryDigits(2, 1, 12, out month)) return null;
            if (TrySkip('-') && !TryDigits(2, 1, 31, out day)) return null;
        }

        long millis = 0;
        if (TrySkip('T') && !TryTime(out millis)) return null;
        if (!TryZone(out var offset)) return null;
        return (((CivilTime.DaysTo(year, month) + day - 1) * CivilTime.MillisInDay) + millis) - (offset * 60_000L);
    }

    private bool TryTime(out long millis)
    {
        millis = 0;
        if (!TryDigits(2, 0, 24, out var hour) || !TrySkip(':')) return false;
        if (!TryDigits(2, 0, 59, out var minute) || !TrySkip(':')) return false;
        if (!TryDigits(2, 0, 59, out var second)) return false;
        var fraction = 0;
        if (TrySkip('.'))
        {
            var digits = 0;
            for (; digits < _rest.Length && char.IsAsciiDigit(_rest[digits]); digits++)
            {
                if (digits < 3) fraction = (fraction * 10) + _rest[digits] - '0';
            }

            if (digits == 0) return false;
            for (var i = digits; i < 3; i++) fraction *= 10;
            _rest = _rest[digits..];
        }

        millis = (((((hour * 60L) + minute) * 60) + second) * 1000) + fraction;
        return millis <= CivilTime.MillisInDay;
    }

    private bool TryZone(out int offset)
    {
        offset = 0;
        if (_rest.IsEmpty || _rest is "Z") return true;
        var sign = _rest[0] == '-' ? -1 : 1;
        if (!TrySkip('+') && !TrySkip('-')) return false;
        if (!TryDigits(2, 0, 23, out var hours)) return false;
        TrySkip(':');
        if (!TryDigits(2, 0, 59, out var minutes) || !_rest.IsEmpty) return false;
        offset = sign * ((hours * 60) + minutes);
        return true;
    }

    private bool TrySkip(char character)
    {
        if (_rest.IsEmpty || _rest[0] != character) return false;
        _rest = _rest[1..];
        return true;
    }

    private bool TryDigits(int count, int least, int most, out int number)
    {
        number = 0;
        if (_rest.Length < count || !int.TryParse(_rest[..count], NumberStyles.None, CultureInfo.InvariantCulture, out number)) return false;
        _rest = _rest[count..];
        return number >= least && number <= most;
    }
}
