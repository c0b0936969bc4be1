using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Text.Json;
using Parquet.Schema;

namespace AslSharp.Parquet;

/// <summary>Writes values of Parquet as JSON.</summary>
internal static class RowJson
{
    /// <summary>Writes a row, or a value with members.</summary>
    /// <param name="writer">Takes it.</param>
    /// <param name="fields">The members that it may have, in their order; one that it has not is null.</param>
    /// <param name="values">The members that it has.</param>
    internal static void Write(Utf8JsonWriter writer, IReadOnlyList<Field> fields, IDictionary values)
    {
        writer.WriteStartObject();
        foreach (var field in fields)
        {
            writer.WritePropertyName(field.Name);
            Write(writer, field, values[field.Name]);
        }

        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, Field field, object? value)
    {
        switch (field)
        {
            case StructField node when value is IDictionary members:
                Write(writer, node.Fields, members);
                break;
            case ListField list when value is IEnumerable items:
                WriteArray(writer, list.Item, items);
                break;
            case MapField map when value is IDictionary entries:
                writer.WriteStartObject();
                foreach (DictionaryEntry entry in entries)
                {
                    writer.WritePropertyName(Convert.ToString(entry.Key, CultureInfo.InvariantCulture) ?? "");
                    Write(writer, map.Value, entry.Value);
                }

                writer.WriteEndObject();
                break;
            case DataField { IsArray: true } when value is IEnumerable items and not (string or byte[]):
                writer.WriteStartArray();
                foreach (var item in items) WriteValue(writer, field, item);
                writer.WriteEndArray();
                break;
            default:
                WriteValue(writer, field, value);
                break;
        }
    }

    private static void WriteArray(Utf8JsonWriter writer, Field item, IEnumerable items)
    {
        writer.WriteStartArray();
        foreach (var each in items) Write(writer, item, each);
        writer.WriteEndArray();
    }

    private static void WriteValue(Utf8JsonWriter writer, Field field, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case ReadOnlyMemory<char> text:
                writer.WriteStringValue(text.Span);
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case byte[] bytes:
                writer.WriteBase64StringValue(bytes);
                break;
            case ReadOnlyMemory<byte> bytes:
                writer.WriteBase64StringValue(bytes.Span);
                break;
            case DateTime date when field is DateTimeDataField { DateTimeFormat: DateTimeFormat.Date }:
                writer.WriteStringValue(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                break;
            case DateTime time:
                writer.WriteStringValue(time);
                break;
            // JSON has neither; a text says what was there.
            case double number when !double.IsFinite(number):
                writer.WriteStringValue(number.ToString(CultureInfo.InvariantCulture));
                break;
            case float number when !float.IsFinite(number):
                writer.WriteStringValue(number.ToString(CultureInfo.InvariantCulture));
                break;
            case double or float or decimal or sbyte or byte or short or ushort or int or uint or long or ulong or BigInteger:
                writer.WriteRawValue(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture));
                break;
            default:
                writer.WriteStringValue(Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }
    }
}
