using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using AslSharp.Compiler.Json;

namespace AslSharp.Compiler.Lowering;

/// <summary>Tells definitions apart by what they say, however they are laid out.</summary>
internal static class DefinitionFingerprint
{
    private const int Bytes = 16;

    /// <summary>The fingerprint of a definition: 32 hexadecimal digits.</summary>
    /// <param name="root">The whole definition.</param>
    public static string Of(JsonValueSyntax? root)
    {
        if (root is null)
            return "";
        var text = new StringBuilder();
        var open = new Stack<object>([root]);
        while (open.Count > 0)
        {
            switch (open.Pop())
            {
                case string mark:
                    text.Append(mark);
                    break;
                case JsonPropertySyntax property:
                    Append(text, property.Name);
                    text.Append(':');
                    open.Push(property.Value);
                    break;
                case JsonObjectSyntax node:
                    Open(open, text, "{", "}", node.Properties);
                    break;
                case JsonArraySyntax array:
                    Open(open, text, "[", "]", array.Items);
                    break;
                case JsonStringSyntax value:
                    Append(text, value.Value);
                    break;
                case JsonNumberSyntax number:
                    text.Append(number.Text);
                    break;
                case JsonValueSyntax other:
                    text.Append(other.Kind);
                    break;
            }
        }

        using var hash = SHA256.Create();
        return string.Concat(
            hash.ComputeHash(Encoding.UTF8.GetBytes(text.ToString())).Take(Bytes).Select(static part => part.ToString("x2", CultureInfo.InvariantCulture)));
    }

    private static void Open(Stack<object> open, StringBuilder text, string first, string last, IReadOnlyList<object> parts)
    {
        text.Append(first);
        open.Push(last);
        for (var i = parts.Count - 1; i >= 0; i--)
        {
            open.Push(parts[i]);
            if (i > 0) open.Push(",");
        }
    }

    // With its length, so that no text can look like two.
    private static void Append(StringBuilder text, string value) => text.Append('"').Append(value.Length).Append('"').Append(value);
}
