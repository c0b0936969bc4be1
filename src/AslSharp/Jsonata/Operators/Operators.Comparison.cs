namespace AslSharp.Runtime;

/// <content>Comparisons.</content>
public static partial class Operators
{
    private enum Order
    {
        Undefined,
        Less,
        Same,
        Greater,
        None,
    }

    /// <summary><c>left &lt; right</c>, of two numbers or two strings.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="right">The right side.</param>
    /// <returns>A boolean; Undefined where a side is.</returns>
    /// <exception cref="JsonataException">T2010: a side is neither number nor string. T2009: the sides are of different types.</exception>
    public static AslValue Less(AslValue left, AslValue right) =>
        left.IsInt64 && right.IsInt64 ? AslValue.Of(left.Int64Bits < right.Int64Bits) : Answer(Compare(left, right, "<"), Order.Less, Order.Less);

    /// <summary><c>left &lt;= right</c>, of two numbers or two strings.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="right">The right side.</param>
    /// <returns>A boolean; Undefined where a side is.</returns>
    /// <exception cref="JsonataException">T2010: a side is neither number nor string. T2009: the sides are of different types.</exception>
    public static AslValue LessOrEqual(AslValue left, AslValue right) =>
        left.IsInt64 && right.IsInt64 ? AslValue.Of(left.Int64Bits <= right.Int64Bits) : Answer(Compare(left, right, "<="), Order.Less, Order.Same);

    /// <summary><c>left &gt; right</c>, of two numbers or two strings.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="right">The right side.</param>
    /// <returns>A boolean; Undefined where a side is.</returns>
    /// <exception cref="JsonataException">T2010: a side is neither number nor string. T2009: the sides are of different types.</exception>
    public static AslValue Greater(AslValue left, AslValue right) =>
        left.IsInt64 && right.IsInt64 ? AslValue.Of(left.Int64Bits > right.Int64Bits) : Answer(Compare(left, right, ">"), Order.Greater, Order.Greater);

    /// <summary><c>left &gt;= right</c>, of two numbers or two strings.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="right">The right side.</param>
    /// <returns>A boolean; Undefined where a side is.</returns>
    /// <exception cref="JsonataException">T2010: a side is neither number nor string. T2009: the sides are of different types.</exception>
    public static AslValue GreaterOrEqual(AslValue left, AslValue right) =>
        left.IsInt64 && right.IsInt64 ? AslValue.Of(left.Int64Bits >= right.Int64Bits) : Answer(Compare(left, right, ">="), Order.Greater, Order.Same);

    /// <summary><c>left &lt; right</c> with a literal, as a boolean.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="right">The literal.</param>
    /// <returns>Whether it is less; false where the left side is Undefined.</returns>
    public static bool IsLess(AslValue left, long right) =>
        left.IsInt64 ? left.Int64Bits < right : Compare(left, AslValue.Of(right), "<") == Order.Less;

    /// <summary><c>left &lt; right</c> with a literal, as a boolean.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="right">The literal.</param>
    /// <returns>Whether it is less; false where the left side is Undefined.</returns>
    public static bool IsLess(AslValue left, double right) => Compare(left, AslValue.FromDouble(right), "<") == Order.Less;

    /// <summary><c>left &lt;= right</c> with a literal, as a boolean.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="right">The literal.</param>
    /// <returns>Whether it is less or equal; false where the left side is Undefined.</returns>
    public static bool IsLessOrEqual(AslValue left, long right) =>
        left.IsInt64 ? left.Int64Bits <= right : Compare(left, AslValue.Of(right), "<=") is Order.Less or Order.Same;

    /// <summary><c>left &lt;= right</c> with a literal, as a boolean.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="right">The literal.</param>
    /// <returns>Whether it is less or equal; false where the left side is Undefined.</returns>
    public static bool IsLessOrEqual(AslValue left, double right) => Compare(left, AslValue.FromDouble(right), "<=") is Order.Less or Order.Same;

    /// <summary><c>left &gt; right</c> with a literal, as a boolean.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="right">The literal.</param>
    /// <returns>Whether it is greater; false where the left side is Undefined.</returns>
    public static bool IsGreater(AslValue left, long right) =>
        left.IsInt64 ? left.Int64Bits > right : Compare(left, AslValue.Of(right), ">") == Order.Greater;

