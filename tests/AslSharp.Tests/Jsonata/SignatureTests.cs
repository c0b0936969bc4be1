using AslSharp.Runtime;
using static AslSharp.Tests.Jsonata.Jsonata;

namespace AslSharp.Tests.Jsonata;

public sealed class SignatureTests
{
    [Theory]
    [InlineData("<nn:n>", 2, "1 ; 2", "-", "[1,2]")]
    [InlineData("<n-n:n>", 2, "6", "7", "[7,6]")]
    [InlineData("<n-n:n>", 2, "2 ; 6", "7", "[2,6]")]
    [InlineData("<s-s>", 2, "\"a\"", "\"ctx\"", "[\"ctx\",\"a\"]")]
    [InlineData("<s-:s>", 1, "", "\"ctx\"", "[\"ctx\"]")]
    [InlineData("<s-:s>", 1, "", "-", "[null]")]
    [InlineData("<s-nn?:s>", 3, "\"a\" ; 1", "-", "[\"a\",1,null]")]
    [InlineData("<a<s>s?:s>", 2, "\"a\" ; \"-\"", "-", "[[\"a\"],\"-\"]")]
    [InlineData("<a<s>s?:s>", 2, "[] ; \"-\"", "-", "[[],\"-\"]")]
    [InlineData("<a>", 1, "-", "-", "[null]")]
    [InlineData("<a>", 1, "{}", "-", "[[{}]]")]
    [InlineData("<(sa<n>)>", 1, "\"a\"", "-", "[\"a\"]")]
    [InlineData("<(ns)-:n>", 1, "\"5\"", "-", "[\"5\"]")]
    [InlineData("<n+s:a<n>>", 3, "1 ; 2 ; \"a\"", "-", "[1,2,\"a\"]")]
    [InlineData("<a<n>+:o>", 2, "[1,2] ; [3,4] ; [5,6]", "-", "[[1,2],[3,4],[5,6]]")]
    [InlineData("<s?n+:a<n>>", 2, "1 ; 2 ; 3", "-", "[1,2,3,null]")]
    [InlineData("<x>", 1, "null", "-", "[null]")]
    [InlineData("<j?l?b:x>", 3, "true ; null ; false", "-", "[true,null,false]")]
    public void Arguments_Valid_AreBroughtIntoForm(string signature, int arity, string arguments, string context, string expected)
    {
        var function = JsonataFunction.Of(arity, JsonataSignature.Of(signature), a => AslValue.Array(a));
        Assert.Equal(expected, function.Invoke(Value(context), Values(arguments)).ToString());
    }

    [Theory]
    [InlineData("T0410", 1, "<n:n>", "\"1\"", "-")]
    [InlineData("T0410", 2, "<nn:n>", "1", "-")]
    [InlineData("T0410", 3, "<nn:n>", "1 ; 2 ; 3", "-")]
    [InlineData("T0410", 2, "<nn:n>", "1 ; null", "-")]
    [InlineData("T0410", 1, "<f>", "-", "-")]
    [InlineData("T0410", 1, "<:n>", "1", "-")]
    [InlineData("T0411", 1, "<s-:s>", "", "1")]
    [InlineData("T0412", 1, "<a<n>>", "\"f\"", "-")]
    [InlineData("T0412", 1, "<a<n>>", "[1,\"f\"]", "-")]
    [InlineData("T0412", 2, "<sa<a>>", "\"\" ; [1]", "-")]
    public void Arguments_Invalid_Fail(string code, int index, string signature, string arguments, string context)
    {
        var function = JsonataFunction.Of(2, JsonataSignature.Of(signature), a => AslValue.Array(a));
        var failure = Fails(code, () => function.Invoke(Value(context), Values(arguments)));
        Assert.Contains($"rgument {index} ", failure.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Context_MissingArgument_StandsIn()
    {
        Assert.Equal("\"CTX\"", Text(Call("uppercase", "", "\"ctx\"")));
        Assert.Equal("\"tx\"", Text(Call("substring", "1", "\"ctx\"")));
        Assert.Equal("-", Text(Call("trim", "")));
        Fails("T0411", () => Call("length", "", "5"));
        Fails("T0410", () => Call("substring", ""));
    }
}
