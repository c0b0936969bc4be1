using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;

namespace AslSharp.Runtime;

/// <summary>A growing text of bounded length. Give the buffer back with <see cref="Dispose"/>.</summary>
internal ref struct TextBuilder(Span<char> start)
{
    /// <summary>A string of so many characters, and any longer one, is more than an expression may make.</summary>
    internal const int Longest = 1 << 23;

    private Span<char> _buffer = start;
    private char[]? _rented;
    private int _count;

    internal readonly int Length => _count;

    internal readonly ReadOnlySpan<char> Written => _buffer[.._count];

    public override readonly string ToString() => _count < Longest ? new(_buffer[.._count]) : throw JsonataErrors.MemoryLimit();

    internal readonly void Dispose()
    {
        if (_rented is not null) ArrayPool<char>.Shared.Return(_rented);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Append(char character)
    {
        if (_count == _buffer.Length) Grow(1);
        _buffer[_count++] = character;
    }

    internal void Append(scoped ReadOnlySpan<char> text)
    {
        if (text.Length > _buffer.Length - _count) Grow(text.Length);
        text.CopyTo(_buffer[_count..]);
        _count += text.Length;
    }

    internal void AppendUtf8(scoped ReadOnlySpan<byte> utf8)
    {
        // UTF-8 never takes fewer bytes than UTF-16 takes characters.
        if (utf8.Length > _buffer.Length - _count) Grow(utf8.Length);
        _count += Encoding.UTF8.GetChars(utf8, _buffer[_count..]);
    }

    internal void Append(char character, int times)
    {
        if (times > _buffer.Length - _count) Grow(times);
        _buffer.Slice(_count, times).Fill(character);
        _count += times;
    }

    private void Grow(int need)
    {
        if ((long)_count + need >= Longest) throw JsonataErrors.MemoryLimit();
        var larger = ArrayPool<char>.Shared.Rent(Math.Max(_buffer.Length * 2, _count + need));
        Written.CopyTo(larger);
        if (_rented is not null) ArrayPool<char>.Shared.Return(_rented);
        _buffer = _rented = larger;
    }
}
