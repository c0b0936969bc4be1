using System.Text;

namespace AslSharp.Tests.Data;

public sealed class AslValueParseTests
{
    [Theory]
    [InlineData("", 1, 1, 0)]
    [InlineData("  ", 1, 3, 2)]
    [InlineData("{", 1, 2, 1)]
    [InlineData("[1,]", 1, 4, 3)]
    [InlineData("[1 2]", 1, 4, 3)]
    [InlineData("{\"a\":1,}", 1, 8, 7)]
    [InlineData("{\"a\" 1}", 1, 6, 5)]
    [InlineData("{a:1}", 1, 2, 1)]
    [InlineData("{\n  \"é\": tru\n}", 2, 8, 10)]
    [InlineData("1 2", 1, 3, 2)]
    [InlineData("01", 1, 2, 1)]
    [InlineData("-", 1, 2, 1)]
    [InlineData("1.e3", 1, 3, 2)]
    [InlineData("'a'", 1, 1, 0)]
    [InlineData("\"a", 1, 3, 2)]
    [InlineData("\"a\\x\"", 1, 3, 2)]
    [InlineData("\"\\u12g4\"", 1, 2, 1)]
    [InlineData("\"a\tb\"", 1, 3, 2)]
    [InlineData("\uFEFF1", 1, 1, 0)]
    [InlineData("// x\n1", 1, 1, 0)]
    [InlineData("NaN", 1, 1, 0)]
    [InlineData("\u00A01", 1, 1, 0)]
    public void Parse_NotJson_SaysWhere(string json, int line, int column, int offset)
    {
        var error = Assert.Throws<AslJsonException>(() => AslValue.Parse(json));

        Assert.Equal((line, column, offset), (error.Line, error.Column, error.ByteOffset));
        Assert.EndsWith($"(line {line}, column {column}, byte {offset})", error.Message);
        Assert.False(AslValue.TryParse(json, out var value, out var same));
        Assert.True(value.IsUndefined);
        Assert.Equal(error.Message, same!.Message);
    }

    [Fact]
    public void Parse_InvalidUtf8_SaysWhere()
    {
        byte[] utf8 = [(byte)'"', (byte)'a', 0xC3, (byte)'"'];

        Assert.Equal(2, Assert.Throws<AslJsonException>(() => AslValue.Parse(utf8)).ByteOffset);
    }

    [Fact]
    public void Parse_StringWithLoneSurrogate_SaysWhere()
    {
        Assert.Equal(3, Assert.Throws<AslJsonException>(() => AslValue.Parse("\"é\uD800\"")).ByteOffset);
    }

    [Fact]
    public void Parse_AsDeepAsAllowed_ReadsWritesAndCompares()
    {
        var json = new string('[', AslValue.MaximumDepth) + new string(']', AslValue.MaximumDepth);
        var value = AslValue.Parse(json);

        Assert.Equal(json, value.ToJson());
        Assert.Equal(value, AslValue.Parse(json));
        Assert.Equal(json.Length, value.Utf8Length);
        Assert.Equal(value, value.Detach());
        Assert.Equal(value, AslValue.From(value.ToJsonElement()));
    }

    [Theory]
    [InlineData("[", 513)]
    [InlineData("{\"a\":", 513)]
    [InlineData("[", 100_000)]
    [InlineData("[{\"a\":", 100_000)]
    public void Parse_Deeper_IsAnError(string opening, int count)
    {
        var json = string.Concat(Enumerable.Repeat(opening, count));

        Assert.Contains("deep", Assert.Throws<AslJsonException>(() => AslValue.Parse(json)).Message);
    }

    [Fact]
    public void Write_BuiltTooDeep_ThrowsInsteadOfOverflowing()
    {
        AslValue Build()
        {
            var value = AslValue.Of("x");
            for (var i = 0; i < 100_000; i++) value = AslValue.Array(value);
            return value;
        }

        var deep = Build();
        var other = Build();

        Assert.ThrowsAny<InvalidOperationException>(() => deep.ToUtf8Bytes());
        Assert.ThrowsAny<InvalidOperationException>(() => deep.Utf8Length);
        Assert.ThrowsAny<InvalidOperationException>(() => deep.Detach());
        Assert.ThrowsAny<InvalidOperationException>(() => AslValue.DeepEquals(deep, other));
        Assert.Equal(other.GetHashCode(), deep.GetHashCode());
    }

