using System.Text.Json;
using System.Text.Json.Serialization;

namespace AslSharp;

/// <summary>
/// Reads and writes <see cref="AslValue"/> with System.Text.Json, so that it can be a member of any type, and a parameter or a result of a
/// minimal API. Numbers keep their digits.
/// </summary>
public sealed class AslValueJsonConverter : JsonConverter<AslValue>
{
    /// <inheritdoc/>
    public override bool HandleNull => true;

    /// <inheritdoc/>
    public override AslValue Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        return AslValue.From(document.RootElement);
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, AslValue value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        // What AslValue writes is JSON: reading it again would only cost time.
        writer.WriteRawValue(value.ToUtf8Bytes(), skipInputValidation: true);
    }
}
