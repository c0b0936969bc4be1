using System.Text;

namespace AslSharp.Aws;

/// <summary>Parameters that become a text: in headers, queries, forms and XML.</summary>
internal static class ParameterText
{
    /// <summary>The text of a scalar.</summary>
    internal static string Of(AslValue value, Shape shape, string timestampFormat, string field)
    {
        switch (shape.Kind)
        {
            case ShapeKind.String when value.TryGetString(out var text):
                return text;
            case ShapeKind.Blob:
                return Convert.ToBase64String(Bytes(value));
            case ShapeKind.Boolean when value.IsBoolean:
                return value.GetBoolean() ? "true" : "false";
            case ShapeKind.Timestamp:
                return WireTime.Write(WireTime.FromParameter(value, field), timestampFormat);
            case ShapeKind.Integer or ShapeKind.Long or ShapeKind.Float or ShapeKind.Double when value.IsNumber:
                return value.ToJson();
            default:
                throw ParameterException.Invalid(field);
        }
    }

    /// <summary>What binary parameters hold: a text is its UTF-8, anything else its JSON.</summary>
    internal static byte[] Bytes(AslValue value) => value.TryGetString(out var text) ? Encoding.UTF8.GetBytes(text) : value.ToUtf8Bytes();
}
