using System.ComponentModel;

namespace AslSharp.Runtime;

/// <summary>An item of a distributed Map, as <c>$$.Map.Item</c> shows it.</summary>
/// <param name="Index">Its number, from 0.</param>
/// <param name="Value">Its value.</param>
/// <param name="Key">Its name, where the items are an object's members; else null.</param>
/// <param name="Source">Where it comes from: <c>STATE_DATA</c> or the place of an object.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct MapItem(int Index, AslValue Value, string? Key, string Source)
{
    /// <summary>What a child gets without an item selector: the value, or key and value of an object's member.</summary>
    public AslValue Input => Key is null ? Value : MapItemNames.Pair(Key, Value);
}