    /// <summary><c>left &gt; right</c> with a literal, as a boolean.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="right">The literal.</param>
    /// <returns>Whether it is greater; false where the left side is Undefined.</returns>
    public static bool IsGreater(AslValue left, double right) => Compare(left, AslValue.FromDouble(right), ">") == Order.Greater;

    /// <summary><c>left &gt;= right</c> with a literal, as a boolean.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="right">The literal.</param>
    /// <returns>Whether it is greater or equal; false where the left side is Undefined.</returns>
    public static bool IsGreaterOrEqual(AslValue left, long right) =>
        left.IsInt64 ? left.Int64Bits >= right : Compare(left, AslValue.Of(right), ">=") is Order.Greater or Order.Same;

    /// <summary><c>left &gt;= right</c> with a literal, as a boolean.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="right">The literal.</param>
    /// <returns>Whether it is greater or equal; false where the left side is Undefined.</returns>
    public static bool IsGreaterOrEqual(AslValue left, double right) =>
        Compare(left, AslValue.FromDouble(right), ">=") is Order.Greater or Order.Same;

    /// <summary><c>left &lt; right</c> as a boolean.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="right">The right side.</param>
    /// <returns>Whether it is less; false where a side is Undefined.</returns>
    public static bool IsLess(AslValue left, AslValue right) =>
        left.IsInt64 && right.IsInt64 ? left.Int64Bits < right.Int64Bits : Compare(left, right, "<") == Order.Less;

    /// <summary><c>left &lt;= right</c> as a boolean.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="right">The right side.</param>
    /// <returns>Whether it is less or equal; false where a side is Undefined.</returns>
    public static bool IsLessOrEqual(AslValue left, AslValue right) =>
        left.IsInt64 && right.IsInt64 ? left.Int64Bits <= right.Int64Bits : Compare(left, right, "<=") is Order.Less or Order.Same;

    /// <summary><c>left &gt; right</c> as a boolean.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="right">The right side.</param>
    /// <returns>Whether it is greater; false where a side is Undefined.</returns>
    public static bool IsGreater(AslValue left, AslValue right) =>
        left.IsInt64 && right.IsInt64 ? left.Int64Bits > right.Int64Bits : Compare(left, right, ">") == Order.Greater;

    /// <summary><c>left &gt;= right</c> as a boolean.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="right">The right side.</param>
    /// <returns>Whether it is greater or equal; false where a side is Undefined.</returns>
    public static bool IsGreaterOrEqual(AslValue left, AslValue right) =>
        left.IsInt64 && right.IsInt64 ? left.Int64Bits >= right.Int64Bits : Compare(left, right, ">=") is Order.Greater or Order.Same;

    private static AslValue Answer(Order order, Order one, Order other) =>
        order == Order.Undefined ? default : AslValue.Of(order == one || order == other);

    private static Order Compare(in AslValue left, in AslValue right, string symbol)
    {
        if (left.TryGetDouble(out var a) && right.TryGetDouble(out var b))
        {
            // Only where both sides are large can two whole numbers be different and their nearest binary64 numbers the same.
            return Math.Abs(a) <= MostExact || Math.Abs(b) <= MostExact ? Compare(a, b) : CompareLarge(left, right, a, b);
        }

        var leftKind = left.Kind;
        var rightKind = right.Kind;
        if (!IsComparable(leftKind) || !IsComparable(rightKind)) throw JsonataErrors.NotComparable(symbol);
        if (leftKind == AslKind.Undefined || rightKind == AslKind.Undefined) return Order.Undefined;
        if (leftKind != rightKind) throw JsonataErrors.ComparisonMismatch(left, right, symbol);
        return Sign(string.CompareOrdinal(left.GetString(), right.GetString()));
    }

    private static Order CompareLarge(in AslValue left, in AslValue right, double a, double b) =>
        !(left.IsDouble && right.IsDouble) && left.TryGetInt64(out var x) && right.TryGetInt64(out var y) ? Sign(x.CompareTo(y)) : Compare(a, b);

    private static bool IsComparable(AslKind kind) => kind is AslKind.Number or AslKind.String or AslKind.Undefined;

    private static Order Sign(int comparison) => comparison < 0 ? Order.Less : comparison > 0 ? Order.Greater : Order.Same;

    private static Order Compare(double left, double right) =>
        left < right ? Order.Less : left > right ? Order.Greater : left == right ? Order.Same : Order.None;
}
