namespace AslSharp.Compiler.Jsonata;

/// <summary>
/// Which characters match each other where JavaScript ignores case (ECMA-262, Canonicalize without the flag <c>u</c>): those with one capital
/// letter, but no letter of ASCII matches one that is not.
/// </summary>
internal static class JsonataRegexCase
{
    // All with more than one variant, by their capital letter.
    private static readonly Lazy<Dictionary<char, List<char>>> Variants = new(Make);

    /// <summary>The characters that match a character, itself among them; null for itself alone.</summary>
    public static IReadOnlyList<char>? VariantsOf(char character) => Variants.Value.TryGetValue(Capital(character), out var variants) ? variants : null;

    /// <summary>The characters outside of a range that match one inside.</summary>
    public static IEnumerable<char> VariantsOf(char first, char last)
    {
        bool IsOutside(char character) => character < first || character > last;
        if (first == last) return VariantsOf(first)?.Where(IsOutside) ?? [];
        return Variants.Value.Values.Where(variants => !variants.TrueForAll(IsOutside)).SelectMany(variants => variants.Where(IsOutside));
    }

    private static Dictionary<char, List<char>> Make()
    {
        var variants = new Dictionary<char, List<char>>();
        for (var code = 0; code <= char.MaxValue; code++)
        {
            var character = (char)code;
            var capital = Capital(character);
            if (!variants.TryGetValue(capital, out var list)) variants.Add(capital, list = []);
            list.Add(character);
        }

        foreach (var alone in variants.Where(static pair => pair.Value.Count == 1).Select(static pair => pair.Key).ToArray()) variants.Remove(alone);
        return variants;
    }

    private static char Capital(char character)
    {
        // Where JavaScript's capital is more than one letter, the character stays; .NET knows no such capitals.
        var capital = char.ToUpperInvariant(character);
        return character >= 128 && capital < 128 ? character : capital;
    }
}
