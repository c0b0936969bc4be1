using System.Runtime.CompilerServices;

namespace AslSharp.Runtime;

/// <content>Names.</content>
public static partial class Sequences
{
    /// <summary><c>value.a</c>: the member of an object, or of each item of an array.</summary>
    /// <param name="value">Where the path starts.</param>
    /// <param name="a">The name.</param>
    /// <returns>What is found; Undefined for nothing.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static AslValue Path(AslValue value, PropertyName a)
    {
        var found = value[a];
        return found.IsArray | value.IsArray ? PathSlowly(value, [a]) : found;
    }

    /// <summary><c>value.a.b</c>.</summary>
    /// <param name="value">Where the path starts.</param>
    /// <param name="a">The first name.</param>
    /// <param name="b">The second name.</param>
    /// <returns>What is found; Undefined for nothing.</returns>
    public static AslValue Path(AslValue value, PropertyName a, PropertyName b)
    {
        if (value.IsArray) return PathSlowly(value, [a, b]);
        return Path(value[a], b);
    }

    /// <summary><c>value.a.b.c</c>.</summary>
    /// <param name="value">Where the path starts.</param>
    /// <param name="a">The first name.</param>
    /// <param name="b">The second name.</param>
    /// <param name="c">The third name.</param>
    /// <returns>What is found; Undefined for nothing.</returns>
    public static AslValue Path(AslValue value, PropertyName a, PropertyName b, PropertyName c)
    {
        if (value.IsArray) return PathSlowly(value, [a, b, c]);
        value = value[a];
        if (value.IsArray) return PathSlowly(value, [b, c]);
        return Path(value[b], c);
    }

    /// <summary><c>value.a.b.c.d</c> and so on.</summary>
    /// <param name="value">Where the path starts.</param>
    /// <param name="names">The names.</param>
    /// <returns>What is found; Undefined for nothing.</returns>
    public static AslValue Path(AslValue value, params ReadOnlySpan<PropertyName> names)
    {
        for (var i = 0; i < names.Length - 1; i++)
        {
            if (value.IsArray) return PathSlowly(value, names[i..]);
            value = value[names[i]];
        }

        return Path(value, names[^1]);
    }

    /// <summary>The same as <see cref="Path(AslValue, ReadOnlySpan{PropertyName})"/> for a path that goes on: not collapsed.</summary>
    /// <param name="value">Where the path starts.</param>
    /// <param name="names">The names.</param>
    /// <returns>What <see cref="Items(AslValue)"/> of it runs over.</returns>
    public static AslValue Walk(AslValue value, params ReadOnlySpan<PropertyName> names)
    {
        for (var i = 0; i < names.Length; i++)
        {
            if (value.IsArray) return WalkSlowly(value, names[i..]);
            value = value[names[i]];
        }

        return value;
    }

    /// <summary>The same as <see cref="Path(AslValue, ReadOnlySpan{PropertyName})"/> for a path with <c>[]</c>: one item stays in an array.</summary>
    /// <param name="value">Where the path starts.</param>
    /// <param name="names">The names.</param>
    /// <returns>What is found; Undefined for nothing.</returns>
    public static AslValue PathKept(AslValue value, params ReadOnlySpan<PropertyName> names)
    {
        var found = new SequenceBuilder();
        foreach (var item in Items(value)) Find(ref found, item, names);
        return found.ToKept();
    }

    /// <summary><c>value.a[index]</c> as the last step of a path.</summary>
    /// <param name="value">What the step runs over.</param>
    /// <param name="a">The name.</param>
    /// <param name="index">The literal index.</param>
    /// <returns>What is found; Undefined for nothing.</returns>
    public static AslValue PathAt(AslValue value, PropertyName a, long index)
    {
        if (!value.IsArray) return Last(ItemAt(value[a], index));
        var found = new SequenceBuilder();
        foreach (var item in Items(value)) found.Add(Item(Member(item, a), index));
        return found.ToValue();
    }

    /// <summary>The same as <see cref="PathAt"/> for a path that goes on: not collapsed.</summary>
    /// <param name="value">What the step runs over.</param>
    /// <param name="a">The name.</param>
    /// <param name="index">The literal index.</param>
    /// <returns>What <see cref="Items(AslValue)"/> of it runs over.</returns>
    public static AslValue WalkAt(AslValue value, PropertyName a, long index)
    {
        if (!value.IsArray) return ItemAt(value[a], index);
        var found = new SequenceBuilder();
        foreach (var item in Items(value)) found.Flatten(ItemAt(Member(item, a), index));
        return found.ToSequence();
    }

    /// <summary>What a name gives for one item: the member of an object; of an array the members of all items in one sequence.</summary>
    /// <param name="item">The item.</param>
    /// <param name="name">The name.</param>
    /// <returns>The member; Undefined for none.</returns>
    public static AslValue Member(AslValue item, PropertyName name)
    {
        if (!item.IsArray) return item[name];
        var begins = CallBudget.TryBegin();
        try
        {
            var found = new SequenceBuilder();
            Gather(ref found, item, name);
            return found.ToValue();
        }
        finally
        {
            if (begins) CallBudget.End();
        }
    }

    // The members of the items of an array, and of the items of arrays in it: arrays among them are opened.
    private static void Gather(ref SequenceBuilder found, AslValue array, PropertyName name)
    {
        CallBudget.Descend(array.Count);
        foreach (ref readonly var item in array.Items)
        {
            if (item.IsArray) Gather(ref found, item, name);
            else found.Append(item[name]);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static AslValue PathSlowly(AslValue value, scoped ReadOnlySpan<PropertyName> names)
    {
        if (!value.IsArray) return Last(value[names[0]]);
        // One name from each of many items is what most paths over an array are: room for all of them at once.
        var found = new SequenceBuilder(value.Count);
        foreach (var item in Items(value)) Find(ref found, item, names);
        return found.ToValue();
    }

    internal static void Find(ref SequenceBuilder found, AslValue item, scoped ReadOnlySpan<PropertyName> names)
    {
        var member = Member(item, names[0]);
        if (names.Length == 1)
        {
            found.Add(member);
            return;
        }

        foreach (var next in Items(member)) Find(ref found, next, names[1..]);
    }

    private static AslValue WalkSlowly(AslValue value, scoped ReadOnlySpan<PropertyName> names)
    {
        if (names.Length == 0) return value;
        var found = new SequenceBuilder(value.Count);
        foreach (var item in Items(value)) Reach(ref found, item, names);
        return found.ToSequence();
    }

    private static void Reach(ref SequenceBuilder found, AslValue item, scoped ReadOnlySpan<PropertyName> names)
    {
        var member = Member(item, names[0]);
        if (names.Length == 1)
        {
            found.Flatten(member);
            return;
        }

        foreach (var next in Items(member)) Reach(ref found, next, names[1..]);
    }
}
