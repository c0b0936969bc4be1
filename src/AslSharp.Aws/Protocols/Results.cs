using System.Globalization;
using System.Text;

namespace AslSharp.Aws;

/// <summary>What results are made of.</summary>
internal static class Results
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    internal static PropertyName Name(ShapeMember member, ValueForm form) => form == ValueForm.Sdk ? member.SdkName : member.PascalName;

    /// <summary>Members stand in the order of their names.</summary>
    internal static AslValue Structure(List<AslProperty> members)
    {
        members.Sort(static (left, right) => string.CompareOrdinal(left.Name.Text, right.Name.Text));
        return AslValue.Object([.. members]);
    }

    /// <summary>Binary data that came in Base64.</summary>
    internal static AslValue Blob(string base64, ValueForm form) => AslValue.Of(form == ValueForm.Optimised ? base64 : Text(Convert.FromBase64String(base64)));

    /// <summary>Binary data that came as they are.</summary>
    internal static AslValue Blob(byte[] bytes, ValueForm form) => AslValue.Of(form == ValueForm.Optimised ? Convert.ToBase64String(bytes) : Text(bytes));

    /// <summary>A scalar that came as a text: in a header or in XML.</summary>
    internal static AslValue Scalar(string text, Shape shape, ValueForm form) => shape.Kind switch
    {
        ShapeKind.Boolean => AslValue.Of(text == "true"),
        ShapeKind.Integer or ShapeKind.Long when long.TryParse(text, CultureInfo.InvariantCulture, out var number) => AslValue.Of(number),
        ShapeKind.Float or ShapeKind.Double when double.TryParse(text, CultureInfo.InvariantCulture, out var number) => AslValue.Of(number),
        ShapeKind.Timestamp => WireTime.FromAnswer(AslValue.Of(text), form),
        ShapeKind.Blob => Blob(text, form),
        _ => AslValue.Of(text),
    };

    // What is no text cannot stand in JSON as it is.
    private static string Text(byte[] bytes)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return Convert.ToBase64String(bytes);
        }
    }
}
