using System.Globalization;

namespace AslSharp.Aws.Tests;

/// <summary>Compares a result with what botocore says: names without regard to their capitals, times as instants.</summary>
internal static class Comparison
{
    /// <summary>What differs first, or null.</summary>
    /// <param name="place">Where in the values.</param>
    /// <param name="actual">The result.</param>
    /// <param name="expected">What botocore says.</param>
    /// <param name="mask">Takes what is random out of texts.</param>
    internal static string? Difference(string place, AslValue actual, AslValue expected, Func<string, string> mask)
    {
        if (expected.IsObject && actual.IsObject) return MemberDifference(place, actual, expected, mask);
        if (expected.IsArray && actual.IsArray)
        {
            if (actual.Count != expected.Count) return $"{place} has {actual.Count} items, not {expected.Count}";
            for (var i = 0; i < actual.Count; i++)
            {
                if (Difference($"{place}[{i}]", actual[i], expected[i], mask) is { } difference) return difference;
            }

            return null;
        }

        if (actual.TryGetDouble(out var number) && expected.TryGetDouble(out var other)) return number == other ? null : $"{place} is {actual}, not {expected}";
        if (expected.TryGetString(out var text) && Time(text) is { } time && Time(actual) is { } own)
        {
            return Math.Abs((own - time).TotalSeconds) < 30 ? null : $"{place} is {actual}, not {expected}";
        }

        if (expected.TryGetString(out var expectedText) && actual.TryGetString(out var actualText) && mask(actualText) == mask(expectedText)) return null;
        return actual == expected ? null : $"{place} is {actual.ToJson()}, not {expected.ToJson()}";
    }

    private static string? MemberDifference(string place, AslValue actual, AslValue expected, Func<string, string> mask)
    {
        var members = new Dictionary<string, AslValue>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in actual.Properties) members[name.Text] = value;
        foreach (var (name, value) in expected.Properties)
        {
            // The name that Java does not allow.
            if (!members.Remove(name.Text, out var own) && !(name.Text == "NULL" && members.Remove("Nul", out own)))
            {
                return $"{place}.{name.Text} is missing, {value.ToJson()} expected";
            }

            if (Difference($"{place}.{name.Text}", own, value, mask) is { } difference) return difference;
        }

        return members.Count == 0 ? null : $"{place}.{members.Keys.First()} is more than expected";
    }

    private static DateTimeOffset? Time(AslValue value)
    {
        if (value.TryGetInt64(out var milliseconds)) return DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
        return value.TryGetString(out var text) ? Time(text) : null;
    }

    private static DateTimeOffset? Time(string text)
        => text.Length >= 20
            && text[4] == '-'
            && text[10] == 'T'
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
                ? time
                : null;
}
