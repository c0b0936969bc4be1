namespace AslSharp.Benchmarks.Measuring;

/// <summary>One line of a report: what a case takes, and how that compares.</summary>
/// <param name="Suite">The suite.</param>
/// <param name="Case">The case.</param>
/// <param name="Unit">What the value is: <c>ns/execution</c>, <c>B/execution</c>, <c>s</c>.</param>
/// <param name="Value">Median and quartiles over the rounds.</param>
internal sealed record Figure(string Suite, string Case, string Unit, Quartiles Value)
{
    /// <summary>Bytes allocated for one unit; null where they are not measured.</summary>
    internal double? Bytes { get; init; }

    /// <summary>The median over the rounds of the ratio to the suite's first case; null where there is none.</summary>
    internal double? Ratio { get; init; }

    /// <summary>The second case that a ratio is given to; null for none.</summary>
    internal string? Reference { get; init; }

    /// <summary>The median over the rounds of the ratio to the second case; null for none.</summary>
    internal double? RatioToReference { get; init; }
}
