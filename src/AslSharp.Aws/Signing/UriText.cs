using System.Text;

namespace AslSharp.Aws;

/// <summary>Percent encoding as signatures demand it.</summary>
internal static class UriText
{
    /// <summary>Encodes everything but letters, digits, <c>-._~</c>, and slashes where they are kept.</summary>
    internal static string Encode(string text, bool keepsSlashes = false)
    {
        var encoded = new StringBuilder(text.Length);
        foreach (var unit in Encoding.UTF8.GetBytes(text))
        {
            var character = (char)unit;
            if (char.IsAsciiLetterOrDigit(character) || character is '-' or '.' or '_' or '~' || (keepsSlashes && character == '/')) encoded.Append(character);
            else encoded.Append('%').Append(unit.ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
        }

        return encoded.ToString();
    }
}
