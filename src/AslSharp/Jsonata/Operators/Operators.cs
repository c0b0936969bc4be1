using System.ComponentModel;

namespace AslSharp.Runtime;

/// <summary>
/// The operators of JSONata. Undefined on a side of arithmetic or of a comparison gives Undefined; whole numbers stay exact until they no
/// longer fit into 64 bits. A result beyond the range of binary64 is infinite until it is calculated with (D1001) or leaves the expression.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static partial class Operators
{
    /// <summary>The most items that <c>..</c> makes.</summary>
    private const long MostItems = 10_000_000;

    /// <summary><c>left = right</c>: deeply equal.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="right">The right side.</param>
    /// <returns>A boolean; false where a side is Undefined.</returns>
    public static AslValue Equal(AslValue left, AslValue right) => AslValue.Of(AreEqual(left, right));

    /// <summary><c>left != right</c>: not deeply equal.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="right">The right side.</param>
    /// <returns>A boolean; false where a side is Undefined.</returns>
    public static AslValue NotEqual(AslValue left, AslValue right) => AslValue.Of(AreDifferent(left, right));

    /// <summary><see cref="Equal"/> where only a boolean is needed.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="right">The right side.</param>
    /// <returns>Whether both are there and deeply equal.</returns>
    public static bool AreEqual(AslValue left, AslValue right) => !left.IsUndefined && !right.IsUndefined && DeepEquals(left, right);

    /// <summary><see cref="NotEqual"/> where only a boolean is needed.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="right">The right side.</param>
    /// <returns>Whether both are there and not deeply equal.</returns>
    public static bool AreDifferent(AslValue left, AslValue right) => !left.IsUndefined && !right.IsUndefined && !DeepEquals(left, right);

    /// <summary><see cref="Equal"/> with a literal, where only a boolean is needed.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="right">The right side.</param>
    /// <returns>Whether the left side is this string.</returns>
    public static bool AreEqual(AslValue left, string right) => left.StringEquals(right);

    /// <summary><see cref="NotEqual"/> with a literal, where only a boolean is needed.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="right">The right side.</param>
    /// <returns>Whether the left side is there and not this string.</returns>
    public static bool AreDifferent(AslValue left, string right) => !left.IsUndefined && !left.StringEquals(right);

    /// <summary><c>left in right</c>: whether the right side, or an item of it, is the same value; arrays and objects only by identity.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="right">The right side.</param>
    /// <returns>A boolean; false where a side is Undefined.</returns>
    public static AslValue In(AslValue left, AslValue right)
    {
        if (left.IsUndefined || right.IsUndefined) return AslValue.False;
        if (!right.IsArray) return AslValue.Of(AslValue.IsSame(left, right));
        CallBudget.Spend(right.Count);
        foreach (ref readonly var item in right.Items)
        {
            if (AslValue.IsSame(left, item)) return AslValue.True;
        }

        return AslValue.False;
    }

    /// <summary><c>left &amp; right</c>: both sides as strings, one after the other; Undefined is the empty string.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="right">The right side.</param>
    /// <returns>A string.</returns>
    /// <exception cref="JsonataException">D3001 for a number that is not finite; or the string is too long.</exception>
    public static AslValue Concatenate(AslValue left, AslValue right) => Concatenate([left, right]);

    /// <summary><c>a &amp; b &amp; c</c>: all parts as strings, one after the other; Undefined is the empty string.</summary>
    /// <param name="parts">The parts.</param>
    /// <returns>A string.</returns>
    /// <exception cref="JsonataException">D3001 for a number that is not finite; or the string is too long.</exception>
    public static AslValue Concatenate(params ReadOnlySpan<AslValue> parts)
    {
        var builder = new TextBuilder(stackalloc char[256]);
        try
        {
            foreach (ref readonly var part in parts) JsonataText.Append(ref builder, part, prettify: false);
            return AslValue.Of(builder.ToString());
        }
        finally
        {
            builder.Dispose();
        }
    }

    /// <summary><c>left..right</c>: the whole numbers from one to the other, as many as the service has room for.</summary>
    /// <param name="left">The first number.</param>
    /// <param name="right">The last number.</param>
    /// <returns>A sequence; Undefined where a side is Undefined or the left one is greater.</returns>
    /// <exception cref="JsonataException">T2003 or T2004: a side is no integer. D2014: more than ten million items. Or the limit of memory.</exception>
    public static AslValue Range(AslValue left, AslValue right)
    {
        var count = CountRange(left, right, out var first);
        Sequences.CheckSize(count);
        return Range(first, count);
    }

    /// <summary><c>left..right</c> in the reference dialect, where only the language bounds it.</summary>
    /// <param name="left">The first number.</param>
    /// <param name="right">The last number.</param>
    /// <returns>A sequence; Undefined where a side is Undefined or the left one is greater.</returns>
    /// <exception cref="JsonataException">T2003 or T2004: a side is no integer. D2014: more than ten million items.</exception>
    public static AslValue LongRange(AslValue left, AslValue right)
    {
        var count = CountRange(left, right, out var first);
        return Range(first, count);
    }

    private static int CountRange(in AslValue left, in AslValue right, out long first)
    {
        first = 0;
        if (!left.IsUndefined && !IsInteger(left)) throw JsonataErrors.LeftNotInteger();
        if (!right.IsUndefined && !IsInteger(right)) throw JsonataErrors.RightNotInteger();
        if (left.IsUndefined || right.IsUndefined) return 0;
        if (AslValue.CompareNumbers(left, right) > 0) return 0;
        if (!left.TryGetInt64(out first) || !right.TryGetInt64(out var last) || (ulong)last - (ulong)first >= MostItems)
            throw JsonataErrors.RangeTooLarge(Add(Subtract(right, left), 1));
        return (int)(last - first + 1);
    }

    private static AslValue Range(long first, int count)
    {
        if (count == 0) return default;
        var items = new AslValue[count];
        for (var i = 0; i < items.Length; i++) items[i] = AslValue.Of(first + i);
        return AslValue.FromOwned(items, ArrayFlags.Sequence);
    }

    private static bool IsInteger(AslValue value)
    {
        if (value.IsInt64) return true;
        return value.TryGetDouble(out var number) && double.IsFinite(number) && Math.Truncate(number) == number;
    }

    private static bool DeepEquals(in AslValue left, in AslValue right)
    {
        if (left.IsInt64 && right.IsInt64) return left.Int64Bits == right.Int64Bits;
        return Equality.IsDeep(left, right);
    }
}
