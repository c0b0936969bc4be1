namespace AslSharp.Runtime;

/// <content>Numbers.</content>
public static partial class JsonataFunctions
{
    private const int FarthestPlace = 400;

    /// <summary><c>$abs</c>: without its sign.</summary>
    /// <param name="value">A number.</param>
    /// <returns>A number; Undefined for Undefined.</returns>
    public static AslValue Abs(AslValue value)
    {
        if (value.IsInt64 && value.Int64Bits != long.MinValue) return AslValue.Of(Math.Abs(value.Int64Bits));
        return OptionalNumber(value, 1, "abs") is { } number ? AslValue.FromDouble(Math.Abs(number)) : default;
    }

    /// <summary><c>$floor</c>: the next whole number below.</summary>
    /// <param name="value">A number.</param>
    /// <returns>A number; Undefined for Undefined.</returns>
    public static AslValue Floor(AslValue value)
    {
        if (value.IsInt64) return value;
        return OptionalNumber(value, 1, "floor") is { } number ? Whole(value, Math.Floor(number)) : default;
    }

    /// <summary><c>$ceil</c>: the next whole number above.</summary>
    /// <param name="value">A number.</param>
    /// <returns>A number; Undefined for Undefined.</returns>
    public static AslValue Ceil(AslValue value)
    {
        if (value.IsInt64) return value;
        return OptionalNumber(value, 1, "ceil") is { } number ? Whole(value, Math.Ceiling(number)) : default;
    }

    /// <summary><c>$round</c>: to a decimal place, halves to the even neighbour.</summary>
    /// <param name="value">A number.</param>
    /// <param name="precision">How many digits stay behind the point; none if missing, negative for places before it.</param>
    /// <returns>A number; Undefined for Undefined.</returns>
    public static AslValue Round(AslValue value, AslValue precision = default)
    {
        var places = OptionalNumber(precision, 2, "round") ?? 0;
        if (value.IsInt64 && places >= 0) return value;
        if (OptionalNumber(value, 1, "round") is not { } number) return default;
        if (!double.IsFinite(number) || double.IsNaN(places)) return value;
        return Whole(value, JsonataNumber.Round(number, (int)Math.Clamp(places, -FarthestPlace, FarthestPlace)));
    }

    /// <summary><c>$power</c>: raised to an exponent.</summary>
    /// <param name="value">A number.</param>
    /// <param name="exponent">The exponent.</param>
    /// <returns>A number; Undefined for Undefined.</returns>
    /// <exception cref="JsonataException">D3061: the result is not finite.</exception>
    public static AslValue Power(AslValue value, AslValue exponent)
    {
        var basis = OptionalNumber(value, 1, "power");
        var height = OptionalNumber(exponent, 2, "power");
        if (basis is null) return default;
        if (value.IsInt64 && exponent.IsInt64 && TryPower(value.Int64Bits, exponent.Int64Bits, out var exact)) return AslValue.Of(exact);
        var result = Math.Pow(basis.Value, height ?? double.NaN);
        // .NET takes 1 for the result where JavaScript, and so the language, has NaN.
        if (Math.Abs(basis.Value) == 1 && height is null or double.NaN or double.PositiveInfinity or double.NegativeInfinity) result = double.NaN;
        return double.IsFinite(result) ? AslValue.FromDouble(result) : throw JsonataErrors.PowerOutOfRange(value, exponent);
    }

    /// <summary><c>$sqrt</c>: the square root.</summary>
    /// <param name="value">A number.</param>
    /// <returns>A number; Undefined for Undefined.</returns>
    /// <exception cref="JsonataException">D3060: the number is negative.</exception>
    public static AslValue Sqrt(AslValue value)
    {
        if (OptionalNumber(value, 1, "sqrt") is not { } number) return default;
        return number < 0 ? throw JsonataErrors.NegativeSquareRoot(value) : AslValue.FromDouble(Math.Sqrt(number));
    }

    /// <summary><c>$random</c>: a number in [0, 1).</summary>
    /// <param name="evaluation">Where randomness comes from.</param>
    /// <param name="seed">Equal seeds give equal numbers, by the generator of <c>java.util.Random</c>.</param>
    /// <returns>A number.</returns>
    public static AslValue Random(JsonataEvaluation evaluation, AslValue seed = default)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        return seed.IsUndefined ? AslValue.Of(evaluation.NextRandom()) : AslValue.Of(new JavaRandom(Integer(seed, 1, "random") ?? 0).NextDouble());
    }

    /// <summary><c>$millis</c>: the moment of the evaluation.</summary>
    /// <param name="evaluation">Where time comes from.</param>
    /// <returns>Milliseconds since 1970, UTC.</returns>
    public static AslValue Millis(JsonataEvaluation evaluation)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        return AslValue.Of(evaluation.Timestamp.ToUnixTimeMilliseconds());
    }

    /// <summary><c>$uuid</c>: a new UUID.</summary>
    /// <param name="evaluation">Where ids come from.</param>
    /// <returns>A string, lower case with hyphens.</returns>
    public static AslValue Uuid(JsonataEvaluation evaluation)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        return AslValue.Of(evaluation.NewId());
    }

    /// <summary>An argument as an integer, cut off towards zero; null for Undefined.</summary>
    private static long? Integer(in AslValue value, int index, string function)
    {
        if (value.TryGetInt64(out var integer)) return integer;
        return OptionalNumber(value, index, function) is { } number ? (double.IsNaN(number) ? 0 : (long)number) : null;
    }

    /// <summary>What rounding gave. A whole number too large for binary64 was whole before.</summary>
    private static AslValue Whole(in AslValue value, double rounded)
    {
        const double exact = 9007199254740992;
        if (Math.Abs(rounded) <= exact && Math.Truncate(rounded) == rounded) return AslValue.Of((long)rounded);
        return double.IsFinite(rounded) && value.TryGetInt64(out _) && Math.Abs(rounded) > exact && rounded == value.GetDouble()
            ? value : AslValue.FromDouble(rounded);
    }

    /// <summary>Squares and multiplies as long as all fits into 64 bits.</summary>
    private static bool TryPower(long basis, long exponent, out long result)
    {
        result = 1;
        if (exponent < 0) return false;
        for (Int128 square = basis; ; square *= square)
        {
            if ((exponent & 1) != 0)
            {
                var product = result * square;
                if (product < long.MinValue || product > long.MaxValue) return false;
                result = (long)product;
            }

            exponent >>= 1;
            if (exponent == 0) return true;
            if (square < long.MinValue || square > long.MaxValue) return false;
        }
    }
}
