namespace AslSharp.Benchmarks.Measuring;

/// <summary>What one case took in one round, for one unit.</summary>
internal readonly record struct Sample(double Nanoseconds, double Bytes);

/// <summary>The middle of some numbers, and the quarters around it.</summary>
internal readonly record struct Quartiles(double Lower, double Median, double Upper)
{
    internal static Quartiles Of(IEnumerable<double> numbers)
    {
        var sorted = numbers.Order().ToArray();
        return new Quartiles(At(sorted, 0.25), At(sorted, 0.5), At(sorted, 0.75));
    }

    private static double At(double[] sorted, double share)
    {
        var place = share * (sorted.Length - 1);
        var below = (int)place;
        return below + 1 < sorted.Length ? sorted[below] + ((place - below) * (sorted[below + 1] - sorted[below])) : sorted[below];
    }
}
