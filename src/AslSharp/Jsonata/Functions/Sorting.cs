namespace AslSharp.Runtime;

/// <summary>The stable merge sort of <c>$sort</c>; a comparator sees the same pairs as in the reference.</summary>
internal static class Sorting
{
    private interface IOrder
    {
        /// <summary>Whether two items, the left one before the right one, have to change places.</summary>
        bool IsWrong(in AslValue left, in AslValue right);
    }

    internal static AslValue[] ByValue(ReadOnlySpan<AslValue> items)
    {
        var sorted = items.ToArray();
        if (AreAll(items, AslKind.Number))
        {
            Sort(sorted, default(NumberOrder));
            return sorted;
        }

        if (!AreAll(items, AslKind.String)) throw JsonataErrors.NotSortable();
        // Decoded once, not at each comparison.
        for (var i = 0; i < sorted.Length; i++) sorted[i] = AslValue.Of(sorted[i].GetString());
        Sort(sorted, default(TextOrder));
        return sorted;
    }

    internal static AslValue[] ByFunction(ReadOnlySpan<AslValue> items, JsonataFunction comparator)
    {
        var sorted = items.ToArray();
        CallBudget.Enter();
        try
        {
            Sort(sorted, new FunctionOrder(comparator));
        }
        finally
        {
            CallBudget.Leave();
        }

        return sorted;
    }

    private static bool AreAll(ReadOnlySpan<AslValue> items, AslKind kind)
    {
        foreach (ref readonly var item in items)
        {
            if (item.Kind != kind) return false;
        }

        return true;
    }

    private static void Sort<TOrder>(Span<AslValue> items, TOrder order)
        where TOrder : IOrder => Sort(items, new AslValue[items.Length / 2], order);

    /// <summary>Sorts both halves and merges them; only the left one is copied out for that.</summary>
    private static void Sort<TOrder>(Span<AslValue> items, Span<AslValue> scratch, TOrder order)
        where TOrder : IOrder
    {
        if (items.Length <= 1) return;
        var middle = items.Length / 2;
        Sort(items[..middle], scratch, order);
        Sort(items[middle..], scratch, order);
        var left = scratch[..middle];
        items[..middle].CopyTo(left);
        var (first, second, target) = (0, middle, 0);
        while (first < left.Length && second < items.Length)
            items[target++] = order.IsWrong(left[first], items[second]) ? items[second++] : left[first++];
        left[first..].CopyTo(items[target..]);
    }

    private readonly struct NumberOrder : IOrder
    {
        public bool IsWrong(in AslValue left, in AslValue right) => AslValue.CompareNumbers(left, right) > 0;
    }

    private readonly struct TextOrder : IOrder
    {
        public bool IsWrong(in AslValue left, in AslValue right) => string.CompareOrdinal(left.GetString(), right.GetString()) > 0;
    }

    private readonly struct FunctionOrder(JsonataFunction comparator) : IOrder
    {
        public bool IsWrong(in AslValue left, in AslValue right) =>
            Truth.IsTruthy(comparator.Invoke(AslValue.Null, left, right));
    }
}
