using AslSharp.Compiler.Text;

namespace AslSharp.Compiler.Syntax;

/// <summary>Finds the name that was meant.</summary>
public static class NameSuggestion
{
    /// <summary>How many wrong names of a definition get advice: comparing is work, and nobody reads the twentieth.</summary>
    public const int Most = 20;

    /// <summary>With how many right names a wrong one is compared at most.</summary>
    public const int MostCandidates = 1000;

    /// <summary>The candidate nearest to a text, or null when none is near: at most a third of the letters differ, whatever their case.</summary>
    /// <param name="text">What was written.</param>
    /// <param name="candidates">What could have been meant.</param>
    public static string? Find(string text, IEnumerable<string> candidates)
    {
        var written = text.ToUpperInvariant();
        var nearestDistance = (text.Length / 3) + 2;
        string? nearest = null;
        foreach (var candidate in candidates)
        {
            if (Math.Abs(candidate.Length - text.Length) >= nearestDistance)
                continue;
            var distance = EditDistance.Between(written, candidate.ToUpperInvariant());
            if (distance < nearestDistance && distance < candidate.Length)
                (nearest, nearestDistance) = (candidate, distance);
        }

        return nearest;
    }
}
