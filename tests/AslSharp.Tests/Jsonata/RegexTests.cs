using AslSharp.Runtime;
using static AslSharp.Tests.Jsonata.Jsonata;

namespace AslSharp.Tests.Jsonata;

public sealed class RegexTests
{
    [Theory]
    [InlineData("ababbxabbcc", "b+", "[\"a\",\"a\",\"xa\",\"cc\"]")]
    [InlineData("ababbxabbcc", "d+", "[\"ababbxabbcc\"]")]
    [InlineData("a, b", ",\\s*", "[\"a\",\"b\"]")]
    public void Split_Pattern_Gives(string text, string pattern, string expected) =>
        Assert.Equal(expected, Text(JsonataFunctions.Split(text, new JsonataRegex(pattern))));

    [Theory]
    [InlineData("265USD", "([0-9]+)USD", "$$$1", "$265")]
    [InlineData("265USD", "([0-9]+)USD", "$w", "$w")]
    [InlineData("265USD", "([0-9]+)USD", "$0 -> $1", "265USD -> 265")]
    [InlineData("abracadabra", "bra", "*", "a*cada*")]
    [InlineData("abracadabra", "a(.)", "[$2$1]", "[b]r[c][d][b]ra")]
    [InlineData("abracadabra", "a.*a", "*", "*")]
    [InlineData("abcdefghijklmno", "(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)(k)(l)(m)", "$8$5$12$12$18$123", "hella8l3no")]
    [InlineData("abcdefghijklmno", "(ijk)", "$8$5$12$12$18$123", "abcdefghijk2ijk2ijk8ijk23lmno")]
    [InlineData("abcdefghijklmno", "ijk", "$8$5$12$12$18$123", "abcdefgh22823lmno")]
    [InlineData("abcdefghijklmno", "(ijk)", "$x$", "abcdefgh$x$lmno")]
    [InlineData("abc", "x", "y", "abc")]
    public void Replace_Pattern_Substitutes(string text, string pattern, string replacement, string expected) =>
        Assert.Equal(expected, JsonataFunctions.Replace(text, new JsonataRegex(pattern), replacement).GetString());

    [Fact]
    public void Replace_Function_GetsTheMatch()
    {
        var show = Lambda(1, a => Operators.Concatenate(a[0]["match"], a[0]["groups"][0], a[0]["start"]));
        Assert.Equal("abb0-ab-c", JsonataFunctions.Replace("ab-ab-c", new JsonataRegex("a(b)"), show, 1).GetString());
        Fails("D3012", () => JsonataFunctions.Replace("ab", new JsonataRegex("a"), Lambda(1, _ => 1)));
        Fails("D1004", () => JsonataFunctions.Replace("abracadabra", new JsonataRegex(".*?"), "$1"));
        Fails("D3011", () => JsonataFunctions.Replace("a", new JsonataRegex("a"), "b", -1));
    }

    [Fact]
    public void Match_Limit_Bounds()
    {
        var regex = new JsonataRegex("[Aa]([Bb])?");
        Assert.Equal(
            "[{\"match\":\"ab\",\"index\":0,\"groups\":[\"b\"]},{\"match\":\"a\",\"index\":2,\"groups\":[null]},{\"match\":\"ab\",\"index\":3,\"groups\":[\"b\"]}]",
            Text(JsonataFunctions.Match("abaab", regex)));
        Assert.Equal("{\"match\":\"ab\",\"index\":0,\"groups\":[\"b\"]}", Text(JsonataFunctions.Match("abaab", regex, 1)));
        Assert.Equal("-", Text(JsonataFunctions.Match("abaab", regex, 0)));
        Assert.Equal("-", Text(JsonataFunctions.Match("xyz", regex)));
        Fails("D3040", () => JsonataFunctions.Match("a", regex, -1));
        Fails("T0410", () => JsonataFunctions.Match("a", "a"));
    }

    [Fact]
    public void Regex_AsFunction_GivesTheMatchAndTheNext()
    {
        var first = Functions.Call(new JsonataRegex("a."), "a1a2");
        Assert.Equal("{\"match\":\"a1\",\"start\":0,\"end\":2,\"groups\":[]}", Text(first));
        var second = Functions.Call(first["next"]);
        Assert.Equal("a2", second["match"].GetString());
        Assert.True(Functions.Call(second["next"]).IsUndefined);
        Assert.True(Functions.Call(new JsonataRegex("b"), "a").IsUndefined);
    }

    [Fact]
    public void Matcher_OfOnesOwn_IsFollowed()
    {
        static AslValue At(string text, int from)
        {
            var index = text.IndexOf('a', from);
            return index < 0
                ? default
                : AslValue.Object(
                    new("match", "a"), new("start", index), new("end", index + 1), new("groups", AslValue.EmptyArray), new("next", Lambda(0, _ => At(text, index + 1))));
        }

        var matcher = Lambda(1, a => At(a[0].GetString(), 0));
        Assert.Equal("[0,3]", Text(JsonataFunctions.Map(JsonataFunctions.Match("abca", matcher), Lambda(1, a => a[0]["index"]))));
        Assert.Equal("[\"\",\"bc\",\"\"]", Text(JsonataFunctions.Split("abca", matcher)));
        Assert.Equal("*bc*", JsonataFunctions.Replace("abca", matcher, "*").GetString());
        Assert.Equal("true", Text(JsonataFunctions.Contains("xa", matcher)));
        Fails("T1010", () => JsonataFunctions.Split("some text", JsonataBuiltIns.Uppercase));
    }

    [Fact]
    public void Matcher_WithoutEnd_TimesOut()
    {
        AslValue match = default;
        var again = Lambda(0, _ => match);
        match = AslValue.Object(new("match", ""), new("start", 0), new("end", 0), new("groups", AslValue.EmptyArray), new("next", again));
        var failure = Fails("", () => JsonataFunctions.Replace("abc", again, ""));
        Assert.Equal("Expression evaluation timeout", failure.Text);
    }

    [Fact]
    public void Regex_Explosive_TimesOut() =>
        Assert.Equal("Expression evaluation timeout", Fails("", () => JsonataFunctions.Contains(new string('a', 60) + "!", new JsonataRegex("^(a+)+$"))).Text);
}
