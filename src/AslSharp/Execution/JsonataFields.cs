using System.ComponentModel;

namespace AslSharp.Runtime;

/// <summary>Values that fields of JSONata states take from expressions, undefined where those give nothing, with the service's words for what does not fit
/// (reference 5.4, 8.4, 8.8).</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class JsonataFields
{
    private const long MostSeconds = 99_999_999;

    /// <summary>The value of an expression, which must have one.</summary>
    /// <param name="value">What the expression gave.</param>
    /// <param name="site">The expression.</param>
    /// <returns>The value itself.</returns>
    /// <exception cref="JsonataException">The expression gave nothing.</exception>
    public static AslValue Value(AslValue value, JsonataSite site) => value.IsUndefined ? throw Located(JsonataErrors.Nothing(), site) : value;

    /// <summary>The answer of a <c>Condition</c>.</summary>
    /// <param name="value">What the expression gave.</param>
    /// <param name="site">The expression.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="JsonataException">The value is no boolean.</exception>
    public static bool Boolean(AslValue value, JsonataSite site) => value.IsBoolean ? value.GetBoolean() : throw Unexpected("boolean", value, site);

    /// <summary>The text of <c>Error</c> or <c>Cause</c>.</summary>
    /// <param name="value">What the expression gave.</param>
    /// <param name="site">The expression.</param>
    /// <returns>The text.</returns>
    /// <exception cref="JsonataException">The value is no string.</exception>
    public static string Text(AslValue value, JsonataSite site) => value.TryGetString(out var text) ? text : throw Unexpected("string", value, site);

    /// <summary>The delay that <c>Seconds</c> gives.</summary>
    /// <param name="value">What the expression gave.</param>
    /// <param name="site">The expression.</param>
    /// <returns>The delay.</returns>
    /// <exception cref="JsonataException">The value is no whole number, or out of range.</exception>
    public static TimeSpan WaitSeconds(AslValue value, JsonataSite site) => TimeSpan.FromSeconds(Seconds(value, site));

    /// <summary>The delay until the moment that <c>Timestamp</c> gives.</summary>
    /// <param name="value">What the expression gave.</param>
    /// <param name="site">The expression.</param>
    /// <param name="now">The present moment.</param>
    /// <returns>The delay; zero for a moment that has passed.</returns>
    /// <exception cref="JsonataException">The value is no timestamp.</exception>
    /// <exception cref="RuntimeFault">The moment is too far ahead.</exception>
    public static TimeSpan WaitTimestamp(AslValue value, JsonataSite site, DateTimeOffset now)
    {
        var text = Text(value, site);
        return Timestamp.TryParse(text, out var timestamp)
            ? FieldValues.WaitTimestamp(timestamp.UnixSeconds, now)
            : throw JsonataException.OfField(
                $"The {site.Location} field cannot be parsed as an ISO-8601 extended offset date-time format string: {text}", site);
    }

    /// <summary>The seconds of <c>TimeoutSeconds</c> or <c>HeartbeatSeconds</c>.</summary>
    /// <param name="value">What the expression gave.</param>
    /// <param name="site">The expression.</param>
    /// <returns>Seconds; 0 for no bound.</returns>
    /// <exception cref="JsonataException">The value is no whole number, or out of range.</exception>
    public static long Seconds(AslValue value, JsonataSite site)
    {
        var seconds = Integer(value, site);
        return seconds is >= 0 and <= MostSeconds
            ? seconds
            : throw JsonataException.OfField($"{site.Location} must be between 0 and {MostSeconds} but was: {value.ToJson()}", site);
    }

    /// <summary>The items of a Map state without <c>Items</c>.</summary>
    /// <param name="input">The state's input.</param>
    /// <returns>The value itself.</returns>
    /// <exception cref="JsonataException">The value is no array.</exception>
    public static AslValue Items(AslValue input)
        => input.IsArray ? input : throw JsonataException.OfField($"Map state input must be an array but was: {input.ToJson()}", null);

    /// <summary>The items that <c>Items</c> gives.</summary>
    /// <param name="value">What the expression gave.</param>
    /// <param name="site">The expression.</param>
    /// <returns>The value itself.</returns>
    /// <exception cref="JsonataException">The value is no array.</exception>
    public static AslValue Items(AslValue value, JsonataSite site) => value.IsArray ? value : throw Unexpected("array", value, site);

    /// <summary>The bound that <c>MaxConcurrency</c> gives.</summary>
    /// <param name="value">What the expression gave.</param>
    /// <param name="site">The expression.</param>
    /// <returns>The bound; 0 for as many as possible.</returns>
    /// <exception cref="JsonataException">The value is no whole number, or negative.</exception>
    public static int MaxConcurrency(AslValue value, JsonataSite site) => (int)Math.Min(NotNegative(value, site), int.MaxValue);

    /// <summary>Checks what <c>ToleratedFailureCount</c> gives.</summary>
    /// <param name="value">What the expression gave.</param>
    /// <param name="site">The expression.</param>
    /// <exception cref="JsonataException">The value is no whole number, or negative.</exception>
    public static void CheckToleratedFailureCount(AslValue value, JsonataSite site) => NotNegative(value, site);

    /// <summary>Checks what <c>ToleratedFailurePercentage</c> gives.</summary>
    /// <param name="value">What the expression gave.</param>
    /// <param name="site">The expression.</param>
    /// <exception cref="JsonataException">The value is no number, or outside 0..100.</exception>
    public static void CheckToleratedFailurePercentage(AslValue value, JsonataSite site)
    {
        if (!value.TryGetDouble(out var percentage)) throw Unexpected("number", value, site);
        if (percentage is < 0 or > 100) throw OutOfRange("must be between 0 and 100", value, site);
    }

    /// <summary>How many items may fail, as <c>ToleratedFailureCount</c> gives it.</summary>
    /// <param name="value">What the expression gave.</param>
    /// <param name="site">The expression.</param>
    /// <returns>The number.</returns>
    /// <exception cref="JsonataException">The value is no whole number, or negative.</exception>
    public static long ToleratedFailureCount(AslValue value, JsonataSite site) => NotNegative(value, site);

    /// <summary>What share of the items may fail, as <c>ToleratedFailurePercentage</c> gives it.</summary>
    /// <param name="value">What the expression gave.</param>
    /// <param name="site">The expression.</param>
    /// <returns>The share, 0 to 100.</returns>
    /// <exception cref="JsonataException">The value is no number, or outside 0..100.</exception>
    public static double ToleratedFailurePercentage(AslValue value, JsonataSite site)
    {
        CheckToleratedFailurePercentage(value, site);
        return value.TryGetDouble(out var percentage) ? percentage : 0;
    }

    /// <summary>The whole number that a field such as <c>MaxItems</c> gives. Whether it fits is for the field to say.</summary>
    /// <param name="value">What the expression gave.</param>
    /// <param name="site">The expression.</param>
    /// <returns>The number.</returns>
    /// <exception cref="JsonataException">The value is no whole number.</exception>
    public static long Number(AslValue value, JsonataSite site) => Integer(value, site);

    /// <summary>The bound that a field such as <c>MaxItemsPerBatch</c> gives.</summary>
    /// <param name="value">What the expression gave.</param>
    /// <param name="site">The expression.</param>
    /// <returns>The bound, positive.</returns>
    /// <exception cref="JsonataException">The value is no positive whole number.</exception>
    public static long PositiveNumber(AslValue value, JsonataSite site)
    {
        var number = Integer(value, site);
        return number > 0 ? number : throw OutOfRange("must be positive", value, site);
    }

    /// <summary>The items of a distributed Map without <c>Items</c>, or with items written out: an array's, or an object's members.</summary>
    /// <param name="input">The value.</param>
    /// <returns>The value itself.</returns>
    /// <exception cref="JsonataException">The value is neither array nor object.</exception>
    public static AslValue DistributedItems(AslValue input) => input.IsObject ? input : Items(input);

    /// <summary>The items that a distributed Map's <c>Items</c> gives: an array's, or an object's members.</summary>
    /// <param name="value">What the expression gave.</param>
    /// <param name="site">The expression.</param>
    /// <returns>The value itself.</returns>
    /// <exception cref="JsonataException">The value is neither array nor object.</exception>
    public static AslValue DistributedItems(AslValue value, JsonataSite site) => value.IsObject ? value : Items(value, site);

    private static long NotNegative(AslValue value, JsonataSite site)
    {
        var number = Integer(value, site);
        return number >= 0 ? number : throw OutOfRange("cannot be negative", value, site);
    }

    // 60 and what arithmetic made of it: 60.0.
    private static long Integer(AslValue value, JsonataSite site)
    {
        if (!value.IsNumber) throw Unexpected("number", value, site);
        if (value.TryGetInt64(out var number)) return number;
        return value.TryGetDouble(out var real) && real == Math.Floor(real) && Math.Abs(real) < long.MaxValue
            ? (long)real
            : throw JsonataException.OfField($"The {site.Location} field cannot be parsed as an integer: {value.ToJson()}", site);
    }

    private static JsonataException Unexpected(string expected, AslValue value, JsonataSite site)
        => Located(value.IsUndefined ? JsonataErrors.Nothing() : JsonataErrors.UnexpectedResult(expected, value), site);

    private static JsonataException Located(JsonataException exception, JsonataSite site)
    {
        exception.Locate(site);
        return exception;
    }

    private static JsonataException OutOfRange(string rule, AslValue value, JsonataSite site)
        => JsonataException.OfField($"The value of the field '{site.Location}' {rule} but was: {value.ToJson()}", site);
}
