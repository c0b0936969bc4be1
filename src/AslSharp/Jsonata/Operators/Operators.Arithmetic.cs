using System.Runtime.CompilerServices;

namespace AslSharp.Runtime;

/// <content>Arithmetic.</content>
public static partial class Operators
{
    private const double MostExact = 9007199254740991;

    /// <summary><c>left + right</c>.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="right">The right side.</param>
    /// <returns>The sum; Undefined where a side is.</returns>
    /// <exception cref="JsonataException">T2001, T2002: a side is no number. D1001: a side is infinite.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static AslValue Add(AslValue left, AslValue right)
    {
        if (left.IsInt64 && right.IsInt64)
        {
            var sum = unchecked(left.Int64Bits + right.Int64Bits);
            if (((left.Int64Bits ^ sum) & (right.Int64Bits ^ sum)) >= 0) return AslValue.Of(sum);
        }

        return AddSlowly(left, right);
    }

    /// <summary><c>left - right</c>.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="right">The right side.</param>
    /// <returns>The difference; Undefined where a side is.</returns>
    /// <exception cref="JsonataException">T2001, T2002: a side is no number. D1001: a side is infinite.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static AslValue Subtract(AslValue left, AslValue right)
    {
        if (left.IsInt64 && right.IsInt64)
        {
            var difference = unchecked(left.Int64Bits - right.Int64Bits);
            if (((left.Int64Bits ^ right.Int64Bits) & (left.Int64Bits ^ difference)) >= 0) return AslValue.Of(difference);
        }

        return SubtractSlowly(left, right);
    }

    /// <summary><c>left * right</c>.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="right">The right side.</param>
    /// <returns>The product; Undefined where a side is.</returns>
    /// <exception cref="JsonataException">T2001, T2002: a side is no number. D1001: a side is infinite.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static AslValue Multiply(AslValue left, AslValue right)
    {
        if (left.IsInt64 && right.IsInt64)
        {
            var high = Math.BigMul(left.Int64Bits, right.Int64Bits, out var low);
            if (high == low >> 63) return AslValue.Of(low);
        }

        return MultiplySlowly(left, right);
    }

    /// <summary><c>left / right</c>.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="right">The right side.</param>
    /// <returns>The quotient, infinite or NaN where the right side is 0; Undefined where a side is.</returns>
    /// <exception cref="JsonataException">T2001, T2002: a side is no number. D1001: a side is infinite.</exception>
    public static AslValue Divide(AslValue left, AslValue right)
    {
        // -1 is left out: the least integer has no counterpart.
        if (left.IsInt64 && right.IsInt64 && right.Int64Bits is not (0 or -1))
        {
            var (quotient, rest) = Math.DivRem(left.Int64Bits, right.Int64Bits);
            if (rest == 0) return AslValue.Of(quotient);
        }

        return TryGetNumbers(left, right, "/", out var a, out var b) ? AslValue.FromDouble(a / b) : default;
    }

    /// <summary><c>left % right</c>: the remainder, with the sign of the left side.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="right">The right side.</param>
    /// <returns>The remainder, NaN where the right side is 0; Undefined where a side is.</returns>
    /// <exception cref="JsonataException">T2001, T2002: a side is no number. D1001: a side is infinite.</exception>
    public static AslValue Modulo(AslValue left, AslValue right)
    {
        if (left.IsInt64 && right.IsInt64 && right.Int64Bits is not (0 or -1)) return AslValue.Of(left.Int64Bits % right.Int64Bits);
        return TryGetNumbers(left, right, "%", out var a, out var b) ? AslValue.FromDouble(a % b) : default;
    }

    /// <summary><c>-value</c>.</summary>
    /// <param name="value">A number.</param>
    /// <returns>The number with the other sign; Undefined for Undefined.</returns>
    /// <exception cref="JsonataException">D1002: no number. D1001: an infinite one.</exception>
    public static AslValue Negate(AslValue value)
    {
        if (value.IsInt64 && value.Int64Bits != long.MinValue) return AslValue.Of(-value.Int64Bits);
        if (value.IsUndefined) return default;
        if (!value.TryGetDouble(out var number) || double.IsNaN(number)) throw JsonataErrors.NegatedNonNumber(value);
        return double.IsInfinity(number) ? throw JsonataErrors.NumberOutOfRange(value) : AslValue.FromDouble(-number);
    }

    /// <summary><c>left + right</c> with a literal.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="right">The literal.</param>
    /// <returns>The sum; Undefined where the left side is.</returns>
    public static AslValue Add(AslValue left, long right) => Add(left, AslValue.Of(right));

    /// <summary><c>left + right</c> with a literal.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="right">The literal.</param>
    /// <returns>The sum; Undefined where the left side is.</returns>
    public static AslValue Add(AslValue left, double right) =>
        TryGetNumber(left, "+", out var number) ? AslValue.FromDouble(number + right) : default;

    /// <summary><c>left - right</c> with a literal.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="right">The literal.</param>
    /// <returns>The difference; Undefined where the left side is.</returns>
    public static AslValue Subtract(AslValue left, long right) => Subtract(left, AslValue.Of(right));

    /// <summary><c>left - right</c> with a literal.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="right">The literal.</param>
    /// <returns>The difference; Undefined where the left side is.</returns>
    public static AslValue Subtract(AslValue left, double right) =>
        TryGetNumber(left, "-", out var number) ? AslValue.FromDouble(number - right) : default;

