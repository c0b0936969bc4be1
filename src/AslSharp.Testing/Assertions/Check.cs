namespace AslSharp.Testing;

/// <summary>Throws the one exception that assertions throw.</summary>
internal static class Check
{
    internal static void That(bool holds, string problem, TestRun run)
    {
        if (!holds) throw new StateMachineTestException(problem, run);
    }

    internal static void That(bool holds, Func<string> problem, TestRun run)
    {
        if (!holds) throw new StateMachineTestException(problem(), run);
    }

    internal static void Equal(string expected, string? actual, string what, TestRun run)
        => That(expected == actual, () => $"{what} should be '{expected}', but is {(actual is null ? "missing" : $"'{actual}'")}.", run);

    internal static void Json(AslValue expected, AslValue actual, string what, TestRun run)
    {
        if (JsonComparison.Difference(expected, actual, "", ComparisonMarks.None) is { } difference) throw Differs(what, difference, run);
    }

    internal static void HasJson(AslValue expected, AslValue actual, string what, TestRun run)
    {
        if (JsonComparison.Difference(expected, Reduced(actual, expected), "", ComparisonMarks.None) is { } difference) throw Differs(what, difference, run);
    }

    /// <summary>A name that no state has makes every assertion about it pass or fail for the wrong reason.</summary>
    internal static void Known(TestRun run, string stateName) => That(Unknown(run, stateName).Length == 0, () => Unknown(run, stateName).TrimStart(), run);

    internal static string Unknown(TestRun run, string stateName)
        => run.Machine.States.Any(state => state.Name == stateName)
            ? "" : $" The machine has no state '{stateName}'; it has {string.Join(", ", run.Machine.States.Select(state => $"'{state.Name}'"))}.";

    private static StateMachineTestException Differs(string what, string difference, TestRun run)
        => new($"{what} differs{(difference.StartsWith(':') ? "" : " at ")}{difference}.", run);

    // The members that are expected, and no others.
    private static AslValue Reduced(AslValue actual, AslValue expected)
    {
        if (!actual.IsObject || !expected.IsObject) return actual;
        var reduced = AslValue.EmptyObject;
        foreach (var (name, value) in expected.Properties)
        {
            if (!actual[name].IsUndefined) reduced = reduced.With(name, Reduced(actual[name], value));
        }

        return reduced;
    }
}
