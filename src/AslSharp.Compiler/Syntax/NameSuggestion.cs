namespace AslSharp.Compiler.Syntax;

/// <summary>Finds the name that was meant.</summary>
public static class NameSuggestion
{
    // Names longer than this are not compared: the distance costs the product of the lengths.
    private const int LongestName = 100;

    /// <summary>The candidate nearest to a text, or null when none is near: at most a third of the letters differ.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="candidates">What could have been meant.</param>
    public static string? Find(string text, IEnumerable<string> candidates)
    {
        if (text.Length is 0 or > LongestName)
            return null;
        var limit = (text.Length / 3) + 1;
        string? nearest = null;
        var nearestDistance = limit + 1;
        foreach (var candidate in candidates)
        {
            if (candidate.Length > LongestName || Math.Abs(candidate.Length - text.Length) >= nearestDistance)
                continue;
            var distance = string.Equals(text, candidate, StringComparison.OrdinalIgnoreCase) ? 0 : Distance(text, candidate);
            if (distance < nearestDistance && distance < candidate.Length)
                (nearest, nearestDistance) = (candidate, distance);
        }

        return nearest;
    }

    // Letters to insert, delete or replace; the case of a letter counts as no difference.
    private static int Distance(string left, string right)
    {
        var previous = new int[right.Length + 1];
        var current = new int[right.Length + 1];
        for (var j = 0; j <= right.Length; j++)
            previous[j] = j;
        for (var i = 1; i <= left.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var same = char.ToUpperInvariant(left[i - 1]) == char.ToUpperInvariant(right[j - 1]);
                current[j] = Math.Min(Math.Min(current[j - 1], previous[j]) + 1, previous[j - 1] + (same ? 0 : 1));
            }

            (previous, current) = (current, previous);
        }

        return previous[right.Length];
    }
}
