using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace AslSharp.Runtime;

/// <summary>Array and object constructors of JSONata: what is undefined is left out.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Constructors
{
    /// <summary><c>{"a": …}</c> with names known beforehand.</summary>
    /// <param name="members">The members, with distinct names; those whose value is Undefined are left out.</param>
    /// <returns>The object.</returns>
    public static AslValue Object(params ReadOnlySpan<AslProperty> members)
    {
        var count = 0;
        foreach (ref readonly var member in members)
        {
            if (!member.Value.IsUndefined) count++;
        }

        if (count == members.Length) return AslValue.FromOwned(members.ToArray());
        var present = new AslProperty[count];
        count = 0;
        foreach (ref readonly var member in members)
        {
            if (!member.Value.IsUndefined) present[count++] = member;
        }

        return AslValue.FromOwned(present);
    }

    /// <summary><c>[…]</c> of items that stay as they are: scalars, objects, array constructors.</summary>
    /// <param name="items">The items; Undefined ones are left out.</param>
    /// <returns>The array.</returns>
    public static AslValue Array(params ReadOnlySpan<AslValue> items)
    {
        var count = 0;
        foreach (ref readonly var item in items)
        {
            if (!item.IsUndefined) count++;
        }

        if (count == items.Length) return AslValue.FromOwned(items.ToArray());
        var present = new AslValue[count];
        count = 0;
        foreach (ref readonly var item in items)
        {
            if (!item.IsUndefined) present[count++] = item;
        }

        return AslValue.FromOwned(present);
    }

    /// <summary><c>[a, b]</c> of items that may be arrays, whose items then join.</summary>
    /// <param name="items">The items; Undefined ones are left out.</param>
    /// <returns>The array.</returns>
    public static AslValue Append(params ReadOnlySpan<AslValue> items)
    {
        // The items of a single array are shared.
        if (items.Length == 1 && items[0].IsArray) return items[0].WithFlags(ArrayFlags.None);
        var count = 0L;
        foreach (ref readonly var item in items) count += item.IsArray ? item.Count : item.IsUndefined ? 0 : 1;
        if (count == 0) return AslValue.EmptyArray;
        Sequences.CheckSize((int)Math.Min(count, int.MaxValue));
        var all = new AslValue[count];
        var at = 0;
        foreach (ref readonly var item in items)
        {
            if (item.IsArray)
            {
                item.Items.CopyTo(all.AsSpan(at));
                at += item.Count;
            }
            else if (!item.IsUndefined)
            {
                all[at++] = item;
            }
        }

        return AslValue.FromOwned(all);
    }

    /// <summary>An array constructor that begins or ends a path: there it is one item, not many.</summary>
    /// <param name="array">The array.</param>
    /// <returns>The array, marked.</returns>
    public static AslValue Whole(AslValue array) => array.WithFlags(ArrayFlags.Constructed);

    /// <summary>The context that the value of a pair with a literal key sees: the one group that all items of the context make.</summary>
    /// <param name="context">The context.</param>
    /// <returns>The context itself unless it is an array.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static AslValue GroupOf(AslValue context) => context.IsArray ? GroupOfArray(context) : context;

    private static AslValue GroupOfArray(AslValue context)
    {
        if (context.Count < 2) return context[0];
        foreach (ref readonly var item in context.Items)
        {
            if (item.IsArray) return Append(context.Items);
        }

        return context.WithFlags(ArrayFlags.None);
    }
}
