using System.Buffers;
using System.Runtime.CompilerServices;

namespace AslSharp.Runtime;

/// <summary>Gathers items in an array of the pool. Give it back with <see cref="Dispose"/>.</summary>
internal ref struct ItemBuilder(int expected)
{
    private AslValue[] _items = ArrayPool<AslValue>.Shared.Rent(Math.Max(expected, 4));
    private int _count;

    internal readonly int Count => _count;

    internal readonly ReadOnlySpan<AslValue> Items => _items.AsSpan(0, _count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Add(in AslValue item)
    {
        if (_count == _items.Length) Grow(1);
        _items[_count++] = item;
    }

    internal void Add(ReadOnlySpan<AslValue> items)
    {
        if (items.Length > _items.Length - _count) Grow(items.Length);
        items.CopyTo(_items.AsSpan(_count));
        _count += items.Length;
    }

    internal readonly AslValue[] ToArray()
    {
        Sequences.CheckSize(_count);
        return _items.AsSpan(0, _count).ToArray();
    }

    internal readonly void Dispose()
    {
        // The pool must not keep documents alive.
        _items.AsSpan(0, _count).Clear();
        ArrayPool<AslValue>.Shared.Return(_items);
    }

    private void Grow(int need)
    {
        if ((long)_count + need > JsonataFunctions.MostItems) throw JsonataErrors.MemoryLimit();
        var larger = ArrayPool<AslValue>.Shared.Rent(Math.Max(_items.Length * 2, _count + need));
        _items.AsSpan(0, _count).CopyTo(larger);
        Dispose();
        _items = larger;
    }
}
