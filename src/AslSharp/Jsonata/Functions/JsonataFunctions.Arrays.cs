namespace AslSharp.Runtime;

/// <content>Arrays.</content>
public static partial class JsonataFunctions
{
    /// <summary>The most items <c>$range</c> makes: what AWS allows.</summary>
    private const long MostRangeItems = 360_145;

    /// <summary><c>$append</c>: the items of two arrays, or values, one after the other.</summary>
    /// <param name="first">An array, or one value.</param>
    /// <param name="second">An array, or one value.</param>
    /// <returns>An array; the other argument where one is Undefined.</returns>
    /// <exception cref="JsonataException">The array would be too long.</exception>
    public static AslValue Append(AslValue first, AslValue second)
    {
        if (first.IsUndefined) return second;
        if (second.IsUndefined) return first;
        var left = ItemsOf(first);
        var right = ItemsOf(second);
        if ((long)left.Length + right.Length > MostItems) throw JsonataErrors.MemoryLimit();
        var items = new AslValue[left.Length + right.Length];
        left.CopyTo(items);
        right.CopyTo(items.AsSpan(left.Length));
        return AslValue.FromOwned(items);
    }

    /// <summary><c>$reverse</c>: the items from the last to the first.</summary>
    /// <param name="items">An array.</param>
    /// <returns>An array; Undefined for Undefined.</returns>
    public static AslValue Reverse(AslValue items)
    {
        if (items.IsUndefined) return default;
        if (!items.IsArray || items.Count <= 1) return AsArray(items);
        var reversed = items.Items.ToArray();
        Array.Reverse(reversed);
        return AslValue.FromOwned(reversed);
    }

    /// <summary><c>$shuffle</c>: the items in random order.</summary>
    /// <param name="evaluation">Where randomness comes from.</param>
    /// <param name="items">An array.</param>
    /// <returns>An array; Undefined for Undefined.</returns>
    public static AslValue Shuffle(JsonataEvaluation evaluation, AslValue items)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        if (items.IsUndefined) return default;
        if (!items.IsArray || items.Count <= 1) return AsArray(items);
        var source = items.Items;
        var shuffled = new AslValue[source.Length];
        for (var i = 0; i < shuffled.Length; i++)
        {
            var place = (int)(evaluation.NextRandom() * (i + 1));
            shuffled[i] = shuffled[place];
            shuffled[place] = source[i];
        }

