using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace AslSharp.Runtime;

// Values without parts of their own.
public static partial class Conversion
{
    private const string DateTimeFormat = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK";

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>A number of any of .NET's types. A whole one may be written as <c>3.0</c>, which is what a computation may give.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="value">The value.</param>
    /// <returns>The number.</returns>
    /// <exception cref="JsonException">The value is no number, or not one of that type.</exception>
    public static T ReadNumber<T>(AslValue value)
        where T : struct, INumberBase<T>
    {
        if (typeof(T) == typeof(double) && value.TryGetDouble(out var real)) return (T)(object)real;
        // A decimal keeps the zeros behind its point.
        if (value.TryGetInt64(out var whole) && (typeof(T) != typeof(decimal) || value.IsInt64))
        {
            var number = T.CreateTruncating(whole);
            if (T.IsInteger(number) && long.CreateTruncating(number) == whole && T.IsNegative(number) == whole < 0) return number;
        }

        // A text with an exponent could stand for more digits than memory holds.
        var style = typeof(T) == typeof(BigInteger) ? NumberStyles.AllowLeadingSign : NumberStyles.Float;
        return value.IsNumber && T.TryParse(value.ToString(), style, CultureInfo.InvariantCulture, out var parsed) ? parsed : throw Misfit(value, NameOf<T>());
    }

    /// <summary>A number as a value.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="number">The number.</param>
    /// <returns>The value.</returns>
    /// <exception cref="JsonException">The number is infinite or NaN.</exception>
    public static AslValue WriteNumber<T>(T number)
        where T : struct, INumberBase<T>
    {
        if (!T.IsFinite(number)) throw new JsonException($"{number} has no form in JSON", "", null, null);
        if (typeof(T) == typeof(double)) return AslValue.Of((double)(object)number);
        if (typeof(T) == typeof(decimal)) return AslValue.Of((decimal)(object)number);
        // The shortest digits of these may be fewer than those of the whole number.
        var isShort = typeof(T) == typeof(float) || typeof(T) == typeof(Half);
        if (!isShort && T.IsInteger(number))
        {
            var whole = long.CreateSaturating(number);
            if (whole is > long.MinValue and < long.MaxValue) return AslValue.Of(whole);
        }

        return AslValue.Number(number.ToString(null, CultureInfo.InvariantCulture));
    }

    /// <summary>A text.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The text.</returns>
    /// <exception cref="JsonException">The value is no string.</exception>
    public static string ReadString(AslValue value) => value.TryGetString(out var text) ? text : throw Misfit(value, "a text");

    /// <summary>A text as a value.</summary>
    /// <param name="value">The text, or null.</param>
    /// <returns>The value.</returns>
    public static AslValue WriteString(string? value) => AslValue.Of(value);

    /// <summary>A boolean.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The boolean.</returns>
    /// <exception cref="JsonException">The value is no boolean.</exception>
    public static bool ReadBoolean(AslValue value) => value.IsBoolean ? value.GetBoolean() : throw Misfit(value, "true or false");

    /// <summary>A boolean as a value.</summary>
    /// <param name="value">The boolean.</param>
    /// <returns>The value.</returns>
    public static AslValue WriteBoolean(bool value) => AslValue.Of(value);

    /// <summary>A character.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The character.</returns>
    /// <exception cref="JsonException">The value is no string of one character.</exception>
    public static char ReadChar(AslValue value)
        => value.TryGetString(out var text) && text.Length == 1 ? text[0] : throw Misfit(value, "a text of one character");

    /// <summary>A character as a value.</summary>
    /// <param name="value">The character.</param>
    /// <returns>The value.</returns>
    public static AslValue WriteChar(char value) => AslValue.Of(value.ToString());

    /// <summary>A date with a time.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The time.</returns>
    /// <exception cref="JsonException">The value is no text in the form of ISO 8601.</exception>
    public static DateTime ReadDateTime(AslValue value)
        => value.IsString && Token(value).TryGetDateTime(out var time) ? time : throw Misfit(value, "a date with a time, such as \"2030-12-31T23:59:59Z\",");

    /// <summary>A date with a time as a value.</summary>
    /// <param name="value">The time.</param>
    /// <returns>The value.</returns>
    public static AslValue WriteDateTime(DateTime value) => AslValue.Of(value.ToString(DateTimeFormat, CultureInfo.InvariantCulture));

