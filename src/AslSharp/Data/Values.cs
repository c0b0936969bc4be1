using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace AslSharp.Runtime;

/// <summary>Puts containers together for emitted code without a copy: the caller gives the array away and never writes to it again.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Values
{
    /// <summary>An array of these items.</summary>
    /// <param name="owned">The items; none may be Undefined.</param>
    /// <returns>The array.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static AslValue Array(AslValue[] owned) => AslValue.FromOwned(owned);

    /// <summary>An object of these members, in this order.</summary>
    /// <param name="owned">The members; names are distinct, and no value may be Undefined.</param>
    /// <returns>The object.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static AslValue Object(params AslProperty[] owned) => AslValue.FromOwned(owned);

    /// <summary>An object with members written into it, one after the other, in a single copy.</summary>
    /// <param name="document">The object.</param>
    /// <param name="members">The members; one whose value is Undefined is left out.</param>
    /// <returns>The object with all of them.</returns>
    public static AslValue Merge(AslValue document, params ReadOnlySpan<AslProperty> members)
    {
        if (HasNone(members)) return document;
        var properties = document.Properties;
        // A large object has an index of its own to keep; it is rare enough to be built step by step.
        if (properties.Length + members.Length > LargeObject.Threshold) return MergeOneByOne(document, members);
        var merged = new AslProperty[properties.Length + CountNew(properties, members)];
        properties.CopyTo(merged);
        var count = properties.Length;
        foreach (ref readonly var member in members)
        {
            if (member.Value.IsUndefined) continue;
            var at = IndexOf(merged.AsSpan(0, count), member.Name);
            merged[at < 0 ? count++ : at] = member;
        }

        // Shorter only where a name stands among the members twice.
        return AslValue.FromOwned(count == merged.Length ? merged : merged.AsSpan(0, count).ToArray());
    }

    private static bool HasNone(ReadOnlySpan<AslProperty> members)
    {
        foreach (ref readonly var member in members)
        {
            if (!member.Value.IsUndefined) return false;
        }

        return true;
    }

    private static int CountNew(ReadOnlySpan<AslProperty> properties, ReadOnlySpan<AslProperty> members)
    {
        var count = 0;
        foreach (ref readonly var member in members)
        {
            if (!member.Value.IsUndefined && IndexOf(properties, member.Name) < 0) count++;
        }

        return count;
    }

    private static AslValue MergeOneByOne(AslValue document, ReadOnlySpan<AslProperty> members)
    {
        foreach (ref readonly var member in members)
        {
            if (!member.Value.IsUndefined) document = document.With(member.Name, member.Value);
        }

        return document;
    }

    private static int IndexOf(ReadOnlySpan<AslProperty> properties, PropertyName name)
    {
        for (var i = 0; i < properties.Length; i++)
        {
            if (properties[i].Name.Equals(name)) return i;
        }

        return -1;
    }
}
