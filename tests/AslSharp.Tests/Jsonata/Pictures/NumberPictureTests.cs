using AslSharp.Runtime;

namespace AslSharp.Tests.Jsonata.Pictures;

public class NumberPictureTests
{
    [Theory]
    [InlineData(12345.6, "#,###.00", "12,345.60")]
    [InlineData(12345678.9, "9,999.99", "12,345,678.90")]
    [InlineData(123.9, "9999", "0124")]
    [InlineData(0.14, "01%", "14%")]
    [InlineData(0.14, "001‰", "140‰")]
    [InlineData(-6, "000", "-006")]
    [InlineData(-6, "000;(0)", "(6)")]
    [InlineData(6, "[0];(0)", "[6]")]
    [InlineData(0, "0", "0")]
    [InlineData(0, "#.#", ".0")]
    [InlineData(0, "#", "0")]
    [InlineData(0.5, "0", "0")]
    [InlineData(1.5, "0", "2")]
    [InlineData(2.5, "0", "2")]
    [InlineData(0.125, "0.00", "0.12")]
    [InlineData(1234567, "#,##,000", "12,34,567")]
    [InlineData(1e15, "#,##0", "1,000,000,000,000,000")]
    [InlineData(1e22, "0", "10000000000000000000000")]
    [InlineData(1234.56789, "0.000,00", "1234.567,89")]
    [InlineData(1.5, "0.0##,#", "1.5")]
    [InlineData(12, "#,##,#0", "12")]
    [InlineData(1234.5678, "00.000e0", "12.346e2")]
    [InlineData(-1234.5678, "0.0e00", "-1.2e03")]
    [InlineData(0.00012, "0.0e0", "1.2e-4")]
    [InlineData(0, "0.0e0", "0.0e0")]
    [InlineData(1234, "about 0.0e0 or so", "about 1.2e3 or so")]
    [InlineData(5, "0 items", "5 items")]
    public void Write_Picture_IsFollowed(double value, string picture, string expected) =>
        Assert.Equal(expected, new NumberPicture(picture).Write(value));

    [Theory]
    [InlineData("D3080", "0;0;0")]
    [InlineData("D3081", "0.0.0")]
    [InlineData("D3082", "0%%")]
    [InlineData("D3083", "0‰‰")]
    [InlineData("D3084", "0%‰")]
    [InlineData("D3085", ".e0")]
    [InlineData("D3085", "")]
    [InlineData("D3086", "0x0")]
    [InlineData("D3086", "---")]
    [InlineData("D3087", "0,.0")]
    [InlineData("D3087", "0.,0")]
    [InlineData("D3088", "0,")]
    [InlineData("D3089", "0,,0")]
    [InlineData("D3090", "0#")]
    [InlineData("D3091", "0.#0")]
    [InlineData("D3092", "0.0e0%")]
    [InlineData("D3093", "0.0e#")]
    [InlineData("D3093", "0e")]
    [InlineData("D3082", "0;0%%")]
    public void Write_BadPicture_FailsWithTheRulesCode(string code, string picture)
    {
        var analysed = new NumberPicture(picture);
        PictureAssert.Fails(code, () => analysed.Write(1));
        PictureAssert.Fails(code, () => analysed.Write(1));
    }

    [Fact]
    public void FormatNumber_Options_ReplaceSymbols()
    {
        var options = AslValue.Object(new("decimal-separator", ","), new("grouping-separator", "."), new("minus-sign", "~"), new("other", 1));
        Assert.Equal("~1.234,50", JsonataFunctions.FormatNumber(-1234.5, "#.##0,00", options).GetString());
        var digits = AslValue.Object(new("zero-digit", "٠"), new("exponent-separator", "E"));
        Assert.Equal("١.٢E٣", JsonataFunctions.FormatNumber(1234, "٠.٠E٠", digits).GetString());
        var percent = AslValue.Object(new("percent", "pc"), new("digit", "d"), new("pattern-separator", "|"));
        Assert.Equal("50pc", JsonataFunctions.FormatNumber(0.5, "d0pc|-d0pc", percent).GetString());
    }

