using System.Buffers;
using System.Buffers.Text;
using System.Runtime.CompilerServices;
using System.Text;

namespace AslSharp;

/// <summary>Escapes and unescapes strings of JSON, and compares UTF-8 with UTF-16.</summary>
internal static class JsonText
{
    private const int StackBytes = 256;

    // What may have to be escaped: controls, quotation mark, backslash, and the first byte of a surrogate's three.
    private static readonly SearchValues<byte> Suspects = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(static code => (byte)code), (byte)'"', (byte)'\\', 0xED]);

    // What a string may not hold as it is, and the surrogates, of which lone ones need an escape.
    private static readonly SearchValues<char> Special = SearchValues.Create([.. Range('\0', '\x1F'), '"', '\\', .. Range('\uD800', '\uDFFF')]);

    /// <summary>The index of the first character from <paramref name="start"/> that needs an escape, or -1.</summary>
    internal static int IndexOfEscaped(string text, int start)
    {
        while (true)
        {
            var index = text.AsSpan(start).IndexOfAny(Special);
            if (index < 0) return -1;
            index += start;
            if (!IsPair(text, index)) return index;
            start = index + 2;
        }
    }

    internal static bool HasLoneSurrogate(string text)
    {
        for (var start = 0; ;)
        {
            var index = text.AsSpan(start).IndexOfAnyInRange('\uD800', '\uDFFF');
            if (index < 0) return false;
            if (!IsPair(text, start + index)) return true;
            start += index + 2;
        }
    }

    /// <summary>Whether these bytes (of a name: UTF-8, lone surrogates in three bytes) cannot stand between quotes as they are.</summary>
    internal static bool NeedsEscape(ReadOnlySpan<byte> utf8)
    {
        if (!utf8.ContainsAny(Suspects)) return false;
        for (var i = 0; i < utf8.Length; i++)
        {
            if (utf8[i] < 0x20 || utf8[i] is (byte)'"' or (byte)'\\' || (utf8[i] == 0xED && utf8[i + 1] >= 0xA0)) return true;
        }

        return false;
    }

    /// <summary>UTF-8 in which a lone surrogate takes the three bytes it would have as a character, so that texts that differ stay different.</summary>
    internal static byte[] EncodeLossless(string text)
    {
        var bytes = new byte[text.Length * 3];
        var written = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var used) == OperationStatus.Done)
            {
                written += rune.EncodeToUtf8(bytes.AsSpan(written));
                i += used - 1;
            }
            else
            {
                bytes[written++] = (byte)(0xE0 | (text[i] >> 12));
                bytes[written++] = (byte)(0x80 | ((text[i] >> 6) & 0x3F));
                bytes[written++] = (byte)(0x80 | (text[i] & 0x3F));
            }
        }

        return bytes[..written];
    }

    /// <summary>The string that this escaped text, already checked, stands for.</summary>
    internal static string Unescape(ReadOnlySpan<byte> escaped)
    {
        // Each escape takes more bytes than it gives characters, and so does each sequence of UTF-8 at worst as many.
        char[]? rented = null;
        var characters = escaped.Length <= StackBytes ? stackalloc char[StackBytes] : (rented = ArrayPool<char>.Shared.Rent(escaped.Length));
        var count = 0;
        while (!escaped.IsEmpty)
        {
            var plain = escaped.IndexOf((byte)'\\');
            count += Encoding.UTF8.GetChars(plain < 0 ? escaped : escaped[..plain], characters[count..]);
            if (plain < 0) break;
            characters[count++] = UnescapeOne(escaped[(plain + 1)..], out var used);
            escaped = escaped[(plain + 1 + used)..];
        }

        var text = new string(characters[..count]);
        if (rented is not null) ArrayPool<char>.Shared.Return(rented);
        return text;
    }

    /// <summary>Whether this UTF-8, which is valid, is the same text.</summary>
    internal static bool Equals(ReadOnlySpan<byte> utf8, string text)
    {
        // As many bytes as characters means that both are ASCII throughout or that they differ.
        if (utf8.Length == text.Length) return Ascii.Equals(utf8, text);
        if (utf8.Length < text.Length || utf8.Length > text.Length * 3L) return false;
        char[]? rented = null;
        var characters = utf8.Length <= StackBytes ? stackalloc char[StackBytes] : (rented = ArrayPool<char>.Shared.Rent(utf8.Length));
        var count = Encoding.UTF8.GetChars(utf8, characters);
        var isEqual = text.AsSpan().SequenceEqual(characters[..count]);
        if (rented is not null) ArrayPool<char>.Shared.Return(rented);
        return isEqual;
    }

    /// <summary>How many bytes the string takes between the quotes.</summary>
    internal static long EscapedLength(string text)
    {
        long length = 0;
        var start = 0;
        while (true)
        {
            var index = IndexOfEscaped(text, start);
            if (index < 0) return length + Encoding.UTF8.GetByteCount(text.AsSpan(start));
            length += Encoding.UTF8.GetByteCount(text.AsSpan(start, index - start)) + (ShortEscape(text[index]) == 0 ? 6 : 2);
            start = index + 1;
        }
    }

    /// <summary>The letter after the backslash for a character that has a short escape; 0 for one that needs the <c>\u</c> form.</summary>
    internal static byte ShortEscape(char character) => character switch
    {
        '"' => (byte)'"',
        '\\' => (byte)'\\',
        '\n' => (byte)'n',
        '\r' => (byte)'r',
        '\t' => (byte)'t',
        '\b' => (byte)'b',
        '\f' => (byte)'f',
        _ => 0,
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsPair(string text, int index) =>
        char.IsHighSurrogate(text[index]) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]);

    /// <summary>The character for the escape whose backslash stands just before.</summary>
    private static char UnescapeOne(ReadOnlySpan<byte> escape, out int used)
    {
        used = 1;
        switch (escape[0])
        {
            case (byte)'n': return '\n';
            case (byte)'r': return '\r';
            case (byte)'t': return '\t';
            case (byte)'b': return '\b';
            case (byte)'f': return '\f';
            case (byte)'u':
                used = 5;
                Utf8Parser.TryParse(escape.Slice(1, 4), out ushort unit, out _, 'x');
                return (char)unit;
            default: return (char)escape[0];
        }
    }

    private static IEnumerable<char> Range(char first, char last) => Enumerable.Range(first, last - first + 1).Select(unit => (char)unit);
}
