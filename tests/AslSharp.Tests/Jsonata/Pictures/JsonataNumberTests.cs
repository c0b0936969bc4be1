using AslSharp.Runtime;

namespace AslSharp.Tests.Jsonata.Pictures;

public class JsonataNumberTests
{
    [Theory]
    [InlineData(0.0, "0")]
    [InlineData(25.0, "25")]
    [InlineData(-1.5, "-1.5")]
    [InlineData(1e20, "100000000000000000000")]
    [InlineData(1e21, "1e+21")]
    [InlineData(-1.25e100, "-1.25e+100")]
    [InlineData(0.000001, "0.000001")]
    [InlineData(0.0000001, "1e-7")]
    [InlineData(123456789012345680000.0, "123456789012345680000")]
    [InlineData(0.1 + 0.2, "0.30000000000000004")]
    [InlineData(5e-324, "5e-324")]
    [InlineData(double.MaxValue, "1.7976931348623157e+308")]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.NegativeInfinity, "-Infinity")]
    public void ToText_Double_IsAsJavaScriptWritesIt(double value, string expected) => Assert.Equal(expected, JsonataNumber.ToText(value));

    [Fact]
    public void ToText_NegativeZero_HasNoSign() => Assert.Equal("0", JsonataNumber.ToText(-0.0));

    [Theory]
    [InlineData(90.57000000000001, "90.57")]
    [InlineData(245.79000000000002, "245.79")]
    [InlineData(1.0 / 3, "0.333333333333333")]
    [InlineData(2.0 / 3, "0.666666666666667")]
    [InlineData(-0.1 - 0.2, "-0.3")]
    [InlineData(1.23456789012345678e-9, "1.23456789012346e-9")]
    [InlineData(5890840712243076.0, "5890840712243076")]
    [InlineData(1e21, "1e+21")]
    public void ToRoundedText_Double_KeepsFifteenDigitsOfAFraction(double value, string expected) =>
        Assert.Equal(expected, JsonataNumber.ToRoundedText(value));

    [Theory]
    [InlineData("1.0", "1")]
    [InlineData("9223372036854775807", "9223372036854775807")]
    [InlineData("-0", "0")]
    [InlineData("123456789012345678901", "123456789012345680000")]
    public void ToRoundedText_NumberFromAText_IsNormalised(string json, string expected) =>
        Assert.Equal(expected, JsonataNumber.ToRoundedText(AslValue.Parse(json)));

    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0.05", "-0.05")]
    [InlineData("007", "7")]
    [InlineData("1e2", "100")]
    [InlineData("-1.5E-2", "-0.015")]
    [InlineData("9223372036854775807", "9223372036854775807")]
    [InlineData("9223372036854775808", "9223372036854776000")]
    [InlineData("0x12", "18")]
    [InlineData("0XfF", "255")]
    [InlineData("0o17", "15")]
    [InlineData("0B101", "5")]
    [InlineData("0xFFFFFFFFFFFFFFFF", "18446744073709552000")]
    public void TryParse_Number_IsRead(string text, string expected)
    {
        Assert.True(JsonataNumber.TryParse(text, out var value));
        Assert.Equal(expected, value.ToJson());
    }

    [Theory]
    [InlineData("")]
    [InlineData(" 1")]
    [InlineData("1 ")]
    [InlineData("+1")]
    [InlineData(".5")]
    [InlineData("1.")]
    [InlineData("1e")]
    [InlineData("1/2")]
    [InlineData("10e500")]
    [InlineData("0x")]
    [InlineData("0xg")]
    [InlineData("0b12")]
    [InlineData("-0x1")]
    [InlineData("Infinity")]
    [InlineData("１")]
    public void TryParse_NotANumber_IsRefused(string text)
    {
        Assert.False(JsonataNumber.TryParse(text, out var value));
        Assert.True(value.IsUndefined);
    }

    [Fact]
    public void TryParse_EndlessDigits_AreBounded()
    {
        Assert.False(JsonataNumber.TryParse("0x" + new string('F', 1_000_000), out _));
        Assert.True(JsonataNumber.TryParse("0b" + new string('0', 1_000_000) + "1", out var one));
        Assert.Equal(1, one.GetInt64());
    }

    [Theory]
    [InlineData(0.5, 0, 0)]
    [InlineData(1.5, 0, 2)]
    [InlineData(-2.5, 0, -2)]
    [InlineData(4.525, 2, 4.52)]
    [InlineData(4.515, 2, 4.52)]
    [InlineData(12345, -2, 12300)]
    [InlineData(12450, -2, 12400)]
    [InlineData(1.5e300, 5, 1.5e300)]
    [InlineData(123.456, int.MaxValue, 123.456)]
    [InlineData(123.456, int.MinValue, 0)]
    [InlineData(1e-7, 7, 1e-7)]
    public void Round_HalfWay_GoesToTheEvenNeighbour(double value, int places, double expected) =>
        Assert.Equal(expected, JsonataNumber.Round(value, places));
}
