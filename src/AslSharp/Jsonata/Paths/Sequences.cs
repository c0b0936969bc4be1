using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace AslSharp.Runtime;

/// <summary>
/// Steps of JSONata paths. What a whole path or expression gives is collapsed: an empty sequence is Undefined, a sequence of one is its
/// item. Where a step hands on to the next one, nothing is collapsed: <see cref="Items(AslValue)"/> runs over it.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Sequences
{
    private const int MostWork = 1 << 24;

    /// <summary>What the next step runs over: the items of an array unless a constructor made it as one item, a value alone, or nothing.</summary>
    /// <param name="value">What a step gave.</param>
    /// <returns>The items.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ItemSequence Items(AslValue value)
    {
        if (value.IsArray && (value.Flags & ArrayFlags.Constructed) == 0) return new(value.ItemArray, default, value.Count);
        return new(null, value, value.IsUndefined ? 0 : 1);
    }

    /// <summary>What the first step of a path, or a group, runs over: the items of the context, or the context itself even if it is Undefined.</summary>
    /// <param name="context">The context.</param>
    /// <returns>The items.</returns>
    public static ItemSequence ContextItems(AslValue context) =>
        context.IsArray ? new(context.ItemArray, default, context.Count) : new(null, context, 1);

    /// <summary>The context as the one item that a path runs over which starts at a variable.</summary>
    /// <param name="context">The context; Undefined counts too.</param>
    /// <returns>One item.</returns>
    public static ItemSequence Alone(AslValue context) => new(null, context, 1);

    /// <summary>What a predicate, or an argument that is an array, runs over: the items of any array, a value alone, or nothing.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The items.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ItemSequence Each(AslValue value) =>
        value.IsArray ? new(value.ItemArray, default, value.Count) : new(null, value, value.IsUndefined ? 0 : 1);

    /// <summary>The same as <see cref="Each"/> for a predicate that may fail: a missing value counts as one item, which the predicate sees.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The items.</returns>
    public static ItemSequence Candidates(AslValue value) => value.IsUndefined ? Alone(value) : Each(value);

    /// <summary>
    /// Counts the items of a loop inside a loop: together they may be so many that the service would have given up long before. Counted,
    /// not timed, so that a replay comes to the same end.
    /// </summary>
    /// <param name="work">The items of all such loops of this evaluation.</param>
    /// <param name="items">The items of the loop that begins.</param>
    /// <returns>The items.</returns>
    /// <exception cref="JsonataException">There are too many.</exception>
    public static ItemSequence Spend(ref int work, ItemSequence items)
    {
        work += items.Count;
        Interruption.Spend(items.Count);
        return work is >= 0 and <= MostWork ? items : throw JsonataErrors.Timeout();
    }

    /// <summary>Begins to count the work of an evaluation.</summary>
    public static void Begin() => CallBudget.Begin();

    /// <summary>Ends what <see cref="Begin"/> began.</summary>
    public static void End() => CallBudget.End();

    /// <summary>An argument of a function that is called in a loop: counts what the function has to look at.</summary>
    /// <param name="value">The argument.</param>
    /// <returns>The argument.</returns>
    /// <exception cref="JsonataException">There was too much before.</exception>
    public static AslValue Counted(AslValue value)
    {
        const int charactersAsOne = 32;
        if (value.IsArray || value.IsObject) CallBudget.Spend(value.Count);
        else if (value.TryGetPlainUtf8(out var utf8)) CallBudget.Spend(utf8.Length / charactersAsOne);
        else if (value.TryGetString(out var text)) CallBudget.Spend(text.Length / charactersAsOne);
        return value;
    }

    /// <summary>A sequence as an expression gives it: none of its items is Undefined, one is that item.</summary>
    /// <param name="value">Any value.</param>
    /// <returns>The value, collapsed if it is a sequence.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static AslValue Collapse(AslValue value) =>
        (value.Flags & ArrayFlags.Sequence) != 0 && value.Count < 2 ? CollapseShort(value) : value;

    /// <summary><c>[]</c> behind an expression that is no path: a sequence stays an array.</summary>
    /// <param name="value">What the expression gives, not collapsed.</param>
    /// <returns>The value; Undefined for an empty sequence.</returns>
    public static AslValue Keep(AslValue value)
    {
        if ((value.Flags & ArrayFlags.Sequence) == 0) return value;
        return value.Count == 0 ? default : value.WithFlags(value.Flags | ArrayFlags.KeepSingleton);
    }

    /// <summary><c>[]</c> behind a literal index: the item stays in an array.</summary>
    /// <param name="item">The item.</param>
    /// <returns>The value; Undefined for no item.</returns>
    public static AslValue KeepItem(AslValue item)
    {
        if (item.IsUndefined) return default;
        return item.IsArray ? Keep(item) : AslValue.FromOwned([item], ArrayFlags.Sequence | ArrayFlags.KeepSingleton);
    }

    /// <summary><c>[]</c> in a path whose result is that of its first step, or of a group.</summary>
    /// <param name="value">What the path gives, not collapsed.</param>
    /// <returns>The value; Undefined for an empty sequence.</returns>
    public static AslValue KeepPath(AslValue value)
    {
        const ArrayFlags both = ArrayFlags.Sequence | ArrayFlags.KeepSingleton;
        if ((value.Flags & ArrayFlags.Constructed) != 0 && (value.Flags & ArrayFlags.Sequence) == 0)
            return AslValue.FromOwned([value], both);
        return Keep(value);
    }

    /// <summary>The value as it leaves the last step of a path, where it is all that the step gave.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The value; a sequence as a new one.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static AslValue Last(AslValue value) => (value.Flags & ArrayFlags.Sequence) == 0 ? value : LastSlowly(value);

    /// <summary>The item at a literal index, collapsed: <c>$x[0]</c>.</summary>
    /// <param name="value">An array, or a value that counts as one item.</param>
    /// <param name="index">The index; negative ones count from the end.</param>
    /// <returns>The item; Undefined where there is none.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static AslValue At(AslValue value, long index) => Collapse(ItemAt(value, index));

    /// <summary>The item at a literal index, as a step hands it on: not collapsed.</summary>
    /// <param name="value">An array, or a value that counts as one item.</param>
    /// <param name="index">The index; negative ones count from the end.</param>
    /// <returns>The item; an empty sequence where there is none, which counts as one result of the step.</returns>
    public static AslValue Item(AslValue value, long index) => OrNone(ItemAt(value, index));

    /// <summary>The members that <c>$each</c> and <c>$sift</c> run over.</summary>
    /// <param name="value">The object.</param>
    /// <param name="function">The function's name, for its error.</param>
    /// <returns>The members; none for Undefined.</returns>
    /// <exception cref="JsonataException">T0410: the value is no object.</exception>
    public static ReadOnlySpan<AslProperty> Members(AslValue value, string function) =>
        value.IsObject || value.IsUndefined ? value.Properties : throw JsonataErrors.ArgumentMismatch(1, function);

    /// <summary><c>$sort</c> with a function written in place.</summary>
    /// <param name="value">The array, or a value that counts as one item.</param>
    /// <param name="isBehind">Whether the first of two items has to come behind the second.</param>
    /// <returns>The array in order; Undefined for Undefined.</returns>
    public static AslValue Sort(AslValue value, Func<AslValue, AslValue, bool> isBehind)
    {
        if (!value.IsArray) return value.IsUndefined ? default : AslValue.FromOwned([value]);
        if (value.Count < 2) return value;
        var items = value.Items.ToArray();
        Sort(items, new AslValue[items.Length], isBehind);
        return AslValue.FromOwned(items);
    }

    /// <summary>The array of a constructor that begins a path: the next step runs over its items.</summary>
    /// <param name="value">The array, or what predicates left of it.</param>
    /// <returns>The array without its mark. As in the reference the characters of a string, and nothing of a value that has no length.</returns>
    public static AslValue Opened(AslValue value)
    {
        if (value.IsArray) return value.WithFlags(value.Flags & ~ArrayFlags.Constructed);
        return value.TryGetString(out var text) ? AslValue.FromOwned([.. text.Select(static character => AslValue.Of(character.ToString()))]) : default;
    }

    /// <summary>What a path gives that begins with the array of a constructor.</summary>
    /// <param name="start">The array: itself the result if it is empty.</param>
    /// <param name="found">What the steps found.</param>
    /// <returns>The value.</returns>
    public static AslValue Started(AslValue start, AslValue found) => IsNothing(start) ? start : found;

    /// <summary>The same as <see cref="Started"/> for a path with <c>[]</c> in it.</summary>
    /// <param name="start">The array: itself the one item of the result if it is empty.</param>
    /// <param name="found">What the steps found.</param>
    /// <returns>The value.</returns>
    public static AslValue StartedKept(AslValue start, AslValue found) => IsNothing(start) ? KeepPath(start) : found;

    /// <summary>The array that a higher-order function passes on to its function.</summary>
    /// <param name="value">The argument.</param>
    /// <returns>The value; in an array unless it is one.</returns>
    public static AslValue AsArray(AslValue value) => value.IsArray ? value : AslValue.FromOwned([value]);

    /// <summary>How often a predicate keeps an item: a number is an index, an array of numbers are indexes, all else counts as true or not.</summary>
    internal static int Matches(AslValue predicate, int index, int count)
    {
        switch (predicate.Kind)
        {
            case AslKind.True:
                return 1;
            case AslKind.False or AslKind.Undefined or AslKind.Null:
                return 0;
            case AslKind.Number:
                return IsIndex(predicate, index, count) ? 1 : 0;
            case AslKind.Array when AreNumbers(predicate.Items):
                var matches = 0;
                foreach (ref readonly var number in predicate.Items)
                {
                    if (IsIndex(number, index, count)) matches++;
                }

                return matches;
            default:
                return Truth.IsTrue(predicate) ? 1 : 0;
        }
    }

    internal static AslValue ItemAt(AslValue value, long index)
    {
        if (!value.IsArray) return index is 0 or -1 ? value : default;
        if (index < 0) index += value.Count;
        return index >= 0 && index < value.Count ? value[(int)index] : default;
    }

    private static AslValue OrNone(AslValue item) => item.IsUndefined ? AslValue.FromOwned([], ArrayFlags.Sequence) : item;

    private static bool IsNothing(in AslValue start) => start.IsArray ? start.Count == 0 : start.StringEquals("");

    internal static void CheckSize(int count)
    {
        if (count > JsonataFunctions.MostItems) throw JsonataErrors.MemoryLimit();
    }

    // Halves as the reference does, so that the function sees the same pairs.
    private static void Sort(Span<AslValue> items, Span<AslValue> scratch, Func<AslValue, AslValue, bool> isBehind)
    {
        if (items.Length < 2) return;
        var middle = items.Length / 2;
        Sort(items[..middle], scratch[..middle], isBehind);
        Sort(items[middle..], scratch[middle..], isBehind);
        int left = 0, right = middle, at = 0;
        while (left < middle && right < items.Length)
            scratch[at++] = isBehind(items[left], items[right]) ? items[right++] : items[left++];
        items[left..middle].CopyTo(scratch[at..]);
        items[right..].CopyTo(scratch[(at + middle - left)..]);
        scratch.CopyTo(items);
    }

    private static bool AreNumbers(ReadOnlySpan<AslValue> items)
    {
        foreach (ref readonly var item in items)
        {
            if (!item.IsNumber) return false;
        }

        return true;
    }

    private static bool IsIndex(AslValue number, int index, int count)
    {
        if (number.TryGetInt64(out var whole)) return (whole < 0 ? whole + count : whole) == index;
        var floor = Math.Floor(number.GetDouble());
        return (floor < 0 ? floor + count : floor) == index;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static AslValue CollapseShort(AslValue value)
    {
        if (value.Count == 0) return default;
        return (value.Flags & ArrayFlags.KeepSingleton) != 0 ? value : value[0];
    }

    private static AslValue LastSlowly(AslValue value) => value.Count switch
    {
        0 => default,
        1 => value[0],
        _ => value.WithFlags(ArrayFlags.Sequence),
    };
}
