using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace AslSharp.Runtime;

/// <summary>The items that a step of a path runs over: those of an array, a value alone, or none.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ItemSequence
{
    private readonly AslValue[]? _items;
    private readonly AslValue _single;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ItemSequence(AslValue[]? items, AslValue single, int count)
    {
        _items = items;
        _single = single;
        Count = count;
    }

    /// <summary>How many items there are.</summary>
    public int Count { get; }

    /// <summary>The item at a position from 0.</summary>
    /// <param name="index">The position; below <see cref="Count"/>.</param>
    public AslValue this[int index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _items is null ? _single : _items[index];
    }

    /// <summary>Runs over the items.</summary>
    /// <returns>The enumerator.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Enumerator GetEnumerator() => new(_items, _single, Count);

    /// <summary>Runs over the items.</summary>
    public struct Enumerator
    {
        private readonly AslValue[]? _items;
        private readonly AslValue _single;
        private readonly int _count;
        private int _index;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        internal Enumerator(AslValue[]? items, AslValue single, int count)
        {
            _items = items;
            _single = single;
            _count = count;
            _index = -1;
        }

        /// <summary>The item at hand.</summary>
        public readonly AslValue Current
        {
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            get => _items is null ? _single : _items[_index];
        }

        /// <summary>Goes to the next item.</summary>
        /// <returns>Whether there is one.</returns>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public bool MoveNext() => ++_index < _count;
    }
}
