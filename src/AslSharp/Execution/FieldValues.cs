using System.ComponentModel;
using System.Globalization;

namespace AslSharp.Runtime;

/// <summary>Numbers and moments that fields take from the data at run time, with the service's words for what does not fit (reference 8.4, 8.8).</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class FieldValues
{
    private const long LongestWaitSeconds = int.MaxValue;

    /// <summary>The delay that <c>SecondsPath</c> names.</summary>
    /// <param name="value">What the path found; undefined for nothing.</param>
    /// <param name="path">The path as written.</param>
    /// <returns>The delay.</returns>
    /// <exception cref="RuntimeFault">The value is missing, not an integer, or negative.</exception>
    public static TimeSpan WaitSeconds(AslValue value, string path)
    {
        if (value.IsUndefined) throw new RuntimeFault($"The SecondsPath parameter does not reference an input value: {path}");
        if (!IsInteger(value, path, out var seconds))
            throw new RuntimeFault($"The SecondsPath parameter cannot be parsed as a long value: {path} == {Show(value)}");
        if (seconds < 0) throw new RuntimeFault($"The SecondsPath parameter references a negative value: {path} == {Show(value)}");
        return WaitSeconds(seconds);
    }

    /// <summary>The delay of a literal <c>Seconds</c>.</summary>
    /// <param name="seconds">Seconds, not negative.</param>
    /// <returns>The delay.</returns>
    /// <exception cref="RuntimeFault">The delay is longer than the service takes.</exception>
    public static TimeSpan WaitSeconds(long seconds)
        => seconds <= LongestWaitSeconds ? TimeSpan.FromSeconds(seconds) : throw new RuntimeFault("Wait state delay is too long.");

    /// <summary>The delay until the moment that <c>TimestampPath</c> names.</summary>
    /// <param name="value">What the path found; undefined for nothing.</param>
    /// <param name="path">The path as written.</param>
    /// <param name="now">The present moment.</param>
    /// <returns>The delay; zero for a moment that has passed.</returns>
    /// <exception cref="RuntimeFault">The value is missing or no timestamp, or too far ahead.</exception>
    public static TimeSpan WaitTimestamp(AslValue value, string path, DateTimeOffset now)
    {
        if (value.IsUndefined) throw new RuntimeFault($"The TimestampPath parameter does not reference an input value: {path}");
        if (!value.TryGetString(out var text) || !Timestamp.TryParse(text, out var timestamp))
        {
            throw new RuntimeFault(
                $"The TimestampPath parameter does not reference a valid ISO-8601 extended offset date-time format string: {path} == {Show(value)}");
        }

        return WaitTimestamp(timestamp.UnixSeconds, now);
    }

    /// <summary>The delay until a moment given in whole seconds: fractions of timestamps are cut.</summary>
    /// <param name="unixSeconds">Seconds since 1970-01-01T00:00:00Z.</param>
    /// <param name="now">The present moment.</param>
    /// <returns>The delay; zero for a moment that has passed.</returns>
    /// <exception cref="RuntimeFault">The moment is too far ahead.</exception>
    public static TimeSpan WaitTimestamp(long unixSeconds, DateTimeOffset now)
    {
        var seconds = unixSeconds - now.ToUnixTimeSeconds();
        if (seconds > LongestWaitSeconds) throw new RuntimeFault("Wait state delay is too long.");
        var delay = TimeSpan.FromSeconds(seconds) - TimeSpan.FromTicks(now.Ticks % TimeSpan.TicksPerSecond);
        return delay > TimeSpan.Zero ? delay : TimeSpan.Zero;
    }

    /// <summary>The seconds that <c>TimeoutSecondsPath</c> or <c>HeartbeatSecondsPath</c> names.</summary>
    /// <param name="value">What the path found.</param>
    /// <param name="field">The field.</param>
    /// <param name="path">The path as written.</param>
    /// <returns>Seconds, positive.</returns>
    /// <exception cref="RuntimeFault">The value is no positive integer.</exception>
    public static long Seconds(AslValue value, string field, string path)
    {
        var seconds = Integer(value, field, path);
        return seconds > 0 ? seconds : throw new RuntimeFault($"The {field} field refers to value \"{Show(value)}\" which is not a positive integer: {path}");
    }

    /// <summary>The bound that <c>MaxConcurrencyPath</c> names.</summary>
    /// <param name="value">What the path found.</param>
    /// <param name="path">The path as written.</param>
    /// <returns>The bound; 0 for as many as possible.</returns>
    /// <exception cref="RuntimeFault">The value is no integer, or negative.</exception>
    public static int MaxConcurrency(AslValue value, string path)
    {
        var bound = Integer(value, "MaxConcurrencyPath", path);
        if (bound < 0) throw new RuntimeFault("MaxConcurrency cannot be negative.");
        return (int)Math.Min(bound, int.MaxValue);
    }

    /// <summary>Fails an inline Map that has what only a distributed one can do.</summary>
    /// <exception cref="RuntimeFault">Always.</exception>
    public static void RefuseInlineMap() => throw new RuntimeFault("The ItemReader, ItemBatcher and ResultWriter fields are not supported for INLINE maps");

    /// <summary>Checks what <c>ToleratedFailureCountPath</c> names.</summary>
    /// <param name="value">What the path found.</param>
    /// <param name="path">The path as written.</param>
    /// <exception cref="RuntimeFault">The value is no integer, or negative.</exception>
    public static void CheckToleratedFailureCount(AslValue value, string path)
    {
        if (Integer(value, "ToleratedFailureCountPath", path) < 0) throw new RuntimeFault("ToleratedFailureCount cannot be negative.");
    }

    /// <summary>Checks what <c>ToleratedFailurePercentagePath</c> names.</summary>
    /// <param name="value">What the path found.</param>
    /// <param name="path">The path as written.</param>
    /// <exception cref="RuntimeFault">The value is no number, or outside 0..100.</exception>
    public static void CheckToleratedFailurePercentage(AslValue value, string path) => ToleratedFailurePercentage(value, path);

    /// <summary>How many items may fail, as <c>ToleratedFailureCountPath</c> says.</summary>
    /// <param name="value">What the path found.</param>
    /// <param name="path">The path as written.</param>
    /// <returns>The number.</returns>
    /// <exception cref="RuntimeFault">The value is no integer, or negative.</exception>
    public static long ToleratedFailureCount(AslValue value, string path)
    {
        CheckToleratedFailureCount(value, path);
        return Integer(value, "ToleratedFailureCountPath", path);
    }

    /// <summary>What share of the items may fail, as <c>ToleratedFailurePercentagePath</c> says.</summary>
    /// <param name="value">What the path found.</param>
    /// <param name="path">The path as written.</param>
    /// <returns>The share, 0 to 100.</returns>
    /// <exception cref="RuntimeFault">The value is no number, or outside 0..100.</exception>
    public static double ToleratedFailurePercentage(AslValue value, string path)
    {
        if (!IsNumber(value, path, out var percentage))
            throw new RuntimeFault($"The ToleratedFailurePercentagePath field refers to value \"{Show(value)}\" which is not a valid float: {path}");
        return percentage is >= 0 and <= 100 ? percentage : throw new RuntimeFault("ToleratedFailurePercentage must be between 0 and 100.");
    }

    /// <summary>The whole number that a field such as <c>MaxItemsPath</c> names. Whether it fits is for the field to say.</summary>
    /// <param name="value">What the path found.</param>
    /// <param name="field">The field.</param>
    /// <param name="path">The path as written.</param>
    /// <returns>The number.</returns>
    /// <exception cref="RuntimeFault">The value is no integer.</exception>
    public static long Number(AslValue value, string field, string path) => Integer(value, field, path);

    /// <summary>The bound that a field such as <c>MaxItemsPerBatchPath</c> names.</summary>
    /// <param name="value">What the path found.</param>
    /// <param name="field">The field.</param>
    /// <param name="path">The path as written.</param>
    /// <returns>The bound, positive.</returns>
    /// <exception cref="RuntimeFault">The value is no positive integer.</exception>
    public static long PositiveNumber(AslValue value, string field, string path) => Seconds(value, field, path);

    /// <summary>The items of a distributed Map: an array's, or an object's members.</summary>
    /// <param name="value">What <c>ItemsPath</c> found, or the effective input.</param>
    /// <param name="path">The path as written; <c>$</c> when absent.</param>
    /// <returns>The value itself.</returns>
    /// <exception cref="RuntimeFault">The value is neither array nor object.</exception>
    public static AslValue DistributedItems(AslValue value, string path) => value.IsObject ? value : Items(value, path);

    /// <summary>The items of a Map state.</summary>
    /// <param name="value">What <c>ItemsPath</c> found, or the effective input.</param>
    /// <param name="path">The path as written; <c>$</c> when absent.</param>
    /// <returns>The value itself.</returns>
    /// <exception cref="RuntimeFault">The value is no array.</exception>
    public static AslValue Items(AslValue value, string path)
        => value.IsArray ? value : throw new RuntimeFault($"Reference path \"{path}\" must point to array.");

    /// <summary>The text that <c>ErrorPath</c> or <c>CausePath</c> names.</summary>
    /// <param name="value">What the path found, or what the intrinsic function gave.</param>
    /// <param name="field">The field.</param>
    /// <param name="path">The path or call as written.</param>
    /// <returns>The text.</returns>
    /// <exception cref="RuntimeFault">The value is no string.</exception>
    public static string Text(AslValue value, string field, string path)
        => value.TryGetString(out var text) ? text : throw new RuntimeFault($"The {field} field '{path}' must refer to a string but was: {value.ToJson()}");

    private static long Integer(AslValue value, string field, string path)
        => IsInteger(value, path, out var number)
            ? number
            : throw new RuntimeFault($"The {field} field refers to value \"{Show(value)}\" which is not a valid integer: {path}");

    // What a variable holds may be the text of a number; what the data hold may not.
    private static bool IsInteger(AslValue value, string path, out long number)
    {
        number = 0;
        if (value.TryGetString(out var text))
            return IsVariable(path) && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);
        return value.IsNumber && value.TryGetInt64(out number);
    }

    private static bool IsNumber(AslValue value, string path, out double number)
    {
        if (!value.TryGetString(out var text)) return value.TryGetDouble(out number);
        number = 0;
        const NumberStyles style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        return IsVariable(path) && double.TryParse(text, style, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);
    }

    // $name, and not $, $., $[ or $$.
    private static bool IsVariable(string path) => path.Length > 1 && path[1] is not ('.' or '[' or '$');

    private static string Show(AslValue value) => value.TryGetString(out var text) ? text : value.ToJson();
}
