using System.Buffers.Binary;
using System.Text;

namespace AslSharp.Durable;

/// <summary>Reads what <see cref="ByteWriter"/> wrote.</summary>
/// <param name="bytes">The bytes.</param>
internal ref struct ByteReader(ReadOnlyMemory<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _span = bytes.Span;
    private int _at;

    internal readonly bool IsAtEnd => _at == bytes.Length;

    internal byte Byte() => _at < _span.Length ? _span[_at++] : throw Damaged();

    internal bool Flag() => Byte() != 0;

    internal long Number()
    {
        var value = 0UL;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var part = Byte();
            value |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80) return (long)value;
        }

        throw Damaged();
    }

    internal int Int32() => (int)Number();

    internal long? OptionalNumber() => Number() is var number and > 0 ? number - 1 : null;

    internal double? Double() => Flag() ? BinaryPrimitives.ReadDoubleLittleEndian(Take(8).Span) : null;

    internal DateTimeOffset? Time() => OptionalNumber() is { } ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    internal string? Text() => OptionalNumber() is { } length ? Encoding.UTF8.GetString(Take((int)length).Span) : null;

    internal AslValue Value() => Number() is var length and > 0 ? AslValue.Parse(Take((int)length)) : default;

    /// <summary>A value, or the one that was read so before.</summary>
    internal AslValue Value(ref AslValue last)
    {
        var length = Number();
        if (length == 0) return default;
        if (length > 1) last = AslValue.Parse(Take((int)length - 2));
        return last;
    }

    internal ReadOnlyMemory<byte> Bytes() => Take(Int32());

    private ReadOnlyMemory<byte> Take(int length)
    {
        if (length < 0 || length > bytes.Length - _at) throw Damaged();
        _at += length;
        return bytes.Slice(_at - length, length);
    }

    private static ExecutionStoreException Damaged() => new("An execution in the store cannot be read: its content ends too early. Put a backup in its place.");
}
