namespace AslSharp.Runtime;

/// <summary>
/// The generator that Java specifies for <c>java.util.Random</c>: 48 bits, linear congruential. Seeded randomness of the language follows it
/// (ASL sections 4.4 and 5.3). Not for many threads.
/// </summary>
internal sealed class JavaRandom
{
    private const long Multiplier = 0x5DEECE66D;
    private const long Increment = 0xB;
    private const long Mask = (1L << 48) - 1;

    private long _state;

    /// <summary>Starts a sequence.</summary>
    /// <param name="seed">Equal seeds give equal sequences.</param>
    public JavaRandom(long seed) => _state = (seed ^ Multiplier) & Mask;

    /// <summary>The next 32 random bits.</summary>
    /// <returns>Any integer.</returns>
    public int NextInt32() => Next(32);

    /// <summary>The next number below a limit.</summary>
    /// <param name="limit">The limit, at least 1.</param>
    /// <returns>From 0 up to the limit, itself excluded.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The limit is not positive.</exception>
    public int NextInt32(int limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        if ((limit & -limit) == limit)
            return (int)((limit * (long)Next(31)) >> 31);
        while (true)
        {
            // Draws above the last whole multiple of the limit would favour small numbers: draw again.
            var bits = Next(31);
            var number = bits % limit;
            if (bits - number <= int.MaxValue - (limit - 1))
                return number;
        }
    }

    /// <summary>The next number of a range.</summary>
    /// <param name="least">The least number.</param>
    /// <param name="limit">The limit, greater than <paramref name="least"/>.</param>
    /// <returns>From the least up to the limit, itself excluded.</returns>
    public int NextInt32(int least, int limit)
    {
        var width = (long)limit - least;
        if (width <= int.MaxValue)
            return least + NextInt32((int)width);
        while (true)
        {
            // More than half of all integers: most draws fit.
            var number = NextInt32();
            if (number >= least && number < limit)
                return number;
        }
    }

    /// <summary>The next number between 0, included, and 1, excluded.</summary>
    /// <returns>One of 2^53 equally likely values.</returns>
    public double NextDouble() => (((long)Next(26) << 27) + Next(27)) * (1.0 / (1L << 53));

    private int Next(int bits)
    {
        _state = unchecked((_state * Multiplier) + Increment) & Mask;
        return (int)(_state >> (48 - bits));
    }
}
