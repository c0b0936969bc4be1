using System.Numerics;

namespace AslSharp;

/// <summary>
/// An object of more than <see cref="Threshold"/> members: the ordered members and an index by name, made when members are looked
/// up. Smaller objects are bare arrays, where running through the references is quicker than any hash.
/// </summary>
internal sealed class LargeObject(AslProperty[] properties, int[]? buckets = null)
{
    /// <summary>The most members an object has without an index.</summary>
    internal const int Threshold = 16;

    internal AslProperty[] Properties { get; private set; } = properties;

    // Position + 1 of a member, 0 where free; open addressing, at most half full. Written whole, so a reader sees all or nothing of it.
    private int[]? _buckets = buckets;
    private bool _wasSearched;

    internal int[]? Buckets => Volatile.Read(ref _buckets);

    internal int IndexOf(PropertyName name)
    {
        var buckets = IndexOnSecondSearch();
        if (buckets is null or { Length: 0 }) return IndexOfLinear(Properties, name);
        var mask = buckets.Length - 1;
        for (var slot = name.StrongHash & mask; buckets[slot] != 0; slot = (slot + 1) & mask)
        {
            var index = buckets[slot] - 1;
            if (PropertyName.Same(Properties[index].Name, name)) return index;
        }

        return -1;
    }

    internal int IndexOf(string name)
    {
        var buckets = IndexOnSecondSearch();
        if (buckets is null or { Length: 0 }) return IndexOfLinear(Properties, name);
        var mask = buckets.Length - 1;
        for (var slot = PropertyName.StrongHashOf(name) & mask; buckets[slot] != 0; slot = (slot + 1) & mask)
        {
            var index = buckets[slot] - 1;
            if (Properties[index].Name.Text == name) return index;
        }

        return -1;
    }

    internal static int IndexOfLinear(AslProperty[] properties, PropertyName name)
    {
        for (var i = 0; i < properties.Length; i++)
        {
            if (ReferenceEquals(properties[i].Name, name)) return i;
        }

        return PropertyNameTable.HasUninterned ? IndexOfByText(properties, name) : -1;
    }

    internal static int IndexOfLinear(AslProperty[] properties, string name)
    {
        for (var i = 0; i < properties.Length; i++)
        {
            if (properties[i].Name.Text == name) return i;
        }

        return -1;
    }

    /// <summary>Fills an index for these members and drops repeated names: the last value wins, at the first one's place.</summary>
    /// <returns>How many members, from the start of the span, are left.</returns>
    internal static int Deduplicate(Span<AslProperty> properties, out int[] buckets)
    {
        buckets = new int[BitOperations.RoundUpToPowerOf2((uint)properties.Length * 2)];
        var mask = buckets.Length - 1;
        var count = 0;
        foreach (var property in properties)
        {
            var slot = property.Name.StrongHash & mask;
            while (buckets[slot] != 0 && !PropertyName.Same(properties[buckets[slot] - 1].Name, property.Name)) slot = (slot + 1) & mask;
            if (buckets[slot] != 0)
            {
                properties[buckets[slot] - 1] = property;
            }
            else
            {
                properties[count] = property;
                buckets[slot] = ++count;
            }
        }

        return count;
    }

    /// <summary>Sets a member in place. Only for an object that nobody else has seen: a transformation's own copy.</summary>
    internal void Set(PropertyName name, AslValue value)
    {
        var index = IndexOfLinear(Properties, name);
        if (index >= 0) Properties[index] = new(name, value);
        else Properties = [.. Properties, new(name, value)];
        _buckets = null;
    }

    /// <summary>Removes a member in place. Only for an object that nobody else has seen.</summary>
    internal void Remove(string name)
    {
        var index = IndexOfLinear(Properties, name);
        if (index < 0) return;
        Properties = [.. Properties.AsSpan(0, index), .. Properties.AsSpan(index + 1)];
        _buckets = null;
    }

    private static int IndexOfByText(AslProperty[] properties, PropertyName name)
    {
        for (var i = 0; i < properties.Length; i++)
        {
            if (PropertyName.Same(properties[i].Name, name)) return i;
        }

        return -1;
    }

    /// <summary>
    /// The index, or null at the first search: an object put together, read once and replaced is not worth one. Two threads may both
    /// make it; they make the same.
    /// </summary>
    private int[]? IndexOnSecondSearch()
    {
        var buckets = Volatile.Read(ref _buckets);
        if (buckets is not null) return buckets;
        if (!_wasSearched)
        {
            _wasSearched = true;
            return null;
        }

        buckets = new int[BitOperations.RoundUpToPowerOf2((uint)Properties.Length * 2)];
        var mask = buckets.Length - 1;
        for (var i = 0; i < Properties.Length; i++)
        {
            var slot = Properties[i].Name.StrongHash & mask;
            while (buckets[slot] != 0) slot = (slot + 1) & mask;
            buckets[slot] = i + 1;
        }

        Volatile.Write(ref _buckets, buckets);
        return buckets;
    }
}