    [Fact]
    public void FormatNumber_WrongTypes_FailWithTheirIndex()
    {
        PictureAssert.Fails("T0410", () => JsonataFunctions.FormatNumber("1", "0"));
        PictureAssert.Fails("T0410", () => JsonataFunctions.FormatNumber(1, AslValue.Null));
        PictureAssert.Fails("T0410", () => JsonataFunctions.FormatNumber(1, AslValue.Undefined));
        PictureAssert.Fails("T0410", () => JsonataFunctions.FormatNumber(1, "0", "x"));
        PictureAssert.Fails("T0410", () => JsonataFunctions.FormatNumber(1, "0", AslValue.Object(new AslProperty("digit", ""))));
        PictureAssert.Fails("T0410", () => JsonataFunctions.FormatNumber(1, "0", AslValue.Object(new AslProperty("percent", 5))));
        Assert.True(JsonataFunctions.FormatNumber(default, "0;0;0").IsUndefined);
        Assert.True(JsonataFunctions.FormatNumber(default, new NumberPicture("0")).IsUndefined);
    }

    [Fact]
    public void Write_HugePicturesAndNumbers_AreBounded()
    {
        Assert.Equal(5_000, new NumberPicture(new string('0', 5_000)).Write(double.MaxValue).Length);
        Assert.Equal("0." + new string('0', 5_000), new NumberPicture("0." + new string('0', 5_000)).Write(0));
        Assert.StartsWith("0.1000000000000000055511151231257827", new NumberPicture("0." + new string('0', 200)).Write(0.1));
        Assert.EndsWith("e-299", new NumberPicture(new string('0', 400) + "e0").Write(1));
        Assert.Equal("+Infinity", new NumberPicture("+0").Write(double.PositiveInfinity));
        Assert.Equal("Infinity%", new NumberPicture("0%").Write(double.MaxValue));
        Assert.Equal("5.0e-324", new NumberPicture("0.0e0").Write(double.Epsilon).Replace("4.9e-324", "5.0e-324", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(100, 2, "1100100")]
    [InlineData(-255, 16, "-ff")]
    [InlineData(35.5, 36, "10")]
    [InlineData(34.5, 36, "y")]
    [InlineData(0, 2, "0")]
    [InlineData(1e21, 10, "1e+21")]
    [InlineData(9007199254740992d, 3, "1121202011211211122211100012101112")]
    public void FormatBase_Number_IsRoundedAndWritten(double value, int radix, string expected) =>
        Assert.Equal(expected, JsonataFunctions.FormatBase(value, radix).GetString());

    [Fact]
    public void FormatBase_Extremes_AreBounded()
    {
        Assert.Equal("9223372036854775807", JsonataFunctions.FormatBase(long.MaxValue).GetString());
        Assert.Equal("-" + "1".PadRight(64, '0'), JsonataFunctions.FormatBase(long.MinValue, 2).GetString());
        Assert.Equal(1024, JsonataFunctions.FormatBase(double.MaxValue, 2).GetString().Length);
        PictureAssert.Fails("D3100", () => JsonataFunctions.FormatBase(1, 37));
        PictureAssert.Fails("D3100", () => JsonataFunctions.FormatBase(1, 1.5 - 1));
        PictureAssert.Fails("D1001", () => JsonataFunctions.FormatBase(AslValue.Number("1e400"), 2));
        PictureAssert.Fails("T0410", () => JsonataFunctions.FormatBase("1"));
        Assert.True(JsonataFunctions.FormatBase(default, 99).IsUndefined);
    }

    [Theory]
    [InlineData("\"0x1F\"", "31")]
    [InlineData("\"-0.5\"", "-0.5")]
    [InlineData("true", "1")]
    [InlineData("false", "0")]
    [InlineData("1.0", "1.0")]
    public void Number_Castable_IsCast(string json, string expected) => Assert.Equal(expected, JsonataFunctions.Number(AslValue.Parse(json)).ToJson());

    [Fact]
    public void Number_NotCastable_Fails()
    {
        var error = Assert.Throws<JsonataException>(() => JsonataFunctions.Number("1/2"));
        Assert.Equal(("D3030", "Unable to cast value to a number: \"1/2\""), (error.Code, error.Text));
        PictureAssert.Fails("T0410", () => JsonataFunctions.Number(AslValue.Null));
        PictureAssert.Fails("T0410", () => JsonataFunctions.Number(AslValue.EmptyArray));
        Assert.True(JsonataFunctions.Number(default).IsUndefined);
    }
}
