using System.Globalization;
using System.Reflection;
using AslSharp.Benchmarks.Measuring;

namespace AslSharp.Benchmarks.Chains;

/// <summary>Machines of ten to a thousand states: a state among many should cost what one among few costs.</summary>
internal static class ChainSuites
{
    internal static readonly int[] Lengths = [10, 20, 100, 300, 1_000];

    private const int Rounds = 100;

    internal static IEnumerable<BenchmarkSuite> All()
    {
        var loop = new BenchmarkSuite("Ten states in a loop, of so many", "state");
        var through = new BenchmarkSuite("Run through once", "state");
        foreach (var length in Lengths)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"{length:#,##0} states");
            var runAsync = Chain.Open(Assembly.Load(Chain.Compile(length)));
            var input = Chain.LoopInput(Rounds);
            loop.Add(name, () => runAsync(input, CancellationToken.None), null, Rounds * Chain.LoopLength);
            through.Add(name, () => runAsync(Chain.ThroughInput, CancellationToken.None), null, length);
        }

        return [loop, through];
    }
}
