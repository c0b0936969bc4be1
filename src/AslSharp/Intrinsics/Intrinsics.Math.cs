namespace AslSharp.Runtime;

/// <content>Arithmetic.</content>
public static partial class Intrinsics
{
    /// <summary><c>States.MathAdd</c>: the sum of two integers.</summary>
    /// <param name="left">A number of 32 bits after rounding.</param>
    /// <param name="right">A number of 32 bits after rounding.</param>
    /// <param name="call">The call as written.</param>
    /// <returns>The exact sum, which may need 33 bits.</returns>
    /// <exception cref="RuntimeFault">An argument is not a number, or out of range.</exception>
    public static AslValue MathAdd(AslValue left, AslValue right, string call) =>
        AslValue.Of((long)RequireInt32(left, "first", call) + RequireInt32(right, "second", call));

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
    /// <param name="seed">A number, rounded to an integer.</param>
    /// <param name="call">The call as written.</param>
    /// <returns>An integer.</returns>
    /// <exception cref="RuntimeFault">An argument is not a number, or the range is empty.</exception>
    public static AslValue MathRandom(AslValue start, AslValue end, AslValue seed, string call)
    {
        var (least, limit) = RequireRange(start, end, call);
        var random = new JavaRandom(RequireInteger(seed, "seed", call));
        return AslValue.Of(random.NextInt32(least, limit));
    }

    private static (int Least, int Limit) RequireRange(AslValue start, AslValue end, string call)
    {
        var least = RequireInt32(start, "start", call);
        var limit = RequireInt32(end, "end", call);
        return least < limit
            ? (least, limit)
            : throw Fault(call, $"The argument 'start' ({start}) must be less than the argument 'end' ({end}).");
    }
}
