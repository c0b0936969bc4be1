using System.Text.RegularExpressions;

namespace AslSharp.Testing;

/// <summary>What a recording says of its own texts: which ones a true run does not repeat, and which ones are JSON to be compared as such.</summary>
internal sealed partial class ComparisonMarks(AslValue @case)
{
    private readonly HashSet<string> _scrubbed = Texts(@case["scrubbed"]);
    private readonly HashSet<string> _reserialized = Texts(@case["reserialized"]);

    /// <summary>A recording that says nothing of its texts.</summary>
    internal static ComparisonMarks None { get; } = new(AslValue.EmptyObject);

    internal bool IsScrubbed(string pointer) => _scrubbed.Contains(pointer);

    internal bool IsReserialized(string pointer) => _reserialized.Contains(pointer);

    /// <summary>Whether a text is what a scrubbed one says, whose blanked parts stand between angle brackets. One without any says nothing.</summary>
    internal static bool Matches(string scrubbed, string actual)
    {
        if (!Blank().IsMatch(scrubbed)) return true;
        var pattern = string.Join(".*", Blank().Split(scrubbed).Select(Regex.Escape));
        return Regex.IsMatch(actual, $"^{pattern}$", RegexOptions.Singleline | RegexOptions.CultureInvariant);
    }

    [GeneratedRegex("<[^<>]*>")]
    private static partial Regex Blank();

    private static HashSet<string> Texts(AslValue list)
    {
        var texts = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in list.IsArray ? list.Items : []) texts.Add(item.GetString());
        return texts;
    }
}
