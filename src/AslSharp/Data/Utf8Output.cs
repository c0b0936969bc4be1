using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;

namespace AslSharp;

/// <summary>A growing buffer from the pool to which JSON text is written. Give it back with <see cref="Dispose"/>.</summary>
internal ref struct Utf8Output(int capacity)
{
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(capacity);
    private int _count;

    internal readonly ReadOnlySpan<byte> Written => _buffer.AsSpan(0, _count);

    internal readonly void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Write(byte character)
    {
        var buffer = _buffer;
        var count = _count;
        if ((uint)count >= (uint)buffer.Length) buffer = Grow(1);
        buffer[count] = character;
        _count = count + 1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Write(ReadOnlySpan<byte> text)
    {
        if (text.Length > _buffer.Length - _count) Grow(text.Length);
        text.CopyTo(_buffer.AsSpan(_count));
        _count += text.Length;
    }

    /// <summary>Writes the text, which is escaped already, between quotes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void WriteInQuotes(ReadOnlySpan<byte> escaped)
    {
        if (escaped.Length + 2 > _buffer.Length - _count) Grow(escaped.Length + 2);
        var target = _buffer.AsSpan(_count);
        target[0] = (byte)'"';
        escaped.CopyTo(target[1..]);
        target[escaped.Length + 1] = (byte)'"';
        _count += escaped.Length + 2;
    }

    internal void Write(long value)
    {
        if (_buffer.Length - _count < NumberText.LongestDouble) Grow(NumberText.LongestDouble);
        _count += NumberText.Format(value, _buffer.AsSpan(_count));
    }

    internal void Write(double value)
    {
        if (_buffer.Length - _count < NumberText.LongestDouble) Grow(NumberText.LongestDouble);
        _count += NumberText.Format(value, _buffer.AsSpan(_count));
    }

    /// <summary>Writes the string between quotes, escaping what JSON demands and lone surrogates.</summary>
    internal void WriteQuoted(string text)
    {
        Write((byte)'"');
        var start = 0;
        while (true)
        {
            var index = JsonText.IndexOfEscaped(text, start);
            var plain = index < 0 ? text.AsSpan(start) : text.AsSpan(start, index - start);
            var most = Encoding.UTF8.GetMaxByteCount(plain.Length);
            if (_buffer.Length - _count < most) Grow(most);
            _count += Encoding.UTF8.GetBytes(plain, _buffer.AsSpan(_count));
            if (index < 0) break;
            WriteEscape(text[index]);
            start = index + 1;
        }

        Write((byte)'"');
    }

    private void WriteEscape(char character)
    {
        Write((byte)'\\');
        var letter = JsonText.ShortEscape(character);
        if (letter != 0)
        {
            Write(letter);
            return;
        }

        Write((byte)'u');
        for (var shift = 12; shift >= 0; shift -= 4) Write("0123456789abcdef"u8[(character >> shift) & 15]);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private byte[] Grow(int need)
    {
        var larger = ArrayPool<byte>.Shared.Rent(checked((int)Math.Min(Math.Max(_buffer.Length * 2L, (long)_count + need), Array.MaxLength)));
        _buffer.AsSpan(0, _count).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        return _buffer = larger;
    }
}
