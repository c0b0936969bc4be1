namespace AslSharp.Fuzzing.Machines.Making;

/// <summary>Random choices that are the same in every process.</summary>
internal sealed class Dice(int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>Dice whose rolls follow from a number and texts.</summary>
    internal static Dice From(ulong seed, params ReadOnlySpan<string> texts)
    {
        // Not HashCode, which differs from process to process.
        var hash = 14695981039346656037UL ^ (seed * 0x9E3779B97F4A7C15UL);
        foreach (var text in texts)
        {
            foreach (var c in text) hash = (hash ^ c) * 1099511628211UL;
            hash = (hash ^ 0xFFFF) * 1099511628211UL;
        }

        return new Dice((int)((hash ^ (hash >> 32)) & 0x7FFFFFFF));
    }

    /// <summary>A number from 0 to below the bound.</summary>
    internal int Below(int bound) => _random.Next(bound);

    /// <summary>A number from the least to the most, both included.</summary>
    internal int Between(int least, int most) => _random.Next(least, most + 1);

    /// <summary>True once in so many times.</summary>
    internal bool OneIn(int n) => _random.Next(n) == 0;

    /// <summary>One of the choices.</summary>
    internal T Pick<T>(params ReadOnlySpan<T> choices) => choices[_random.Next(choices.Length)];
}
