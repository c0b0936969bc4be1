namespace AslSharp.Runtime;

/// <content>One number of many.</content>
public static partial class JsonataFunctions
{
    /// <summary><c>$sum</c>: all numbers added.</summary>
    /// <param name="numbers">An array of numbers.</param>
    /// <returns>A number, 0 for none; Undefined for Undefined.</returns>
    public static AslValue Sum(AslValue numbers) => numbers.IsUndefined ? default : Total(numbers, "sum");

    /// <summary><c>$count</c>: how many.</summary>
    /// <param name="items">An array.</param>
    /// <returns>A number; 0 for Undefined.</returns>
    public static AslValue Count(AslValue items) => AslValue.Of(items.IsArray ? items.Count : items.IsUndefined ? 0 : 1);

    /// <summary><c>$max</c>: the greatest number.</summary>
    /// <param name="numbers">An array of numbers.</param>
    /// <returns>A number; Undefined for none.</returns>
    public static AslValue Max(AslValue numbers) => numbers.IsUndefined ? default : Extreme(ItemsOf(numbers), 1, "max");

    /// <summary><c>$min</c>: the least number.</summary>
    /// <param name="numbers">An array of numbers.</param>
    /// <returns>A number; Undefined for none.</returns>
    public static AslValue Min(AslValue numbers) => numbers.IsUndefined ? default : Extreme(ItemsOf(numbers), -1, "min");

    /// <summary><c>$average</c>: the mean.</summary>
    /// <param name="numbers">An array of numbers.</param>
    /// <returns>A number; Undefined for none.</returns>
    public static AslValue Average(AslValue numbers)
    {
        if (numbers.IsUndefined) return default;
        var total = Total(numbers, "average");
        var count = numbers.IsArray ? numbers.Count : 1;
        if (count == 0) return default;
        if (total.IsInt64 && total.Int64Bits % count == 0) return AslValue.Of(total.Int64Bits / count);
        return AslValue.FromDouble(total.GetDouble() / count);
    }

    /// <summary>The greatest number, or the least where the sign is negative.</summary>
    private static AslValue Extreme(ReadOnlySpan<AslValue> items, int sign, string function)
    {
        const double exact = 9007199254740991;
        var found = -1;
        double best = 0;
        for (var i = 0; i < items.Length; i++)
        {
            if (!items[i].TryGetDouble(out var number)) throw JsonataErrors.ArrayMismatch(1, function, "numbers");
            // Only numbers beyond what binary64 tells apart are compared digit by digit.
            var isBetter = found < 0 || (Math.Abs(number) <= exact ? (number - best) * sign > 0 : AslValue.CompareNumbers(items[i], items[found]) * sign > 0);
            if (!isBetter) continue;
            found = i;
            best = number;
        }

        return found < 0 ? default : items[found];
    }

    /// <summary>The sum: exact as long as all are whole numbers of 64 bits and so is the sum, from there on in binary64, from left to right.</summary>
    private static AslValue Total(in AslValue numbers, string function)
    {
        var items = ItemsOf(numbers);
        long exact = 0;
        var i = 0;
        for (; i < items.Length && items[i].IsInt64; i++)
        {
            var sum = unchecked(exact + items[i].Int64Bits);
            if (((exact ^ sum) & (items[i].Int64Bits ^ sum)) < 0) break;
            exact = sum;
        }

        if (i == items.Length) return AslValue.Of(exact);
        double total = exact;
        for (; i < items.Length; i++)
            total += items[i].TryGetDouble(out var number) ? number : throw JsonataErrors.ArrayMismatch(1, function, "numbers");
        return AslValue.FromDouble(total);
    }
}
