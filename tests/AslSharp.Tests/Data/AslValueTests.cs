namespace AslSharp.Tests.Data;

public sealed class AslValueTests
{
    [Fact]
    public void Parse_NestedDocument_GivesMembersAndItems()
    {
        var value = AslValue.Parse("""{"a":{"b":[1,2.50,"x\n",null,true]},"c":"é"}""");

        Assert.Equal(AslKind.Object, value.Kind);
        Assert.Equal(1, value["a"]["b"][0].GetInt64());
        Assert.Equal("2.50", value["a"]["b"][1].ToJson());
        Assert.Equal("x\n", value["a"]["b"][2].GetString());
        Assert.True(value["a"]["b"][3].IsNull);
        Assert.True(value["a"]["b"][4].GetBoolean());
        Assert.True(value["c"].StringEquals("é"));
        Assert.True(value["a"]["absent"][7]["deeper"].IsUndefined);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("-0")]
    [InlineData("1e400")]
    [InlineData("12345678901234567890.123456789")]
    [InlineData("""{"b":1,"a":[1.0,{"x":"\u0041\/"}],"":null}""")]
    public void ToJson_OfParsedText_KeepsItAsItIs(string json)
    {
        Assert.Equal(json, AslValue.Parse(json).ToJson());
    }

    [Fact]
    public void ToJsonElement_OfObject_GivesTheSameText()
    {
        var value = AslValue.Object(new("a", 1), new("b", AslValue.Array("x", 2.5)));

        Assert.Equal("""{"a":1,"b":["x",2.5]}""", value.ToJsonElement().GetRawText());
        Assert.Equal(value, AslValue.From(value.ToJsonElement()));
        Assert.Equal(value, AslValue.From(value.ToJsonNode()));
    }

    [Theory]
    [InlineData("\"a\\n\\\"b\\\"\"", "a\n\"b\"")]
    [InlineData("\"\"", "")]
    [InlineData("[\"a\"]", "[\"a\"]")]
    [InlineData("{\"a\":\"b\"}", "{\"a\":\"b\"}")]
    [InlineData("1.0", "1.0")]
    [InlineData("true", "true")]
    [InlineData("null", "null")]
    public void ToString_GivesBareTextForAString_AndToJsonTheJson(string json, string text)
    {
        var value = AslValue.Parse(json);

        Assert.Equal(text, value.ToString());
        Assert.Equal(text, $"{value}");
        Assert.Equal(json, value.ToJson());
        Assert.Equal("\"made\"", AslValue.Of("made").ToJson());
    }
}