    /// <summary><c>left * right</c> with a literal.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="right">The literal.</param>
    /// <returns>The product; Undefined where the left side is.</returns>
    public static AslValue Multiply(AslValue left, long right) => Multiply(left, AslValue.Of(right));

    /// <summary><c>left * right</c> with a literal.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="right">The literal.</param>
    /// <returns>The product; Undefined where the left side is.</returns>
    public static AslValue Multiply(AslValue left, double right) =>
        TryGetNumber(left, "*", out var number) ? AslValue.FromDouble(number * right) : default;

    /// <summary><c>left / right</c> with a literal.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="right">The literal.</param>
    /// <returns>The quotient; Undefined where the left side is.</returns>
    public static AslValue Divide(AslValue left, long right) => Divide(left, AslValue.Of(right));

    /// <summary><c>left / right</c> with a literal.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="right">The literal.</param>
    /// <returns>The quotient; Undefined where the left side is.</returns>
    public static AslValue Divide(AslValue left, double right) =>
        TryGetNumber(left, "/", out var number) ? AslValue.FromDouble(number / right) : default;

    /// <summary><c>left % right</c> with a literal.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="right">The literal.</param>
    /// <returns>The remainder; Undefined where the left side is.</returns>
    public static AslValue Modulo(AslValue left, long right) => Modulo(left, AslValue.Of(right));

    /// <summary><c>left % right</c> with a literal.</summary>
    /// <param name="left">The left side.</param>
    /// <param name="right">The literal.</param>
    /// <returns>The remainder; Undefined where the left side is.</returns>
    public static AslValue Modulo(AslValue left, double right) =>
        TryGetNumber(left, "%", out var number) ? AslValue.FromDouble(number % right) : default;

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static AslValue AddSlowly(AslValue left, AslValue right)
    {
        if (!TryGetNumbers(left, right, "+", out var a, out var b)) return default;
        var result = a + b;
        if (IsExact(a, b, result)) return AslValue.FromDouble(result);
        return TryGetIntegers(left, right, out var x, out var y) && TryFit((Int128)x + y, out var exact) ? exact : AslValue.FromDouble(result);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static AslValue SubtractSlowly(AslValue left, AslValue right)
    {
        if (!TryGetNumbers(left, right, "-", out var a, out var b)) return default;
        var result = a - b;
        if (IsExact(a, b, result)) return AslValue.FromDouble(result);
        return TryGetIntegers(left, right, out var x, out var y) && TryFit((Int128)x - y, out var exact) ? exact : AslValue.FromDouble(result);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static AslValue MultiplySlowly(AslValue left, AslValue right)
    {
        if (!TryGetNumbers(left, right, "*", out var a, out var b)) return default;
        var result = a * b;
        if (IsExact(a, b, result)) return AslValue.FromDouble(result);
        return TryGetIntegers(left, right, out var x, out var y) && TryFit((Int128)x * y, out var exact) ? exact : AslValue.FromDouble(result);
    }

    /// <summary>Whether binary64 holds whole numbers as they are all through an operation; most numbers are that small.</summary>
    private static bool IsExact(double left, double right, double result) =>
        Math.Abs(left) <= MostExact && Math.Abs(right) <= MostExact && Math.Abs(result) <= MostExact;

    /// <summary>Whole numbers that still stand in their text, of which those with 19 digits and more are not held as integers.</summary>
    private static bool TryGetIntegers(in AslValue left, in AslValue right, out long a, out long b)
    {
        b = 0;
        a = 0;
        return !left.IsDouble && !right.IsDouble && left.TryGetInt64(out a) && right.TryGetInt64(out b);
    }

    private static bool TryFit(Int128 number, out AslValue value)
    {
        var fits = number >= long.MinValue && number <= long.MaxValue;
        value = fits ? AslValue.Of((long)number) : default;
        return fits;
    }

    /// <summary>Checks both sides in the order of the language: types first, left before right.</summary>
    /// <returns>False where a side is Undefined.</returns>
    private static bool TryGetNumbers(in AslValue left, in AslValue right, string symbol, out double a, out double b)
    {
        if (left.IsDouble && right.IsDouble)
        {
            a = left.DoubleBits;
            b = right.DoubleBits;
            if (double.IsFinite(a) && double.IsFinite(b)) return true;
        }

        var hasLeft = TryGetSide(left, out a);
        if (!hasLeft && !left.IsUndefined) throw JsonataErrors.LeftNotNumber(symbol);
        var hasRight = TryGetSide(right, out b);
        if (!hasRight && !right.IsUndefined) throw JsonataErrors.RightNotNumber(symbol);
        return hasLeft && hasRight;
    }

    private static bool TryGetNumber(in AslValue left, string symbol, out double number)
    {
        if (TryGetSide(left, out number)) return true;
        return left.IsUndefined ? false : throw JsonataErrors.LeftNotNumber(symbol);
    }

    private static bool TryGetSide(in AslValue value, out double number)
    {
        if (!value.TryGetDouble(out number)) return false;
        if (double.IsInfinity(number)) throw JsonataErrors.NumberOutOfRange(value);
        return !double.IsNaN(number);
    }
}