    /// <summary>A point in time.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The time.</returns>
    /// <exception cref="JsonException">The value is no text in the form of ISO 8601.</exception>
    public static DateTimeOffset ReadDateTimeOffset(AslValue value)
        => value.IsString && Token(value).TryGetDateTimeOffset(out var time) ? time : throw Misfit(value, "a point in time, such as \"2030-12-31T23:59:59Z\",");

    /// <summary>A point in time as a value.</summary>
    /// <param name="value">The time.</param>
    /// <returns>The value.</returns>
    public static AslValue WriteDateTimeOffset(DateTimeOffset value) => AslValue.Of(value.ToString(DateTimeFormat, CultureInfo.InvariantCulture));

    /// <summary>A date.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The date.</returns>
    /// <exception cref="JsonException">The value is no text of the form <c>2030-12-31</c>.</exception>
    public static DateOnly ReadDateOnly(AslValue value)
        => value.TryGetString(out var text) && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date : throw Misfit(value, "a date, such as \"2030-12-31\",");

    /// <summary>A date as a value.</summary>
    /// <param name="value">The date.</param>
    /// <returns>The value.</returns>
    public static AslValue WriteDateOnly(DateOnly value) => AslValue.Of(value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <summary>A time of day.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The time.</returns>
    /// <exception cref="JsonException">The value is no text of the form <c>23:59:59.5</c>.</exception>
    public static TimeOnly ReadTimeOnly(AslValue value)
        => TryGetTimeSpan(value, out var time) && time >= TimeSpan.Zero && time < Day && value.GetString()[0] != '-'
            ? TimeOnly.FromTimeSpan(time) : throw Misfit(value, "a time of day, such as \"23:59:59\",");

    /// <summary>A time of day as a value.</summary>
    /// <param name="value">The time.</param>
    /// <returns>The value.</returns>
    public static AslValue WriteTimeOnly(TimeOnly value) => WriteTimeSpan(value.ToTimeSpan());

    /// <summary>A length of time.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The length.</returns>
    /// <exception cref="JsonException">The value is no text of the form <c>1.23:59:59.5</c>: days, hours, minutes, seconds.</exception>
    public static TimeSpan ReadTimeSpan(AslValue value)
        => TryGetTimeSpan(value, out var time) ? time : throw Misfit(value, "a length of time, such as \"1.23:59:59\",");

    /// <summary>A length of time as a value.</summary>
    /// <param name="value">The length.</param>
    /// <returns>The value.</returns>
    public static AslValue WriteTimeSpan(TimeSpan value) => AslValue.Of(value.ToString("c", CultureInfo.InvariantCulture));

    /// <summary>A GUID.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The GUID.</returns>
    /// <exception cref="JsonException">The value is no text of a GUID with hyphens.</exception>
    public static Guid ReadGuid(AslValue value)
        => value.TryGetString(out var text) && Guid.TryParseExact(text, "D", out var guid) ? guid : throw Misfit(value, "a GUID");

    /// <summary>A GUID as a value.</summary>
    /// <param name="value">The GUID.</param>
    /// <returns>The value.</returns>
    public static AslValue WriteGuid(Guid value) => AslValue.Of(value.ToString());

    /// <summary>A URI, whole or relative.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The URI.</returns>
    /// <exception cref="JsonException">The value is no text of a URI.</exception>
    public static Uri ReadUri(AslValue value)
        => value.TryGetString(out var text) && Uri.TryCreate(text, UriKind.RelativeOrAbsolute, out var uri) ? uri : throw Misfit(value, "a URI");

    /// <summary>A URI as a value.</summary>
    /// <param name="value">The URI, or null.</param>
    /// <returns>The value.</returns>
    public static AslValue WriteUri(Uri? value) => AslValue.Of(value?.OriginalString);

    /// <summary>A version.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The version.</returns>
    /// <exception cref="JsonException">The value is no text of a version.</exception>
    public static Version ReadVersion(AslValue value)
        => value.TryGetString(out var text) && text.Length > 0 && char.IsAsciiDigit(text[0]) && char.IsAsciiDigit(text[^1])
            && Version.TryParse(text, out var version)
            ? version : throw Misfit(value, "a version, such as \"1.0\",");

    /// <summary>A version as a value.</summary>
    /// <param name="value">The version, or null.</param>
    /// <returns>The value.</returns>
    public static AslValue WriteVersion(Version? value) => AslValue.Of(value?.ToString());

    /// <summary>Bytes.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The bytes.</returns>
    /// <exception cref="JsonException">The value is no text in base 64.</exception>
    public static byte[] ReadBytes(AslValue value)
        => value.IsString && Token(value).TryGetBytesFromBase64(out var bytes) ? bytes : throw Misfit(value, "a text in base 64");

    /// <summary>Bytes as a value.</summary>
    /// <param name="value">The bytes, or null.</param>
    /// <returns>The value.</returns>
    public static AslValue WriteBytes(byte[]? value) => value is null ? AslValue.Null : AslValue.Of(Convert.ToBase64String(value));

    /// <summary>Any value as it is.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The same; null for Undefined.</returns>
    public static AslValue ReadValue(AslValue value) => value.IsUndefined ? AslValue.Null : value;

    /// <summary>Any value as it is.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The same; null for Undefined.</returns>
    public static AslValue WriteValue(AslValue value) => ReadValue(value);

    /// <summary>Any value as an element.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The element; of null for Undefined.</returns>
    public static JsonElement ReadElement(AslValue value) => ReadValue(value).ToJsonElement();

    /// <summary>An element as a value.</summary>
    /// <param name="value">The element.</param>
    /// <returns>The value; null for the default element.</returns>
    public static AslValue WriteElement(JsonElement value) => WriteValue(AslValue.From(value));

    /// <summary>Any value as a node.</summary>
    /// <typeparam name="T">The kind of node.</typeparam>
    /// <param name="value">The value.</param>
    /// <returns>The node.</returns>
    /// <exception cref="JsonException">The value is null, or not of that kind.</exception>
    public static T ReadNode<T>(AslValue value)
        where T : JsonNode
        => value.ToJsonNode() as T
            ?? throw Misfit(value, typeof(T) == typeof(JsonObject) ? "an object" : typeof(T) == typeof(JsonArray) ? "an array" : "a value");

    /// <summary>A node as a value.</summary>
    /// <param name="value">The node, or null.</param>
    /// <returns>The value.</returns>
    public static AslValue WriteNode(JsonNode? value) => AslValue.From(value);

    /// <summary>Something that may be null as a value.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="value">The thing, or null.</param>
    /// <param name="write">Writes it.</param>
    /// <returns>The value.</returns>
    public static AslValue WriteNullable<T>(T? value, Func<T, AslValue> write)
        where T : struct
        => value is { } content ? write(content) : AslValue.Null;

    /// <summary>Reads by a context that the developer handed in.</summary>
    /// <typeparam name="T">The type, which the context names.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="context">The context.</param>
    /// <returns>The object.</returns>
    /// <exception cref="JsonException">The value does not fit.</exception>
    [return: MaybeNull]
    public static T ReadBy<T>(AslValue value, JsonSerializerContext context)
    {
        if (value.IsUndefined) throw Misfit(value, typeof(T).Name);
        try
        {
            return value.To((JsonTypeInfo<T>)context.GetTypeInfo(typeof(T))!);
        }
        catch (JsonException problem)
        {
            // Its path is one of JSONPath and its message ends with places in a text that nobody has seen.
            throw new JsonException($"{Capital(typeof(T).Name)} was expected, and {Found(value)} was found ({problem.Message})", "", null, null, problem);
        }
    }

    /// <summary>Writes by a context that the developer handed in.</summary>
    /// <typeparam name="T">The type, which the context names.</typeparam>
    /// <param name="value">The object, or null.</param>
    /// <param name="context">The context.</param>
    /// <returns>The value.</returns>
    public static AslValue WriteBy<T>(T value, JsonSerializerContext context) => AslValue.From(value, (JsonTypeInfo<T>)context.GetTypeInfo(typeof(T))!);

    private static bool TryGetTimeSpan(AslValue value, out TimeSpan time)
    {
        time = default;
        return value.TryGetString(out var text) && text.Length > 0 && (char.IsAsciiDigit(text[0]) || text[0] == '-')
            && TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out time);
    }

    // .NET's own rules of dates and of base 64 in JSON are there for its reader alone.
    private static Utf8JsonReader Token(AslValue value)
    {
        var reader = new Utf8JsonReader(value.ToUtf8Bytes());
        reader.Read();
        return reader;
    }

    private static string NameOf<T>() => default(T) switch
    {
        float or double or Half or decimal => "a number",
        byte => "a whole number from 0 to 255",
        sbyte => "a whole number from -128 to 127",
        ushort or uint or ulong or UInt128 => $"a whole number of {SizeOf<T>()} bits, not negative,",
        BigInteger => "a whole number",
        _ => $"a whole number of {SizeOf<T>()} bits",
    };

    private static int SizeOf<T>() => System.Runtime.CompilerServices.Unsafe.SizeOf<T>() * 8;
}
