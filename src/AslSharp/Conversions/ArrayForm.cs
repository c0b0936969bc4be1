using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace AslSharp.Runtime;

/// <summary>How arrays and lists of items that never change stand for JSON arrays. Emitted once for each type of items.</summary>
/// <typeparam name="T">The type of the items.</typeparam>
/// <param name="owner">The type that holds the conversion.</param>
/// <param name="fits">Whether an item would be read from its JSON just as it is.</param>
/// <param name="write">Writes an item. It is told whether the item is known to fit.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ArrayForm<T>(Type owner, Func<T, bool> fits, Func<T, bool, AslValue> write) : TypedForm(typeof(T), owner)
{
    /// <summary>A collection as a value: as it is where it is an array or a list of items that fit, else as JSON.</summary>
    /// <param name="items">The collection, or null.</param>
    /// <param name="isKnown">Whether it is known to fit.</param>
    /// <returns>The value.</returns>
    public AslValue Write(IEnumerable<T>? items, bool isKnown = false)
    {
        if (items is null) return AslValue.Null;
        return Bits != 0 && (isKnown || Fits(items)) ? AslValue.FromTyped(items, this) : Conversion.WriteItems(items, item => write(item, false));
    }

    /// <summary>Whether a collection can stand for its JSON.</summary>
    /// <param name="items">The collection, or null.</param>
    /// <returns>False also for null.</returns>
    public bool Fits(IEnumerable<T>? items)
    {
        if (!TryGetSpan(items, out var span)) return false;
        foreach (var item in span)
        {
            if (!fits(item)) return false;
        }

        return true;
    }

    /// <summary>The items of a value: those that it holds, or read from its JSON.</summary>
    /// <param name="value">The value.</param>
    /// <param name="read">Reads an item.</param>
    /// <returns>The items.</returns>
    /// <exception cref="JsonException">The value is no array, or an item does not fit.</exception>
    public T[] Read(AslValue value, Func<AslValue, T> read)
    {
        if (!value.TryGetTyped(this, out var content)) return Conversion.ReadArray(value, read);
        return content as T[] ?? ((List<T>)content).ToArray();
    }

    /// <summary>The array that a value holds.</summary>
    /// <param name="value">The value.</param>
    /// <param name="items">The array.</param>
    /// <returns>Whether it holds one.</returns>
    public bool TryTakeArray(AslValue value, [NotNullWhen(true)] out T[]? items)
    {
        items = value.TryGetTyped(this, out var content) ? content as T[] : null;
        return items is not null;
    }

    /// <summary>The array or the list that a value holds.</summary>
    /// <param name="value">The value.</param>
    /// <param name="items">The array or the list.</param>
    /// <returns>Whether it holds one.</returns>
    public bool TryTake(AslValue value, [NotNullWhen(true)] out IList<T>? items)
    {
        items = value.TryGetTyped(this, out var content) ? (IList<T>)content : null;
        return items is not null;
    }

    internal override AslKind Kind => AslKind.Array;

    internal override int Count(object content) => Span(content).Length;

    internal override AslValue Open(object content)
    {
        var span = Span(content);
        if (span.IsEmpty) return AslValue.EmptyArray;
        var items = new AslValue[span.Length];
        for (var i = 0; i < items.Length; i++) items[i] = write(span[i], true);
        return Values.Array(items);
    }

    internal override AslValue Item(object content, int index)
    {
        var span = Span(content);
        return (uint)index < (uint)span.Length ? write(span[index], true) : default;
    }

    private static ReadOnlySpan<T> Span(object content) => TryGetSpan(content, out var span) ? span : default;

    // Exactly these, whose items can be had by number without running code of the developer's.
    private static bool TryGetSpan(object? content, out ReadOnlySpan<T> span)
    {
        span = content?.GetType() == typeof(T[]) ? (T[])content
            : content?.GetType() == typeof(List<T>) ? CollectionsMarshal.AsSpan((List<T>)content)
            : default;
        return content?.GetType() == typeof(T[]) || content?.GetType() == typeof(List<T>);
    }
}