        return AslValue.FromOwned(shuffled);
    }

    /// <summary><c>$distinct</c>: each value once, at its first place.</summary>
    /// <param name="items">An array; any other value is given back.</param>
    /// <returns>An array; a sequence for a sequence; Undefined for Undefined.</returns>
    public static AslValue Distinct(AslValue items)
    {
        const int fewItems = 8;
        if (!items.IsArray || items.Count <= 1) return items;
        var source = items.Items;
        var kept = new ItemBuilder(source.Length);
        var seen = source.Length > fewItems ? new HashSet<AslValue>(source.Length, Equality.Comparer) : null;
        try
        {
            foreach (ref readonly var item in source)
            {
                if (seen is null ? !Contains(kept.Items, item) : seen.Add(item)) kept.Add(item);
            }

            var flags = items.Flags & ArrayFlags.Sequence;
            // Nothing dropped, nothing to copy.
            return kept.Count == source.Length ? items.WithFlags(flags) : AslValue.FromOwned(kept.ToArray(), flags);
        }
        finally
        {
            kept.Dispose();
        }
    }

    /// <summary><c>$zip</c>: arrays of the first items of all arrays, of the second, and so on, up to the shortest.</summary>
    /// <param name="arrays">The arrays; any other value counts as an array of it, Undefined as an empty one.</param>
    /// <returns>An array of arrays.</returns>
    public static AslValue Zip(params ReadOnlySpan<AslValue> arrays)
    {
        if (arrays.IsEmpty) throw JsonataErrors.ArgumentMismatch(1, "zip");
        var length = int.MaxValue;
        foreach (ref readonly var array in arrays) length = Math.Min(length, array.IsArray ? array.Count : array.IsUndefined ? 0 : 1);
        if ((long)length * arrays.Length > MostItems) throw JsonataErrors.MemoryLimit();
        if (length == 0) return AslValue.EmptyArray;
        var tuples = new AslValue[length];
        for (var i = 0; i < length; i++)
        {
            var tuple = new AslValue[arrays.Length];
            for (var j = 0; j < tuple.Length; j++) tuple[j] = arrays[j].IsArray ? arrays[j][i] : arrays[j];
            tuples[i] = AslValue.FromOwned(tuple);
        }

        return AslValue.FromOwned(tuples);
    }

    /// <summary><c>$sort</c>: the items in order; equal ones keep theirs.</summary>
    /// <param name="items">An array; of numbers only or of strings only where there is no comparator.</param>
    /// <param name="comparator">Says for two items whether they have to change places.</param>
    /// <returns>An array; Undefined for Undefined.</returns>
    public static AslValue Sort(AslValue items, AslValue comparator)
    {
        var function = RequireFunction(comparator, 2, "sort");
        if (items.IsUndefined) return default;
        if (!items.IsArray || items.Count <= 1) return AsArray(items);
        return AslValue.FromOwned(Sorting.ByFunction(items.Items, function));
    }

    /// <summary><c>$sort</c> without a comparator.</summary>
    /// <param name="items">An array.</param>
    /// <returns>An array; Undefined for Undefined.</returns>
    /// <exception cref="JsonataException">D3070: items that are neither all numbers nor all strings.</exception>
    public static AslValue Sort(AslValue items)
    {
        if (items.IsUndefined) return default;
        if (!items.IsArray || items.Count <= 1) return AsArray(items);
        return AslValue.FromOwned(Sorting.ByValue(items.Items));
    }

    /// <summary><c>$partition</c>: the items in chunks.</summary>
    /// <param name="items">An array.</param>
    /// <param name="size">How many items a chunk has, cut off towards zero.</param>
    /// <returns>An array of arrays; Undefined for no items, or a size of 0.</returns>
    /// <exception cref="JsonataException">The size is negative.</exception>
    public static AslValue Partition(AslValue items, AslValue size)
    {
        var most = Integer(size, 2, "partition");
        if (items.IsUndefined || most is null or 0) return default;
        if (most < 0) throw JsonataErrors.BadChunk(size);
        var source = ItemsOf(items);
        if (source.IsEmpty) return default;
        var length = (int)Math.Min(most.Value, source.Length);
        var chunks = new AslValue[(source.Length + length - 1) / length];
        for (var i = 0; i < chunks.Length; i++)
        {
            var start = i * length;
            chunks[i] = AslValue.FromOwned(source.Slice(start, Math.Min(length, source.Length - start)).ToArray());
        }

        return AslValue.FromOwned(chunks);
    }

    /// <summary><c>$range</c>: the numbers from one to another, both included. All are cut off towards zero.</summary>
    /// <param name="first">The first number.</param>
    /// <param name="last">The bound.</param>
    /// <param name="step">The distance, positive or negative.</param>
    /// <returns>A sequence, so that one number stands for itself; Undefined where the step leads away from the bound.</returns>
    /// <exception cref="JsonataException">There are more numbers than AWS allows.</exception>
    public static AslValue Range(AslValue first, AslValue last, AslValue step)
    {
        var start = Integer(first, 1, "range");
        var end = Integer(last, 2, "range");
        var distance = Integer(step, 3, "range");
        if (start is null || end is null || distance is null or 0) return default;
        if (distance > 0 ? start > end : start < end) return default;
        var count = (((Int128)end.Value - start.Value) / distance.Value) + 1;
        if (count > MostRangeItems) throw JsonataErrors.MemoryLimit();
        var items = new AslValue[(int)count];
        for (var i = 0; i < items.Length; i++) items[i] = AslValue.Of(start.Value + (i * distance.Value));
        return Sequence(items);
    }

    private static bool Contains(ReadOnlySpan<AslValue> items, in AslValue sought)
    {
        foreach (ref readonly var item in items)
        {
            if (Equality.IsDeep(item, sought)) return true;
        }

        return false;
    }
}
