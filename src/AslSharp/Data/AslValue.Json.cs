using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace AslSharp;

public readonly partial struct AslValue
{
    // From the pool, so its size costs nothing; growing does.
    private const int FirstBuffer = 4096;

    /// <summary>Reads a JSON text, strictly as RFC 8259 has it. Of members with the same name the last one counts, at the first one's place.</summary>
    /// <param name="json">The text.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null.</exception>
    /// <exception cref="AslJsonException">The text is not JSON, or nested deeper than <see cref="MaximumDepth"/>.</exception>
    public static AslValue Parse(string json) => TryParse(json, out var value, out var error) ? value : throw error!;

    /// <summary>Reads a JSON text in UTF-8 and keeps the array: values read from it stay in it, so it must not change afterwards.</summary>
    /// <param name="utf8">The text.</param>
    /// <returns>The value.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="utf8"/> is null.</exception>
    /// <exception cref="AslJsonException">The text is not JSON, or nested deeper than <see cref="MaximumDepth"/>.</exception>
    public static AslValue Parse(byte[] utf8) => TryParse(utf8, out var value, out var error) ? value : throw error!;

    /// <summary>Reads a JSON text in UTF-8 and keeps the memory: values read from it stay in it, so it must not change afterwards.</summary>
    /// <param name="utf8">The text.</param>
    /// <returns>The value.</returns>
    /// <exception cref="AslJsonException">The text is not JSON, or nested deeper than <see cref="MaximumDepth"/>.</exception>
    public static AslValue Parse(ReadOnlyMemory<byte> utf8) => TryParse(utf8, out var value, out var error) ? value : throw error!;

    /// <summary>Reads a JSON text in UTF-8 from a copy of it.</summary>
    /// <param name="utf8">The text.</param>
    /// <returns>The value.</returns>
    /// <exception cref="AslJsonException">The text is not JSON, or nested deeper than <see cref="MaximumDepth"/>.</exception>
    public static AslValue Parse(ReadOnlySpan<byte> utf8) => TryParse(utf8, out var value, out var error) ? value : throw error!;

    /// <summary>Reads a JSON text; see <see cref="Parse(string)"/>.</summary>
    /// <param name="json">The text.</param>
    /// <param name="value">The value; Undefined where the text is not JSON.</param>
    /// <param name="error">What is wrong with the text; null where nothing is.</param>
    /// <returns>Whether the text is JSON.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is null.</exception>
    public static bool TryParse(string json, out AslValue value, out AslJsonException? error)
    {
        ArgumentNullException.ThrowIfNull(json);
        var utf8 = new byte[Encoding.UTF8.GetByteCount(json)];
        var status = System.Text.Unicode.Utf8.FromUtf16(json, utf8, out _, out var written, replaceInvalidSequences: false);
        if (status == OperationStatus.Done) return JsonReader.TryRead(utf8, 0, utf8.Length, out value, out error);
        value = default;
        error = JsonReader.ErrorAt(utf8.AsSpan(0, written), written, "A character is half of a surrogate pair");
        return false;
    }

    /// <summary>Reads a JSON text in UTF-8 and keeps the array; see <see cref="Parse(byte[])"/>.</summary>
    /// <param name="utf8">The text.</param>
    /// <param name="value">The value; Undefined where the text is not JSON.</param>
    /// <param name="error">What is wrong with the text; null where nothing is.</param>
    /// <returns>Whether the text is JSON.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="utf8"/> is null.</exception>
    public static bool TryParse(byte[] utf8, out AslValue value, out AslJsonException? error)
    {
        ArgumentNullException.ThrowIfNull(utf8);
        return JsonReader.TryRead(utf8, 0, utf8.Length, out value, out error);
    }

    /// <summary>Reads a JSON text in UTF-8 and keeps the memory; see <see cref="Parse(ReadOnlyMemory{byte})"/>.</summary>
    /// <param name="utf8">The text.</param>
    /// <param name="value">The value; Undefined where the text is not JSON.</param>
    /// <param name="error">What is wrong with the text; null where nothing is.</param>
    /// <returns>Whether the text is JSON.</returns>
    public static bool TryParse(ReadOnlyMemory<byte> utf8, out AslValue value, out AslJsonException? error) =>
        MemoryMarshal.TryGetArray(utf8, out var segment) && segment.Array is not null
            ? JsonReader.TryRead(segment.Array, segment.Offset, segment.Count, out value, out error)
            : TryParse(utf8.Span, out value, out error);

    /// <summary>Reads a JSON text in UTF-8 from a copy of it.</summary>
    /// <param name="utf8">The text.</param>
    /// <param name="value">The value; Undefined where the text is not JSON.</param>
    /// <param name="error">What is wrong with the text; null where nothing is.</param>
    /// <returns>Whether the text is JSON.</returns>
    public static bool TryParse(ReadOnlySpan<byte> utf8, out AslValue value, out AslJsonException? error) =>
        JsonReader.TryRead(utf8.ToArray(), 0, utf8.Length, out value, out error);

    /// <summary>The value as compact JSON text in UTF-8: members in their order, numbers as they were written, Undefined as null.</summary>
    /// <returns>The text.</returns>
    /// <exception cref="InvalidOperationException">The value is nested deeper than <see cref="MaximumDepth"/>, or much longer than 256 MiB.</exception>
    public byte[] ToUtf8Bytes()
    {
        var output = new Utf8Output(FirstBuffer);
        try
        {
            Write(ref output, this, 0);
            return output.Written.ToArray();
        }
        finally
        {
            output.Dispose();
        }
    }

    /// <summary>Writes the value as compact JSON text in UTF-8; see <see cref="ToUtf8Bytes"/>.</summary>
    /// <param name="writer">Where to write.</param>
    /// <exception cref="ArgumentNullException"><paramref name="writer"/> is null.</exception>
    /// <exception cref="InvalidOperationException">The value is nested deeper than <see cref="MaximumDepth"/>.</exception>
    public void WriteTo(IBufferWriter<byte> writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        var output = new Utf8Output(FirstBuffer);
        try
        {
            Write(ref output, this, 0);
            writer.Write(output.Written);
        }
        finally
        {
            output.Dispose();
        }
    }

    /// <summary>The value as text for people: a string as it is, without quotes and escapes; any other value as <see cref="ToJson"/> has it.</summary>
    /// <returns>The text, which is JSON only where the value is no string.</returns>
    /// <exception cref="InvalidOperationException">The value is nested deeper than <see cref="MaximumDepth"/>.</exception>
    public override string ToString() => TryGetString(out var text) ? text : ToJson();

    /// <summary>The value as compact JSON text; a string therefore with its quotes. See <see cref="ToUtf8Bytes"/>.</summary>
    /// <returns>The text.</returns>
    /// <exception cref="InvalidOperationException">The value is nested deeper than <see cref="MaximumDepth"/>.</exception>
    public string ToJson()
    {
        var output = new Utf8Output(FirstBuffer);
        try
        {
            Write(ref output, this, 0);
            return Encoding.UTF8.GetString(output.Written);
        }
        finally
        {
            output.Dispose();
        }
    }

    /// <summary>The value of a <see cref="JsonElement"/>, which is copied.</summary>
    /// <param name="element">The element.</param>
    /// <returns>The value; Undefined for the default element.</returns>
    /// <exception cref="AslJsonException">The element is nested deeper than <see cref="MaximumDepth"/>.</exception>
    public static AslValue From(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Undefined) return default;
        // The element's own text, unless it was read leniently (comments, trailing commas): then what it writes.
        return TryParse(JsonMarshal.GetRawUtf8Value(element), out var value, out _) ? value : Parse(Written(element.WriteTo));
    }

    /// <summary>The value of a <see cref="JsonNode"/>, which is copied.</summary>
    /// <param name="node">The node; null stands for JSON null, as everywhere with nodes.</param>
    /// <returns>The value.</returns>
    /// <exception cref="AslJsonException">The node is nested deeper than <see cref="MaximumDepth"/>.</exception>
    public static AslValue From(JsonNode? node) => node is null ? Null : Parse(Written(writer => node.WriteTo(writer)));

    /// <summary>The value of an object of a C# type.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="value">The object; null becomes JSON null.</param>
    /// <param name="type">How the type is written, from a <c>JsonSerializerContext</c>.</param>
    /// <returns>The value.</returns>
    /// <exception cref="AslJsonException">The object is nested deeper than <see cref="MaximumDepth"/>.</exception>
    public static AslValue From<T>(T value, JsonTypeInfo<T> type) => Parse(JsonSerializer.SerializeToUtf8Bytes(value, type));

    /// <summary>The value as an object of a C# type.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="type">How the type is read, from a <c>JsonSerializerContext</c>.</param>
    /// <returns>The object; null for JSON null and for Undefined, where the type has a null.</returns>
    /// <exception cref="JsonException">The value does not fit the type.</exception>
    /// <exception cref="InvalidOperationException">The value is nested deeper than <see cref="MaximumDepth"/>.</exception>
    public T? To<T>(JsonTypeInfo<T> type) => JsonSerializer.Deserialize(ToUtf8Bytes(), type);

    /// <summary>The value as a <see cref="JsonElement"/> of its own.</summary>
    /// <returns>The element; the default one for Undefined.</returns>
    /// <exception cref="InvalidOperationException">The value is nested deeper than <see cref="MaximumDepth"/>.</exception>
    public JsonElement ToJsonElement() => IsUndefined ? default : JsonElement.Parse(ToUtf8Bytes(), new JsonDocumentOptions { MaxDepth = MaximumDepth });

    /// <summary>The value as a <see cref="JsonNode"/>.</summary>
    /// <returns>The node; null for JSON null and for Undefined.</returns>
    /// <exception cref="InvalidOperationException">The value is nested deeper than <see cref="MaximumDepth"/>.</exception>
    public JsonNode? ToJsonNode() => IsUndefined ? null : JsonNode.Parse(ToUtf8Bytes(), documentOptions: new JsonDocumentOptions { MaxDepth = MaximumDepth });

    private static byte[] Written(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(
            buffer, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        write(writer);
        writer.Flush();
        return buffer.WrittenSpan.ToArray();
    }
}
