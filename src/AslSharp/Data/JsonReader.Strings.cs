using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AslSharp;

internal ref partial struct JsonReader
{
    private static readonly SearchValues<byte> StringEnds = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Select(code => (byte)code), (byte)'"', (byte)'\\']);

    /// <summary>Reads a name and its colon; null after a mistake.</summary>
    private PropertyName? ReadName()
    {
        if ((uint)_position >= (uint)_text.Length || _text[_position] != '"')
        {
            Fail("A name in quotes is expected");
            return null;
        }

        if (!ReadString(out var start, out var length, out var isEscaped)) return null;
        var name = isEscaped
            ? PropertyName.FromData(JsonText.Unescape(_text.Slice(start, length)))
            : PropertyNameTable.Intern(_text.Slice(start, length));
        if (SkipIf((byte)':')) return name;
        SkipWhitespace();
        if (SkipIf((byte)':')) return name;
        Fail("A colon is expected");
        return null;
    }

    /// <summary>Reads the string whose opening quote stands at the position, and says where its text is.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool ReadString(out int start, out int length, out bool isEscaped)
    {
        var text = _text;
        start = _position + 1;
        isEscaped = false;
        // Most strings end within sixteen bytes: one comparison finds where.
        if (text.Length - start >= Vector128<byte>.Count)
        {
            var bytes = Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(text), (nuint)start);
            var ends = Vector128.Equals(bytes, Vector128.Create((byte)'"')) | Vector128.Equals(bytes, Vector128.Create((byte)'\\'))
                | Vector128.LessThan(bytes, Vector128.Create((byte)0x20));
            if (ends != Vector128<byte>.Zero)
            {
                length = BitOperations.TrailingZeroCount(ends.ExtractMostSignificantBits());
                if (text[start + length] == '"')
                {
                    _position = start + length + 1;
                    return true;
                }
            }
        }

        return ReadStringSlowly(start, out length, out isEscaped);
    }

    private bool ReadStringSlowly(int start, out int length, out bool isEscaped)
    {
        var text = _text;
        var position = start;
        isEscaped = false;
        length = 0;
        while (true)
        {
            var skipped = position < text.Length ? text[position..].IndexOfAny(StringEnds) : -1;
            if (skipped < 0) return FailString(text.Length, "The text ends within a string");
            position += skipped;
            if (text[position] == '"') break;
            if (text[position] != '\\') return FailString(position, "A control character within a string must be escaped");
            isEscaped = true;
            var escape = EscapeLength(text[position..]);
            if (escape == 0) return FailString(position, "The escape is not one of JSON");
            position += escape;
        }

        length = position - start;
        _position = position + 1;
        return true;
    }

    /// <summary>How long the escape is that stands at the start; 0 where it is none.</summary>
    private static int EscapeLength(ReadOnlySpan<byte> text)
    {
        if (text.Length < 2) return 0;
        if (text[1] != 'u') return "\"\\/bfnrt"u8.Contains(text[1]) ? 2 : 0;
        if (text.Length < 6) return 0;
        foreach (var digit in text.Slice(2, 4))
        {
            if (!char.IsAsciiHexDigit((char)digit)) return 0;
        }

        return 6;
    }

    private bool FailString(int position, string problem)
    {
        _position = position;
        Fail(problem);
        return false;
    }
}
