using System.Collections;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace AslSharp.Compiler.Collections;

/// <summary>
/// An immutable list that equals another one when the items are equal, in the same order. It is the only list that a
/// cached model may hold: an <see cref="ImmutableArray{T}"/> compares by reference and would regenerate everything.
/// </summary>
/// <typeparam name="T">The type of the items, compared by value.</typeparam>
/// <remarks>The default value is the empty list.</remarks>
[CollectionBuilder(typeof(EquatableArray), nameof(EquatableArray.Create))]
public readonly struct EquatableArray<T> : IEquatable<EquatableArray<T>>, IReadOnlyList<T>
    where T : IEquatable<T>
{
    private readonly T[]? _items;

    // Takes ownership: the callers in this file's sibling hand over arrays that nobody else holds.
    internal EquatableArray(T[] items) => _items = items.Length == 0 ? null : items;

    /// <summary>The list without items.</summary>
    public static EquatableArray<T> Empty => default;

    /// <summary>The number of items.</summary>
    public int Count => _items?.Length ?? 0;

    /// <summary>Whether there are no items.</summary>
    public bool IsEmpty => _items is null;

    /// <summary>The item at a zero-based position.</summary>
    /// <param name="index">The position.</param>
    /// <exception cref="IndexOutOfRangeException">The position is outside the list.</exception>
    public T this[int index] => (_items ?? [])[index];

    /// <summary>Copies an immutable array.</summary>
    /// <param name="items">The items, in order; a default array counts as empty.</param>
    public static implicit operator EquatableArray<T>(ImmutableArray<T> items) => items.ToEquatableArray();

    /// <summary>Whether two lists hold equal items in the same order.</summary>
    public static bool operator ==(EquatableArray<T> left, EquatableArray<T> right) => left.Equals(right);

    /// <summary>Whether two lists differ.</summary>
    public static bool operator !=(EquatableArray<T> left, EquatableArray<T> right) => !left.Equals(right);

    /// <summary>The items as a span, without a copy.</summary>
    public ReadOnlySpan<T> AsSpan() => _items;

    /// <summary>Copies the items into an array of the caller's own.</summary>
    public T[] ToArray() => _items is null ? [] : (T[])_items.Clone();

    /// <inheritdoc/>
    public bool Equals(EquatableArray<T> other)
    {
        if (ReferenceEquals(_items, other._items))
            return true;
        if (Count != other.Count)
            return false;
        var comparer = EqualityComparer<T>.Default;
        for (var i = 0; i < Count; i++)
        {
            if (!comparer.Equals(_items![i], other._items![i]))
                return false;
        }

        return true;
    }

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is EquatableArray<T> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = 17;
        foreach (var item in AsSpan())
            hash = unchecked((hash * 31) + (item is null ? 0 : item.GetHashCode()));
        return hash;
    }

    /// <summary>Walks the items; a span enumerator, so nothing is allocated.</summary>
    public ReadOnlySpan<T>.Enumerator GetEnumerator() => AsSpan().GetEnumerator();

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)(_items ?? [])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => (_items ?? []).GetEnumerator();
}
