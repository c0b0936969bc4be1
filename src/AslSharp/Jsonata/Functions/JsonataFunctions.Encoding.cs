using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace AslSharp.Runtime;

/// <content>Base64, URLs, hashes.</content>
public static partial class JsonataFunctions
{
    private const string Blanks = " \t\r\n";

    /// <summary><c>$base64encode</c>: the UTF-8 of a string in Base64.</summary>
    /// <param name="text">A string.</param>
    /// <returns>A string; Undefined for Undefined.</returns>
    public static AslValue Base64encode(AslValue text)
    {
        var value = OptionalText(text, 1, "base64encode");
        if (value is null) return default;
        if (value.Length > TextBuilder.Longest / 4) throw JsonataErrors.MemoryLimit();
        return AslValue.Of(Convert.ToBase64String(Encoding.UTF8.GetBytes(value)));
    }

    /// <summary><c>$base64decode</c>: the string whose UTF-8 Base64 text holds.</summary>
    /// <param name="text">A string.</param>
    /// <returns>A string; Undefined for Undefined.</returns>
    /// <exception cref="JsonataException">The string is no Base64.</exception>
    public static AslValue Base64decode(AslValue text)
    {
        var value = OptionalText(text, 1, "base64decode");
        if (value is null) return default;
        // As in the reference: texts of many lines are Base64 too.
        if (value.AsSpan().ContainsAny(Blanks)) value = string.Concat(value.Where(static character => !Blanks.Contains(character)));
        var end = value.Length;
        while (end > 0 && value.Length - end < 2 && value[end - 1] == '=') end--;
        for (var i = 0; i < end; i++)
        {
            if (!char.IsAsciiLetterOrDigit(value[i]) && value[i] is not ('+' or '/'))
                throw JsonataErrors.NotBase64($"Illegal base64 character {(int)value[i]:x}");
        }

        // A lone last digit holds six bits, too few for a byte; padding may be missing as a whole.
        if (end % 4 == 1) throw JsonataErrors.NotBase64("Last unit does not have enough valid bits");
        var padding = (4 - (end % 4)) % 4;
        if (value.Length > end && value.Length - end != padding) throw JsonataErrors.NotBase64("Input byte array has wrong 4-byte ending unit");
        var digits = string.Concat(value.AsSpan(0, end), "==".AsSpan(0, padding));
        return AslValue.Of(Encoding.UTF8.GetString(Convert.FromBase64String(digits)));
    }

    /// <summary><c>$encodeUrlComponent</c>: percent-encoded but for letters, digits and <c>-_.!~*'()</c>.</summary>
    /// <param name="text">A string.</param>
    /// <returns>A string; Undefined for Undefined.</returns>
    /// <exception cref="JsonataException">D3140: a surrogate stands alone.</exception>
    public static AslValue EncodeUrlComponent(AslValue text)
        => UrlText.Encode(text, OptionalText(text, 1, "encodeUrlComponent"), UrlText.Unreserved, "encodeUrlComponent");

    /// <summary><c>$encodeUrl</c>: percent-encoded but for what may stand in a URL.</summary>
    /// <param name="text">A string.</param>
    /// <returns>A string; Undefined for Undefined.</returns>
    /// <exception cref="JsonataException">D3140: a surrogate stands alone.</exception>
    public static AslValue EncodeUrl(AslValue text) => UrlText.Encode(text, OptionalText(text, 1, "encodeUrl"), UrlText.OfUrls, "encodeUrl");

    /// <summary><c>$decodeUrlComponent</c>: with all percent-encoding undone.</summary>
    /// <param name="text">A string.</param>
    /// <returns>A string; Undefined for Undefined.</returns>
    /// <exception cref="JsonataException">D3140: the encoding is wrong.</exception>
    public static AslValue DecodeUrlComponent(AslValue text) => UrlText.Decode(text, OptionalText(text, 1, "decodeUrlComponent"), "", "decodeUrlComponent");

    /// <summary><c>$decodeUrl</c>: with percent-encoding undone but for the characters that separate the parts of a URL.</summary>
    /// <param name="text">A string.</param>
    /// <returns>A string; Undefined for Undefined.</returns>
    /// <exception cref="JsonataException">D3140: the encoding is wrong.</exception>
    public static AslValue DecodeUrl(AslValue text) => UrlText.Decode(text, OptionalText(text, 1, "decodeUrl"), UrlText.Separators, "decodeUrl");

    /// <summary><c>$hash</c>: the hash of a string's UTF-8, in lower-case hexadecimal.</summary>
    /// <param name="text">A string; any other value stands for its JSON.</param>
    /// <param name="algorithm"><c>MD5</c>, <c>SHA-1</c>, <c>SHA-256</c>, <c>SHA-384</c> or <c>SHA-512</c>.</param>
    /// <returns>A string; Undefined where an argument is.</returns>
    /// <exception cref="JsonataException">T0410: there is no such algorithm.</exception>
    public static AslValue Hash(AslValue text, AslValue algorithm = default)
    {
        var name = OptionalText(algorithm, 2, "hash");
        var value = JsonataText.OrNull(text, prettify: false);
        return value is null || name is null ? default : AslValue.Of(Convert.ToHexStringLower(HashOf(Encoding.UTF8.GetBytes(value), name)));
    }

    [SuppressMessage("Security", "CA5350", Justification = "The language offers SHA-1.")]
    [SuppressMessage("Security", "CA5351", Justification = "The language offers MD5.")]
    private static byte[] HashOf(byte[] bytes, string algorithm) => algorithm switch
    {
        "MD5" => MD5.HashData(bytes),
        "SHA-1" => SHA1.HashData(bytes),
        "SHA-256" => SHA256.HashData(bytes),
        "SHA-384" => SHA384.HashData(bytes),
        "SHA-512" => SHA512.HashData(bytes),
        _ => throw JsonataErrors.ArgumentMismatch(2, "hash"),
    };
}
