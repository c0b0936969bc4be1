using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace AslSharp;

/// <summary>A growing buffer from the pool to which JSON text is written. Give it back with <see cref="Dispose"/>.</summary>
internal ref struct Utf8Output(int capacity)
{
    // Room behind what is asked for: the two quotes and a vector.
    private const int Slack = 2 + 32;

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
    internal void Write(scoped ReadOnlySpan<byte> text)
    {
        if (text.Length > _buffer.Length - _count) Grow(text.Length);
        text.CopyTo(_buffer.AsSpan(_count));
        _count += text.Length;
    }

    /// <summary>
    /// Writes a part of an array. Most are short: those are copied as whole vectors, whatever lies behind them, since the next write
    /// covers what was too much.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Write(byte[] source, int offset, int length)
    {
        if (_buffer.Length - _count < length + Slack) Grow(length + Slack);
        Copy(source, offset, length, _count);
        _count += length;
    }

    /// <summary>Writes a part of an array, which is escaped already, between quotes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void WriteInQuotes(byte[] escaped, int offset, int length)
    {
        if (_buffer.Length - _count < length + Slack) Grow(length + Slack);
        var count = _count;
        _buffer[count] = (byte)'"';
        Copy(escaped, offset, length, count + 1);
        _buffer[count + length + 1] = (byte)'"';
        _count = count + length + 2;
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void Copy(byte[] source, int offset, int length, int target)
    {
        // Both arrays hold two vectors from here on, so nothing outside them is touched.
        if (length <= Vector256<byte>.Count && source.Length - offset >= Vector256<byte>.Count)
        {
            var bytes = Vector256.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(source), (nuint)offset);
            bytes.StoreUnsafe(ref MemoryMarshal.GetArrayDataReference(_buffer), (nuint)target);
            return;
        }

        source.AsSpan(offset, length).CopyTo(_buffer.AsSpan(target));
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
        if (_count > AslValue.MaximumLength) throw AslValue.TooLarge();
        var larger = ArrayPool<byte>.Shared.Rent(checked((int)Math.Min(Math.Max(_buffer.Length * 2L, (long)_count + need), Array.MaxLength)));
        _buffer.AsSpan(0, _count).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        return _buffer = larger;
    }
}
