namespace AslSharp.Runtime;

/// <content>Functions on arrays.</content>
public static partial class Intrinsics
{
    private const int MaxRangeLength = 1000;

    /// <summary><c>States.Array</c>: an array of the arguments.</summary>
    /// <param name="items">Any values; may be none.</param>
    /// <returns>The array.</returns>
    public static AslValue Array(params ReadOnlySpan<AslValue> items) => AslValue.Array(items);

    /// <summary><c>States.ArrayPartition</c>: the array cut into arrays of one size; the last may be shorter.</summary>
    /// <param name="array">The array.</param>
    /// <param name="size">The size of each part, at least 1 when its fraction is cut off.</param>
    /// <param name="call">The call as written.</param>
    /// <returns>An array of arrays; empty for an empty array.</returns>
    /// <exception cref="RuntimeFault">An argument is of the wrong kind or out of range.</exception>
    public static AslValue ArrayPartition(AslValue array, AslValue size, string call)
    {
        var items = RequireArray(array, call, nameof(ArrayPartition));
        var wanted = RequireInteger(size, call, nameof(ArrayPartition));
        if (wanted < 1) throw InvalidArguments(call, nameof(ArrayPartition));
        var length = (int)Math.Min(wanted, Math.Max(items.Length, 1));
        var parts = new AslValue[(items.Length + length - 1) / length];
        for (var i = 0; i < parts.Length; i++)
        {
            var start = i * length;
            parts[i] = AslValue.Array(items.Slice(start, Math.Min(length, items.Length - start)));
        }

        return Values.Array(parts);
    }

    /// <summary><c>States.ArrayContains</c>: whether some element has the same text as the value, as Java prints them.</summary>
    /// <param name="array">The array.</param>
    /// <param name="value">Any value.</param>
    /// <param name="call">The call as written.</param>
    /// <returns>A boolean.</returns>
    /// <exception cref="RuntimeFault">The first argument is not an array.</exception>
    public static AslValue ArrayContains(AslValue array, AslValue value, string call) =>
        Contains(RequireArray(array, call, nameof(ArrayContains)), value);

    /// <summary><c>States.ArrayRange</c>: the numbers from the first up to and including the last, by steps.</summary>
    /// <param name="first">The first number.</param>
    /// <param name="last">The limit, itself included.</param>
    /// <param name="step">The step, not 0 when its fraction is cut off; may be negative.</param>
    /// <param name="call">The call as written.</param>
    /// <returns>An array of at most 1000 integers; empty when the step leads away from the limit.</returns>
    /// <exception cref="RuntimeFault">An argument is not a number, the step is 0, or the range is too long.</exception>
    public static AslValue ArrayRange(AslValue first, AslValue last, AslValue step, string call)
    {
        var start = RequireInteger(first, call, nameof(ArrayRange));
        var end = RequireInteger(last, call, nameof(ArrayRange));
        var by = RequireInteger(step, call, nameof(ArrayRange));
        if (by == 0) throw InvalidArguments(call, nameof(ArrayRange));
        if (by > 0 ? start > end : start < end)
            return AslValue.EmptyArray;
        // 128 bits, because the distance of two 64-bit numbers does not fit into 64.
        var count = (((Int128)end - start) / by) + 1;
        if (count > MaxRangeLength) throw InvalidArguments(call, nameof(ArrayRange));
        var items = new AslValue[(int)count];
        for (var i = 0; i < items.Length; i++)
            items[i] = AslValue.Of(start + (by * i));
        return Values.Array(items);
    }

    /// <summary><c>States.ArrayGetItem</c>: one element.</summary>
    /// <param name="array">The array.</param>
    /// <param name="index">Its index, from 0.</param>
    /// <param name="call">The call as written.</param>
    /// <returns>The element; null where the array is empty.</returns>
    /// <exception cref="RuntimeFault">An argument is of the wrong kind, or the array has elements but not that one.</exception>
    public static AslValue ArrayGetItem(AslValue array, AslValue index, string call)
    {
        var items = RequireArray(array, call, nameof(ArrayGetItem));
        var position = RequireInteger(index, call, nameof(ArrayGetItem));
        if (items.IsEmpty) return AslValue.Null;
        return position >= 0 && position < items.Length ? items[(int)position] : throw InvalidArguments(call, nameof(ArrayGetItem));
    }

    /// <summary><c>States.ArrayLength</c>: the number of elements.</summary>
    /// <param name="array">The array.</param>
    /// <param name="call">The call as written.</param>
    /// <returns>An integer.</returns>
    /// <exception cref="RuntimeFault">The argument is not an array.</exception>
    public static AslValue ArrayLength(AslValue array, string call) => AslValue.Of(RequireArray(array, call, nameof(ArrayLength)).Length);

    /// <summary><c>States.ArrayUnique</c>: the array without repetitions, in the order of Java's <c>HashSet</c>.</summary>
    /// <param name="array">The array.</param>
    /// <param name="call">The call as written.</param>
    /// <returns>An array.</returns>
    /// <exception cref="RuntimeFault">The argument is not an array.</exception>
    public static AslValue ArrayUnique(AslValue array, string call) =>
        Values.Array(JavaHash.Distinct(RequireArray(array, call, nameof(ArrayUnique))));

    private static bool Contains(ReadOnlySpan<AslValue> items, AslValue value)
    {
        var text = JavaText.Of(value);
        foreach (var item in items)
        {
            if (item.IsString ? item.StringEquals(text) : JavaText.Of(item) == text)
                return true;
        }

        return false;
    }
}
