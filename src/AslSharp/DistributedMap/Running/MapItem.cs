using System.ComponentModel;

namespace AslSharp.Runtime;

/// <summary>An item of a distributed Map, as <c>$$.Map.Item</c> shows it.</summary>
/// <param name="index">Its number, from 0.</param>
/// <param name="value">Its value.</param>
/// <param name="key">Its name, where the items are an object's members; else null.</param>
/// <param name="source">Where it comes from: <c>STATE_DATA</c> or the place of an object.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct MapItem(int index, AslValue value, string? key, string source)
{
    /// <summary>Its number, from 0.</summary>
    public int Index { get; } = index;

    /// <summary>Its value.</summary>
    public AslValue Value { get; } = value;

    internal string? Key { get; } = key;

    internal string Source { get; } = source;

    /// <summary>What a child gets without an item selector: the value, or key and value of an object's member.</summary>
    public AslValue Input => Key is null ? Value : MapItemNames.Pair(Key, Value);
}
