using System.Globalization;

namespace AslSharp.Aws;

/// <summary>Times as services write them.</summary>
internal static class WireTime
{
    internal const string Unix = "unixTimestamp";
    internal const string Iso = "iso8601";
    internal const string Rfc = "rfc822";

    /// <summary>Reads a parameter: a text in ISO 8601, or seconds since 1970.</summary>
    internal static DateTimeOffset FromParameter(AslValue value, string field)
    {
        if (value.TryGetDouble(out var seconds)) return FromSeconds(seconds);
        return value.TryGetString(out var text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : throw ParameterException.Invalid(field);
    }

    internal static string Write(DateTimeOffset time, string format) => format switch
    {
        Unix => Seconds(time),
        Rfc => time.ToUniversalTime().ToString("r", CultureInfo.InvariantCulture),
        _ => time.UtcDateTime.ToString(
            time.Ticks % TimeSpan.TicksPerSecond == 0 ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : "yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
    };

    /// <summary>Reads what a service sent, in whatever format.</summary>
    internal static AslValue FromAnswer(AslValue value, ValueForm form)
    {
        DateTimeOffset time;
        if (value.TryGetDouble(out var seconds)) time = FromSeconds(seconds);
        else if (!value.TryGetString(out var text) || !TryRead(text, out time)) return value;
        return form == ValueForm.Optimised ? AslValue.Of(time.ToUnixTimeMilliseconds()) : AslValue.Of(Instant(time));
    }

    private static bool TryRead(string text, out DateTimeOffset time)
    {
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time)) return true;
        if (!double.TryParse(text, CultureInfo.InvariantCulture, out var seconds)) return false;
        time = FromSeconds(seconds);
        return true;
    }

    private static DateTimeOffset FromSeconds(double seconds) => DateTimeOffset.UnixEpoch + TimeSpan.FromMilliseconds(Math.Round(seconds * 1000));

    private static string Seconds(DateTimeOffset time)
    {
        var milliseconds = time.ToUnixTimeMilliseconds();
        return (milliseconds / 1000m).ToString("0.###", CultureInfo.InvariantCulture);
    }

    // As Java writes an instant: no fraction, or groups of three digits.
    private static string Instant(DateTimeOffset time)
    {
        var ticks = time.UtcTicks % TimeSpan.TicksPerSecond;
        var format = ticks == 0
            ? "yyyy-MM-dd'T'HH:mm:ss'Z'" : ticks % TimeSpan.TicksPerMillisecond == 0 ? "yyyy-MM-dd'T'HH:mm:ss.fff'Z'" : "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";
        return time.UtcDateTime.ToString(format, CultureInfo.InvariantCulture);
    }
}
