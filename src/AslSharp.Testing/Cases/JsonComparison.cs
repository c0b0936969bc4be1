namespace AslSharp.Testing;

/// <summary>Finds the first difference between an expected and an actual JSON value.</summary>
internal static class JsonComparison
{
    private const int LongestText = 300;

    /// <summary>Compares.</summary>
    /// <param name="expected">What the case has; undefined for a member that it does not have.</param>
    /// <param name="actual">What a run gave.</param>
    /// <param name="pointer">The slash path of the expected value in its case.</param>
    /// <param name="marks">What the case says of its own texts.</param>
    /// <returns>The difference in words, or null.</returns>
    internal static string? Difference(AslValue expected, AslValue actual, string pointer, ComparisonMarks marks)
    {
        if (marks.IsScrubbed(pointer) && !actual.IsUndefined && !expected.IsUndefined)
        {
            return expected.TryGetString(out var scrubbed) && actual.TryGetString(out var text) && !ComparisonMarks.Matches(scrubbed, text)
                ? Describe(expected, actual, pointer)
                : null;
        }

        if (marks.IsReserialized(pointer) && Parsed(expected) is { } left && Parsed(actual) is { } right) (expected, actual) = (left, right);
        return expected.Kind != actual.Kind
            ? Describe(expected, actual, pointer)
            : expected.Kind switch
            {
                AslKind.Object => MemberDifference(expected, actual, pointer, marks),
                AslKind.Array => ItemDifference(expected, actual, pointer, marks),
                _ => expected == actual ? null : Describe(expected, actual, pointer),
            };
    }

    /// <summary>A value as text, cut where it is long.</summary>
    internal static string Shorten(AslValue value)
    {
        var text = value.IsUndefined ? "nothing" : value.ToJson();
        return text.Length <= LongestText ? text : text[..LongestText] + "…";
    }

    private static string? MemberDifference(AslValue expected, AslValue actual, string pointer, ComparisonMarks marks)
    {
        foreach (var (name, value) in expected.Properties)
        {
            var escaped = name.Text.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
            if (Difference(value, actual[name], $"{pointer}/{escaped}", marks) is { } difference) return difference;
        }

        foreach (var (name, value) in actual.Properties)
        {
            if (expected[name].IsUndefined && !IsNewInContext(name.Text, value, expected)) return Describe(default, value, $"{pointer}/{name.Text}");
        }

        return null;
    }

    // The Context object has got members over the years (reference 6): a recording that is older than one is not wrong about the others.
    private static bool IsNewInContext(string name, AslValue value, AslValue expected)
        => name == "RedriveCount" && value == 0 && !expected["Id"].IsUndefined && !expected["StartTime"].IsUndefined && !expected["RoleArn"].IsUndefined;

    private static string? ItemDifference(AslValue expected, AslValue actual, string pointer, ComparisonMarks marks)
    {
        if (expected.Count != actual.Count) return Describe(expected, actual, pointer);
        for (var i = 0; i < expected.Count; i++)
        {
            if (Difference(expected[i], actual[i], $"{pointer}/{i}", marks) is { } difference) return difference;
        }

        return null;
    }

    private static AslValue? Parsed(AslValue value)
        => value.TryGetString(out var text) && AslValue.TryParse(text, out var json, out _) ? json : null;

    private static string Describe(AslValue expected, AslValue actual, string pointer)
        => $"{pointer}: expected {Shorten(expected)} but was {Shorten(actual)}";
}
