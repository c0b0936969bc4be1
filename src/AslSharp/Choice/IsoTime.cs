using System.Globalization;

namespace AslSharp.Runtime;

/// <summary>Writes times as the context object and the history show them (ASL section 6).</summary>
internal static class IsoTime
{
    /// <summary>ISO 8601 in UTC with 0, 3, 6 or 9 fraction digits: as few as lose nothing.</summary>
    /// <param name="time">The time; its offset is folded in.</param>
    /// <returns>For example <c>2025-08-27T10:04:42.001Z</c>.</returns>
    public static string Format(DateTimeOffset time)
    {
        var fraction = time.Ticks % TimeSpan.TicksPerSecond;
        var format = fraction switch
        {
            0 => "yyyy-MM-dd'T'HH:mm:ss'Z'",
            _ when fraction % TimeSpan.TicksPerMillisecond == 0 => "yyyy-MM-dd'T'HH:mm:ss.fff'Z'",
            _ when fraction % TimeSpan.TicksPerMicrosecond == 0 => "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'",
            _ => "yyyy-MM-dd'T'HH:mm:ss.fffffff'00Z'",
        };
        return time.UtcDateTime.ToString(format, CultureInfo.InvariantCulture);
    }
}
