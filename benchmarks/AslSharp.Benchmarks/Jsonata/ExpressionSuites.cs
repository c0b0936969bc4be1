using AslSharp.Benchmarks.Measuring;

namespace AslSharp.Benchmarks;

/// <summary>Six expressions, over a small and a large input.</summary>
internal static class ExpressionSuites
{
    internal static IEnumerable<BenchmarkSuite> All() => new[] { 9, 1_026 }.SelectMany(Of);

    private static IEnumerable<BenchmarkSuite> Of(int items) =>
    [
        new ArithmeticBenchmarks().ToSuite("arithmetic", items),
        new SumBenchmarks().ToSuite("sum", items),
        new FilterBenchmarks().ToSuite("filter", items),
        new JoinBenchmarks().ToSuite("join", items),
        new MergeBenchmarks().ToSuite("merge", items),
        new TextBenchmarks().ToSuite("text", items),
    ];
}
