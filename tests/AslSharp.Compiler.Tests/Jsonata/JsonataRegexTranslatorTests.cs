using System.Text.RegularExpressions;
using AslSharp.Compiler.Jsonata;
using CsCheck;

namespace AslSharp.Compiler.Tests.Jsonata;

// The translated pattern finds in .NET what the original finds in JavaScript.
public sealed class JsonataRegexTranslatorTests
{
    [Theory]
    [InlineData("a.c", "a\nc abc", "abc")]
    [InlineData("^b", "a\nb", null)]
    [InlineData("a$", "a\n", null)]
    [InlineData("\\d+", "\u0663 12", "12")]
    [InlineData("\\D+", "12\u06633", "\u0663")]
    [InlineData("\\w+", "\u00e9 a_1", "a_1")]
    [InlineData("\\W", "a\u00e9", "\u00e9")]
    [InlineData("\\s", "a\uFEFFb", "\uFEFF")]
    [InlineData("\\S", " \u00A0x", "x")]
    [InlineData("[^]", "\n", "\n")]
    [InlineData("[]|b", "ab", "b")]
    [InlineData("[\\d-x]+", "1-x", "1-x")]
    [InlineData("[\\]\\\\a-c]+", "x]\\b", "]\\b")]
    [InlineData("[[a]", "[", "[")]
    [InlineData("[a-z-[b]]", "a]", "a]")]
    [InlineData("[\\b]", "\b", "\b")]
    [InlineData("\\ba", "\u00e9a", "a")]
    [InlineData("\\Ba", "ba", "a")]
    [InlineData("\\x41\\u0042\\cJ\\t", "AB\n\t", "AB\n\t")]
    [InlineData("\\u{2}", "uu", "uu")]
    [InlineData("\\/a\\-", "/a-", "/a-")]
    [InlineData("a{2}b{1,}c{0,1}", "aabb", "aabb")]
    [InlineData("a{,2}", "a{,2}", "a{,2}")]
    [InlineData("}]", "}]", "}]")]
    [InlineData("a+?", "aa", "a")]
    [InlineData("(?:a)(?=b)(?!c)(?<=a)(?<!b)", "ab", "a")]
    [InlineData("(?=a)*b", "b", "b")]
    [InlineData("(a)|b\\1", "b", "b")]
    [InlineData("(?<x>a)(b)\\k<x>", "aba", "aba")]
    [InlineData("\\k", "k", "k")]
    [InlineData("\\1(a)", "a", "a")]
    [InlineData("\\2\\101", "\u0002A", "\u0002A")]
    [InlineData("# x", "# x", "# x")]
    [InlineData("\\p{2}", "pp", "pp")]
    public void Translate_APattern_MatchesAsInJavaScript(string pattern, string text, string? expected)
    {
        Assert.Null(JsonataRegexTranslator.FindFault(pattern));
        var match = Regex.Match(text, JsonataRegexTranslator.Translate(pattern, ignoresCase: false, isMultiline: false), RegexOptions.CultureInvariant);
        Assert.Equal(expected, match.Success ? match.Value : null);
    }

    [Theory]
    [InlineData("^b$", "a\nb\nc", "b")]
    [InlineData("^b$", "a\u2028b\rc", "b")]
    public void Translate_Multiline_MatchesAtLineEnds(string pattern, string text, string expected) =>
        Assert.Equal(expected, Regex.Match(text, JsonataRegexTranslator.Translate(pattern, ignoresCase: false, isMultiline: true), RegexOptions.CultureInvariant).Value);

    [Theory]
    [InlineData("σ", "ς", "ς")]
    [InlineData("k", "\u212A", null)]
    [InlineData("[^k]", "\u212A", "\u212A")]
    [InlineData("\\w", "\u212A", null)]
    [InlineData("s", "\u017F", null)]
    [InlineData("ß", "ẞ", null)]
    [InlineData("[a-f]+", "xAbF", "AbF")]
    [InlineData("[α-ω]+", "ΑΩς", "ΑΩς")]
    [InlineData("[^a]", "Ab", "b")]
    [InlineData("(a)\\1", "aA", "aA")]
    [InlineData("\\x41", "a", "a")]
    public void Translate_IgnoringCase_MatchesAsInJavaScript(string pattern, string text, string? expected)
    {
        var match = Regex.Match(text, JsonataRegexTranslator.Translate(pattern, ignoresCase: true, isMultiline: false), RegexOptions.CultureInvariant);
        Assert.Equal(expected, match.Success ? match.Value : null);
    }

    [Fact]
    public void Translate_NamedGroups_KeepTheirNumbers()
    {
        var match = Regex.Match("abc", JsonataRegexTranslator.Translate("(?<x>a)(b)(?<y>c)", ignoresCase: false, isMultiline: false));
        Assert.Equal(["abc", "a", "b", "c"], match.Groups.Cast<Group>().Select(static group => group.Value));
    }

    [Theory]
    [InlineData("(a", "Unterminated group")]
    [InlineData("a)", "Unmatched ')'")]
    [InlineData("[a", "Unterminated character class")]
    [InlineData("*a", "Nothing to repeat")]
    [InlineData("a**", "Nothing to repeat")]
    [InlineData("(?<=a)*", "Nothing to repeat")]
    [InlineData("a{2,1}", "numbers out of order in {} quantifier")]
    [InlineData("[b-a]", "Range out of order in character class")]
    [InlineData("a\\", "\\ at end of pattern")]
    [InlineData("(?i)a", "Invalid group")]
    [InlineData("(?<x>a)\\k<y>", "Invalid named reference")]
    [InlineData("(?<x>a)(?<x>b)", "Duplicate capture group name")]
    public void FindFault_AWrongPattern_SaysWhy(string pattern, string expected)
    {
        Assert.Equal(expected, JsonataRegexTranslator.FindFault(pattern));
        Assert.Throws<ArgumentException>(() => JsonataRegexTranslator.Translate(pattern, ignoresCase: false, isMultiline: false));
    }

    [Fact]
    public void Translate_AnyPattern_IsOneOfDotNetOrAFault()
    {
        string[] parts = ["a", "b-", "\\", "d", "[", "]", "^", "$", "(", ")", "(?:", "(?<n>", "(?<=", "\\k<n>", "\\1", "*", "+?", "{2}", "{1,", "|", ".", "\\u", "00e9", "\\x4", "\\c", "-", "\\W", "#", " "];
        Gen.OneOf([.. parts.Select(static part => Gen.Const(part))]).Array[0, 12].Select(static chosen => string.Concat(chosen)).Sample(
            static pattern =>
            {
                if (JsonataRegexTranslator.FindFault(pattern) is null)
                    _ = new Regex(JsonataRegexTranslator.Translate(pattern, ignoresCase: true, isMultiline: true), RegexOptions.CultureInvariant);
            },
            iter: 5_000);
    }
}
