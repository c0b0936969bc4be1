using System.Text.RegularExpressions;
using AslSharp.Runtime;
using CsCheck;

namespace AslSharp.Tests.Choice;

public sealed class StringPatternTests
{
    [Theory]
    [InlineData(true, "log-2024.txt", "log-", ".txt")]
    [InlineData(false, "log-2024.txt.gz", "log-", ".txt")]
    [InlineData(true, "", "", "")]
    [InlineData(true, "a*b", "a*b")]
    [InlineData(false, "axb", "a*b")]
    [InlineData(false, "aa", "aa", "a")]
    [InlineData(false, "aba", "ab", "ba")]
    [InlineData(true, "abcbc", "a", "bc", "")]
    [InlineData(true, "x\ny", "x", "y")]
    [InlineData(true, "foo", "", "", "", "")]
    public void Matches_Text_FitsWhole(bool expected, string text, params string[] parts) =>
        Assert.Equal(expected, new StringPattern(parts).Matches(text));

    [Fact]
    public void Create_WithoutParts_IsRefused() => Assert.Throws<ArgumentException>(() => new StringPattern());

    [Fact]
    public void Matches_AnyPattern_AgreesWithARegularExpression()
    {
        var text = Gen.Char["ab*"].Array[0, 8].Select(chars => new string(chars));
        var parts = Gen.Char["ab*"].Array[0, 2].Select(chars => new string(chars)).Array[1, 4];
        Gen.Select(text, parts).Sample((subject, literals) =>
            Regex.IsMatch(subject, @"\A" + string.Join("[ab*]*", literals.Select(Regex.Escape)) + @"\z") == new StringPattern(literals).Matches(subject));
    }
}
