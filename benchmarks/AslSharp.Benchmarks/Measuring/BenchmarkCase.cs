namespace AslSharp.Benchmarks.Measuring;

/// <summary>One way to do what a suite measures.</summary>
internal sealed class BenchmarkCase
{
    /// <summary>The suite.</summary>
    internal required BenchmarkSuite Suite { get; init; }

    /// <summary>What the case is called in reports; unique in its suite.</summary>
    internal required string Name { get; init; }

    /// <summary>Does the operation so many times.</summary>
    internal required Func<int, Task> RunAsync { get; init; }

    /// <summary>Does the operation once and gives its result, to be compared with the other cases' results; null where nothing is compared.</summary>
    internal Func<Task<AslValue>>? ResultAsync { get; init; }

    /// <summary>How many units (items, states) one operation consists of; figures are for one unit.</summary>
    internal int UnitsPerOperation { get; init; } = 1;

    /// <summary>A second case to give the ratio to, beside the suite's first; null for none.</summary>
    internal BenchmarkCase? Reference { get; init; }
}
