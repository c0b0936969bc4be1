using System.Buffers;
using System.Text.Json;

namespace AslSharp.Aws;

/// <summary>Bodies in JSON, by their shapes.</summary>
internal static class JsonBody
{
    internal static byte[] Write(IEnumerable<(ShapeMember Member, AslValue Value)> members)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true }))
        {
            WriteMembers(writer, members);
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteMembers(Utf8JsonWriter writer, IEnumerable<(ShapeMember Member, AslValue Value)> members)
    {
        writer.WriteStartObject();
        foreach (var (member, value) in members)
        {
            writer.WritePropertyName(member.WireName);
            // A text that holds JSON.
            if (member.IsJsonValue && !value.IsString) writer.WriteStringValue(value.ToJson());
            else WriteValue(writer, value, member.Shape, member.TimestampFormat, member.PascalName.Text);
        }

        writer.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter writer, AslValue value, Shape shape, string? timestampFormat, string field)
    {
        switch (shape.Kind)
        {
            case ShapeKind.Structure when shape.IsDocument:
                writer.WriteRawValue(value.ToUtf8Bytes());
                break;
            case ShapeKind.Structure:
                WriteMembers(writer, Parameters.Match(value, shape, field));
                break;
            case ShapeKind.List when value.IsArray:
                writer.WriteStartArray();
                foreach (var item in value.Items) WriteNullable(writer, item, shape.Item, field);
                writer.WriteEndArray();
                break;
            case ShapeKind.Map when value.IsObject:
                writer.WriteStartObject();
                foreach (var (name, item) in value.Properties)
                {
                    writer.WritePropertyName(name.Text);
                    WriteNullable(writer, item, shape.Value, field);
                }

                writer.WriteEndObject();
                break;
            case ShapeKind.Integer or ShapeKind.Long or ShapeKind.Float or ShapeKind.Double when value.IsNumber:
                writer.WriteRawValue(value.ToUtf8Bytes());
                break;
            case ShapeKind.Boolean when value.IsBoolean:
                writer.WriteBooleanValue(value.GetBoolean());
                break;
            case ShapeKind.Timestamp when (timestampFormat ?? shape.TimestampFormat ?? WireTime.Unix) is WireTime.Unix:
                writer.WriteRawValue(WireTime.Write(WireTime.FromParameter(value, field), WireTime.Unix));
                break;
            default:
                writer.WriteStringValue(ParameterText.Of(value, shape, timestampFormat ?? shape.TimestampFormat ?? WireTime.Unix, field));
                break;
        }
    }

    private static void WriteNullable(Utf8JsonWriter writer, AslValue value, Shape shape, string field)
    {
        if (value.IsNull) writer.WriteNullValue();
        else WriteValue(writer, value, shape, null, field);
    }

    /// <summary>The members of a structure that a body has.</summary>
    internal static void Read(AslValue body, Shape shape, ValueForm form, List<AslProperty> members)
    {
        foreach (var member in shape.Members)
        {
            if (member.Location is not null) continue;
            var value = body[member.WireName];
            if (value.IsUndefined || value.IsNull) continue;
            members.Add(new AslProperty(Results.Name(member, form), ReadValue(value, member.Shape, form)));
        }
    }

    internal static AslValue ReadValue(AslValue value, Shape shape, ValueForm form)
    {
        switch (shape.Kind)
        {
            case ShapeKind.Structure when !shape.IsDocument && value.IsObject:
                var members = new List<AslProperty>(value.Count);
                Read(value, shape, form, members);
                return Results.Structure(members);
            case ShapeKind.List when value.IsArray:
                var items = new AslValue[value.Count];
                for (var i = 0; i < items.Length; i++) items[i] = ReadValue(value[i], shape.Item, form);
                return AslValue.Array(items);
            case ShapeKind.Map when value.IsObject:
                var entries = new List<AslProperty>(value.Count);
                foreach (var (name, item) in value.Properties) entries.Add(new AslProperty(name, ReadValue(item, shape.Value, form)));
                return AslValue.Object([.. entries]);
            case ShapeKind.Blob when value.TryGetString(out var text):
                return Results.Blob(text, form);
            case ShapeKind.Timestamp:
                return WireTime.FromAnswer(value, form);
            default:
                return value;
        }
    }
}
