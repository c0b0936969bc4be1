using System.Runtime.CompilerServices;

namespace AslSharp.Runtime;

/// <content>Arithmetic.</content>
public static partial class Intrinsics
{
    /// <summary><c>States.MathAdd</c>: the sum of two integers.</summary>
    /// <param name="left">A number of 32 bits after rounding, half up.</param>
    /// <param name="right">A number of 32 bits after rounding, half up.</param>
    /// <param name="call">The call as written.</param>
    /// <returns>The sum.</returns>
    /// <exception cref="RuntimeFault">An argument is not a number, or it or the sum does not fit into 32 bits.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static AslValue MathAdd(AslValue left, AslValue right, string call)
    {
        if (left.IsInt64 && right.IsInt64)
        {
            var (a, b) = (left.Int64Bits, right.Int64Bits);
            if (a == (int)a && b == (int)b && a + b == (int)(a + b)) return AslValue.Of(a + b);
        }

        return AddRounded(left, right, call);
    }

    private static AslValue AddRounded(AslValue left, AslValue right, string call) =>
        AslValue.Of(ToInt32((long)RequireRounded(left, call) + RequireRounded(right, call), call, nameof(MathAdd)));

    /// <summary><c>States.MathRandom</c> without a seed.</summary>
    /// <param name="start">The least number.</param>
    /// <param name="end">The limit, itself excluded.</param>
    /// <param name="next">What the host drew, 0 included to 1 excluded.</param>
    /// <param name="call">The call as written.</param>
    /// <returns>An integer.</returns>
    /// <exception cref="RuntimeFault">An argument is not a number, or the range is empty.</exception>
    public static AslValue MathRandom(AslValue start, AslValue end, double next, string call)
    {
        var (least, limit) = RequireRange(start, end, call);
        // Rounding may carry a draw close to 1 up to the limit.
        return AslValue.Of(Math.Min(least + (long)(next * (limit - (long)least)), limit - 1L));
    }

    /// <summary><c>States.MathRandom</c> with a seed: the same seed gives the same number, by the generator of <c>java.util.Random</c>.</summary>
    /// <param name="start">The least number.</param>
    /// <param name="end">The limit, itself excluded.</param>
    /// <param name="seed">A number, whose fraction is cut off.</param>
    /// <param name="call">The call as written.</param>
    /// <returns>An integer.</returns>
    /// <exception cref="RuntimeFault">An argument is not a number, or the range is empty.</exception>
    public static AslValue MathRandom(AslValue start, AslValue end, AslValue seed, string call)
    {
        var (least, limit) = RequireRange(start, end, call);
        var random = new JavaRandom(RequireInteger(seed, call, nameof(MathRandom)));
        return AslValue.Of(random.NextInt32(least, limit));
    }

    private static (int Least, int Limit) RequireRange(AslValue start, AslValue end, string call)
    {
        var least = RequireInt32(start, call, nameof(MathRandom));
        var limit = RequireInt32(end, call, nameof(MathRandom));
        return least < limit ? (least, limit) : throw InvalidArguments(call, nameof(MathRandom));
    }

    // Half up, towards positive infinity, as Java's Math.round does.
    private static int RequireRounded(AslValue value, string call)
    {
        if (!value.IsNumber) throw InvalidArguments(call, nameof(MathAdd));
        return ToInt32(value.TryGetInt64(out var integer) ? integer : JavaText.Round(value.GetDouble()), call, nameof(MathAdd));
    }
}
