using System.Buffers;
using System.Text;

namespace AslSharp.Runtime;

/// <summary>Percent-encoding as ECMAScript's URI functions do it.</summary>
internal static class UrlText
{
    /// <summary>What separates the parts of a URL.</summary>
    internal const string Separators = ";/?:@&=+$,#";

    private const string Plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.!~*'()";

    /// <summary>What stays in a component.</summary>
    internal static readonly SearchValues<char> Unreserved = SearchValues.Create(Plain);

    /// <summary>What stays in a whole URL.</summary>
    internal static readonly SearchValues<char> OfUrls = SearchValues.Create(Plain + Separators);

    internal static AslValue Encode(AslValue value, string? text, SearchValues<char> kept, string function)
    {
        if (text is null) return default;
        var rest = text.AsSpan();
        if (rest.IndexOfAnyExcept(kept) < 0) return value;
        var builder = new TextBuilder(stackalloc char[256]);
        Span<byte> utf8 = stackalloc byte[4];
        try
        {
            while (!rest.IsEmpty)
            {
                var plain = rest.IndexOfAnyExcept(kept);
                builder.Append(plain < 0 ? rest : rest[..plain]);
                if (plain < 0) break;
                rest = rest[plain..];
                if (Rune.DecodeFromUtf16(rest, out var rune, out var used) != OperationStatus.Done) throw JsonataErrors.MalformedUrl(function, value);
                foreach (var octet in utf8[..rune.EncodeToUtf8(utf8)])
                {
                    builder.Append('%');
                    builder.Append("0123456789ABCDEF"[octet >> 4]);
                    builder.Append("0123456789ABCDEF"[octet & 15]);
                }

                rest = rest[used..];
            }

            return AslValue.Of(builder.ToString());
        }
        finally
        {
            builder.Dispose();
        }
    }

    internal static AslValue Decode(AslValue value, string? text, string kept, string function)
    {
        if (text is null) return default;
        var rest = text.AsSpan();
        if (!rest.Contains('%')) return value;
        var builder = new TextBuilder(stackalloc char[256]);
        Span<byte> utf8 = stackalloc byte[4];
        Span<char> characters = stackalloc char[2];
        try
        {
            for (var percent = rest.IndexOf('%'); percent >= 0; percent = rest.IndexOf('%'))
            {
                builder.Append(rest[..percent]);
                rest = rest[percent..];
                var count = DecodeOctets(rest, utf8);
                if (count == 0 || Rune.DecodeFromUtf8(utf8[..count], out var rune, out var used) != OperationStatus.Done || used != count)
                    throw JsonataErrors.MalformedUrl(function, value);
                var escaped = rest[..(count * 3)];
                builder.Append(
                    rune.IsBmp && kept.Contains((char)rune.Value, StringComparison.Ordinal) ? escaped : characters[..rune.EncodeToUtf16(characters)]);
                rest = rest[escaped.Length..];
            }

            builder.Append(rest);
            return AslValue.Of(builder.ToString());
        }
        finally
        {
            builder.Dispose();
        }
    }

    /// <summary>The octets of the character that is encoded at the start.</summary>
    /// <returns>How many; 0 where they are not all there.</returns>
    private static int DecodeOctets(ReadOnlySpan<char> text, Span<byte> octets)
    {
        if (!TryDecodeOctet(text, out octets[0])) return 0;
        var count = octets[0] switch
        {
            < 0x80 => 1,
            >= 0xC0 and < 0xE0 => 2,
            >= 0xE0 and < 0xF0 => 3,
            >= 0xF0 and < 0xF8 => 4,
            _ => 0,
        };
        for (var i = 1; i < count; i++)
        {
            if (text.Length < i * 3 || !TryDecodeOctet(text[(i * 3)..], out octets[i])) return 0;
        }

        return count;
    }

    private static bool TryDecodeOctet(ReadOnlySpan<char> text, out byte octet)
    {
        octet = 0;
        if (text.Length < 3 || text[0] != '%' || !char.IsAsciiHexDigit(text[1]) || !char.IsAsciiHexDigit(text[2])) return false;
        octet = byte.Parse(text.Slice(1, 2), System.Globalization.NumberStyles.AllowHexSpecifier, System.Globalization.CultureInfo.InvariantCulture);
        return true;
    }
}