    [Fact]
    public void Parse_AfterAFailure_StartsAfresh()
    {
        for (var i = 0; i < 3; i++)
        {
            Assert.False(AslValue.TryParse("""[1,{"a":[2,{"b":""", out _, out _));
            Assert.Equal("""[{"a":[1,2]}]""", AslValue.Parse("""[{"a":[1,2]}]""").ToJson());
        }
    }

    [Fact]
    public void Parse_WhitespaceEverywhere_IsSkipped()
    {
        const string Json = " \t\r\n[ 1 , { \"a\" : [ ] , \"b\"\n:\r{ } } , \"x\" ] \n";

        Assert.Equal("""[1,{"a":[],"b":{}},"x"]""", AslValue.Parse(Json).ToJson());
    }

    [Fact]
    public void Parse_PartOfAnArray_StaysWithinIt()
    {
        var buffer = Encoding.UTF8.GetBytes("xx[\"a\",2.5,{\"k\":12}]3]");

        var value = AslValue.Parse(buffer.AsMemory(2, buffer.Length - 4));

        Assert.Equal("""["a",2.5,{"k":12}]""", value.ToJson());
        Assert.Equal("a", value[0].GetString());
        Assert.Equal(2.5, value[1].GetDouble());
        Assert.Equal("12", AslValue.Parse(Encoding.UTF8.GetBytes("1234").AsMemory(0, 2)).ToJson());
    }

    [Fact]
    public void Parse_Span_CopiesAndDetachLetsGo()
    {
        var utf8 = "{\"a\":\"text\",\"b\":1.50,\"c\":[\"\",\"\\n\"]}"u8.ToArray();
        var kept = AslValue.Parse(utf8);
        var copied = AslValue.Parse(utf8.AsSpan());
        var detached = kept.Detach();

        utf8.AsSpan().Fill((byte)'#');

        Assert.Equal("""{"a":"text","b":1.50,"c":["","\n"]}""", copied.ToJson());
        Assert.Equal(copied.ToJson(), detached.ToJson());
        Assert.Equal("####", kept["a"].GetString());
    }

    [Theory]
    [InlineData("\"\\u00e9\\n\\t\\r\\b\\f\\/\\\\\\\"\\u0000\"", "é\n\t\r\b\f/\\\"\0")]
    [InlineData("\"\\ud83d\\ude00\"", "😀")]
    [InlineData("\"é\\u0041日本\"", "éA日本")]
    public void GetString_OfEscapes_Unescapes(string json, string expected)
    {
        var value = AslValue.Parse(json);

        Assert.Equal(expected, value.GetString());
        Assert.True(value.StringEquals(expected));
        Assert.False(value.StringEquals(expected + "x"));
        Assert.Equal(AslValue.Of(expected), value);
        Assert.Equal(value, AslValue.Of(expected));
        Assert.Equal(AslValue.Of(expected).GetHashCode(), value.GetHashCode());
        Assert.Equal(json, value.ToJson());
    }

    [Fact]
    public void GetString_OfEscapedLoneSurrogate_KeepsIt()
    {
        var value = AslValue.Parse("\"\\uD800x\"");

        Assert.True(value.GetString() == "\uD800x");
        Assert.True(value.StringEquals("\uD800x"));
        Assert.Equal("\"\\ud800x\"", AslValue.Of("\uD800x").ToJson());
        Assert.Equal(value, AslValue.Of("\uD800x"));
        Assert.NotEqual(value, AslValue.Of("\uFFFDx"));
    }

    [Fact]
    public void GetString_OfLongEscapedText_Unescapes()
    {
        var expected = string.Concat(Enumerable.Repeat("é😀\n\"abc", 2000));

        Assert.Equal(expected, AslValue.Parse(AslValue.Of(expected).ToJson()).GetString());
    }

    [Theory]
    [InlineData("a", "b")]
    [InlineData("é", "e")]
    [InlineData("é", "éé")]
    [InlineData("éa", "éb")]
    [InlineData("ab", "é")]
    [InlineData("😀", "ab")]
    [InlineData("", "a")]
    public void StringEquals_OtherText_IsFalse(string left, string right)
    {
        Assert.False(AslValue.Parse(AslValue.Of(left).ToJson()).StringEquals(right));
        Assert.False(AslValue.Of(left).StringEquals(right));
        Assert.True(AslValue.Parse(AslValue.Of(left).ToJson()).StringEquals(left));
    }
}
