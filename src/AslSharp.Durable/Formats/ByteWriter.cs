using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace AslSharp.Durable;

/// <summary>
/// Writes the parts of a content one after the other: numbers as short as they are, texts and values behind their length. Its bytes are borrowed from the
/// pool of the process until it is released; one that is not is collected as any array.
/// </summary>
internal sealed class ByteWriter : IBufferWriter<byte>
{
    private const int Shortest = 1024;

    private byte[] _bytes = [];
    private int _length;

    internal int Length => _length;

    internal ReadOnlySpan<byte> Written => _bytes.AsSpan(0, _length);

    /// <summary>What has been written; it may change with whatever is written next.</summary>
    internal ReadOnlyMemory<byte> WrittenMemory => _bytes.AsMemory(0, _length);

    internal void Clear() => _length = 0;

    /// <summary>Gives the bytes back: what is asked for as memory is no longer to be read.</summary>
    internal void Release()
    {
        if (_bytes.Length > 0) ArrayPool<byte>.Shared.Return(_bytes);
        (_bytes, _length) = ([], 0);
    }

    internal byte[] ToArray() => Written.ToArray();

    internal void Byte(byte value)
    {
        GetSpan(1)[0] = value;
        _length++;
    }

    internal void Flag(bool value) => Byte(value ? (byte)1 : (byte)0);

    /// <summary>A number that is not negative.</summary>
    internal void Number(long value)
    {
        var span = GetSpan(10);
        var length = 0;
        var rest = (ulong)value;
        for (; rest >= 0x80; rest >>= 7) span[length++] = (byte)(rest | 0x80);
        span[length++] = (byte)rest;
        _length += length;
    }

    /// <summary>A number that is not negative, or none.</summary>
    internal void Number(long? value) => Number(value is { } number ? number + 1 : 0);

    internal void Double(double? value)
    {
        Flag(value is not null);
        if (value is not { } number) return;
        BinaryPrimitives.WriteDoubleLittleEndian(GetSpan(8), number);
        _length += 8;
    }

    internal void Time(DateTimeOffset? value) => Number(value?.UtcTicks);

    internal void Text(string? value)
    {
        if (value is null)
        {
            Number(0);
            return;
        }

        var length = Encoding.UTF8.GetByteCount(value);
        Number(length + 1);
        _length += Encoding.UTF8.GetBytes(value, GetSpan(length));
    }

    internal void Value(AslValue value)
    {
        if (value.IsUndefined)
        {
            Number(0);
            return;
        }

        Number(value.Utf8Length);
        value.WriteTo(this);
    }

    /// <summary>A value, or that it is the one that was written so before.</summary>
    /// <param name="value">The value.</param>
    /// <param name="last">Where the last one stands.</param>
    internal void Value(AslValue value, ref Range last)
    {
        if (value.IsUndefined)
        {
            Number(0);
            return;
        }

        var begin = _length;
        var length = value.Utf8Length;
        Number(length + 2);
        var start = _length;
        value.WriteTo(this);
        if (last.End.Value - last.Start.Value != length || !_bytes.AsSpan(last).SequenceEqual(_bytes.AsSpan(start, length)))
        {
            last = start..(start + length);
            return;
        }

        _length = begin;
        Number(1);
    }

    internal void Bytes(ReadOnlySpan<byte> value)
    {
        Number(value.Length);
        value.CopyTo(GetSpan(value.Length));
        _length += value.Length;
    }

    public void Advance(int count) => _length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Grow(sizeHint);
        return _bytes.AsMemory(_length);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Grow(sizeHint);
        return _bytes.AsSpan(_length);
    }

    private void Grow(int size)
    {
        size = Math.Max(size, 1);
        if (_bytes.Length - _length >= size) return;
        var longer = ArrayPool<byte>.Shared.Rent(Math.Max(Math.Max(_bytes.Length * 2, Shortest), _length + size));
        Written.CopyTo(longer);
        if (_bytes.Length > 0) ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = longer;
    }
}
