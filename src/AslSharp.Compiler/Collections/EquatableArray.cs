using System.Collections.Immutable;

namespace AslSharp.Compiler.Collections;

/// <summary>Makes <see cref="EquatableArray{T}"/> values.</summary>
public static class EquatableArray
{
    /// <summary>Makes an array that holds a copy of <paramref name="items"/>; the builder behind collection expressions.</summary>
    /// <param name="items">The items, in order.</param>
    public static EquatableArray<T> Create<T>(ReadOnlySpan<T> items)
        where T : IEquatable<T> => items.IsEmpty ? default : new EquatableArray<T>(items.ToArray());

    /// <summary>Copies <paramref name="items"/> into an array with value equality.</summary>
    /// <param name="items">The items, in order.</param>
    public static EquatableArray<T> ToEquatableArray<T>(this IEnumerable<T> items)
        where T : IEquatable<T> => new(items.ToArray());

    /// <summary>Copies <paramref name="items"/> into an array with value equality; a default array counts as empty.</summary>
    /// <param name="items">The items, in order.</param>
    public static EquatableArray<T> ToEquatableArray<T>(this ImmutableArray<T> items)
        where T : IEquatable<T> => items.IsDefaultOrEmpty ? default : new EquatableArray<T>(items.ToArray());
}
