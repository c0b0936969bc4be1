using System.Globalization;
using System.Text;

namespace AslSharp.Compiler.Contracts;

/// <summary>How names of C# become names of JSON; the numbers are those of System.Text.Json's <c>JsonKnownNamingPolicy</c>.</summary>
public enum NamingPolicy
{
    /// <summary>As they are.</summary>
    None = 0,

    /// <summary><c>orderId</c>.</summary>
    CamelCase = 1,

    /// <summary><c>order_id</c>.</summary>
    SnakeCaseLower = 2,

    /// <summary><c>ORDER_ID</c>.</summary>
    SnakeCaseUpper = 3,

    /// <summary><c>order-id</c>.</summary>
    KebabCaseLower = 4,

    /// <summary><c>ORDER-ID</c>.</summary>
    KebabCaseUpper = 5,
}

/// <summary>Applies naming policies, exactly as System.Text.Json does.</summary>
public static class NamingPolicies
{
    /// <summary>The name in JSON.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="name">The name in C#, without <c>@</c>.</param>
    public static string Apply(this NamingPolicy policy, string name) => policy switch
    {
        NamingPolicy.CamelCase => Camel(name),
        NamingPolicy.SnakeCaseLower => Separated(name, '_', isUpper: false),
        NamingPolicy.SnakeCaseUpper => Separated(name, '_', isUpper: true),
        NamingPolicy.KebabCaseLower => Separated(name, '-', isUpper: false),
        NamingPolicy.KebabCaseUpper => Separated(name, '-', isUpper: true),
        _ => name,
    };

    // The capitals in front become small, but for the one that begins a word: IPAddress is ipAddress.
    private static string Camel(string name)
    {
        if (name.Length == 0 || !char.IsUpper(name[0])) return name;
        var letters = name.ToCharArray();
        for (var i = 0; i < letters.Length; i++)
        {
            if (i == 1 && !char.IsUpper(letters[i])) break;
            var hasNext = i + 1 < letters.Length;
            if (i > 0 && hasNext && !char.IsUpper(letters[i + 1]))
            {
                if (letters[i + 1] == ' ') letters[i] = char.ToLowerInvariant(letters[i]);
                break;
            }

            letters[i] = char.ToLowerInvariant(letters[i]);
        }

        return new string(letters);
    }

    // A new word begins at a capital behind a small letter or a digit, and at the last capital of several. Spaces separate words too; all else stays.
    private static string Separated(string name, char separator, bool isUpper)
    {
        var text = new StringBuilder(name.Length + 4);
        var last = Letter.None;
        for (var i = 0; i < name.Length; i++)
        {
            var kind = KindOf(name[i]);
            var startsWord = kind switch
            {
                Letter.Capital => last is Letter.Small or Letter.Space || (last == Letter.Capital && i + 1 < name.Length && char.IsLower(name[i + 1])),
                Letter.Small => last == Letter.Space,
                _ => false,
            };
            if (startsWord) text.Append(separator);
            if (kind != Letter.Space) text.Append(isUpper ? char.ToUpperInvariant(name[i]) : char.ToLowerInvariant(name[i]));
            if (kind != Letter.Space || last != Letter.None) last = kind;
        }

        return text.ToString();
    }

    private static Letter KindOf(char letter) => char.GetUnicodeCategory(letter) switch
    {
        UnicodeCategory.UppercaseLetter => Letter.Capital,
        UnicodeCategory.LowercaseLetter or UnicodeCategory.DecimalDigitNumber => Letter.Small,
        UnicodeCategory.SpaceSeparator => Letter.Space,
        _ => Letter.None,
    };

    private enum Letter
    {
        None,
        Capital,
        Small,
        Space,
    }
}
