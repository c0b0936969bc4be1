using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace AslSharp.Compiler.Emit;

/// <summary>Makes C# identifiers out of any text, unique within one table: shortened first, then numbered in the order of the calls.</summary>
internal sealed class NameTable
{
    private const int LongestName = 80;
    private readonly HashSet<string> _taken;

    // The last number that each name got, so that a thousand of one name are not tried from 2 on each time.
    private readonly Dictionary<(string Name, string Suffix), int> _numbers = [];

    public NameTable(params string[] reserved) => _taken = new HashSet<string>(reserved, StringComparer.Ordinal);

    /// <summary>A PascalCase identifier for a state, a file or another name of the user's.</summary>
    public string Pascal(string text, string suffix = "", string prefix = "") => Unique(prefix + Shorten(ToPascal(text)), suffix);

    /// <summary>An identifier that keeps the text's letters as they are.</summary>
    public string Plain(string text, string suffix = "") => Unique(Shorten(ToPlain(text)), suffix);

    /// <summary>Words of letters and digits, each with an upper-case first letter, put together.</summary>
    public static string ToPascal(string text)
    {
        var builder = new StringBuilder(text.Length);
        var startsWord = true;
        foreach (var character in text)
        {
            if (!SyntaxFacts.IsIdentifierPartCharacter(character) || character == '_' || IsFormatting(character))
            {
                startsWord = true;
                continue;
            }

            builder.Append(startsWord ? char.ToUpperInvariant(character) : character);
            startsWord = false;
        }

        return Complete(builder);
    }

    private static string ToPlain(string text)
    {
        var builder = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (IsFormatting(character)) continue;
            builder.Append(SyntaxFacts.IsIdentifierPartCharacter(character) ? character : '_');
        }

        return Complete(builder);
    }

    // C# drops formatting characters when it compares identifiers, so they cannot tell two names apart.
    private static bool IsFormatting(char character) => char.GetUnicodeCategory(character) == UnicodeCategory.Format;

    private static string Complete(StringBuilder builder)
    {
        if (builder.Length == 0) return "_";
        if (!SyntaxFacts.IsIdentifierStartCharacter(builder[0])) builder.Insert(0, '_');
        return builder.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>A name of bearable length.</summary>
    public static string Shorten(string name) => name.Length <= LongestName ? name : name.Substring(0, LongestName);

    private string Unique(string name, string suffix)
    {
        var candidate = name + suffix;
        if (_taken.Add(candidate)) return candidate;
        var number = _numbers.TryGetValue((name, suffix), out var last) ? last : 1;
        do
        {
            number++;
            candidate = name + number.ToString(CultureInfo.InvariantCulture) + suffix;
        }
        while (!_taken.Add(candidate));

        _numbers[(name, suffix)] = number;
        return candidate;
    }

    /// <summary>The identifier as it stands in a program: keywords get their <c>@</c>.</summary>
    public static string Escape(string identifier)
        => SyntaxFacts.GetKeywordKind(identifier) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(identifier) != SyntaxKind.None
            ? "@" + identifier
            : identifier;
}
