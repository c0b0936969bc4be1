using System.Globalization;

namespace AslSharp.Tests.Data;

public sealed class AslValueNumberTests
{
    [Theory]
    [InlineData(0.0, "0")]
    [InlineData(25.0, "25")]
    [InlineData(-1.5, "-1.5")]
    [InlineData(0.1, "0.1")]
    [InlineData(1e15, "1000000000000000")]
    [InlineData(1e16, "10000000000000000")]
    [InlineData(123456789012345680000.0, "123456789012345680000")]
    [InlineData(999999999999999900000.0, "999999999999999900000")]
    [InlineData(1e21, "1e+21")]
    [InlineData(-1.25e22, "-1.25e+22")]
    [InlineData(0.000001, "0.000001")]
    [InlineData(0.0000123, "0.0000123")]
    [InlineData(-0.00012, "-0.00012")]
    [InlineData(0.0000001, "1e-7")]
    [InlineData(1.5e-10, "1.5e-10")]
    [InlineData(5e-324, "5e-324")]
    [InlineData(1.7976931348623157e308, "1.7976931348623157e+308")]
    [InlineData(9007199254740993.0, "9007199254740992")]
    public void Double_Printed_HasTheFormOfJavaScript(double number, string text)
    {
        Assert.Equal(text, AslValue.Of(number).ToJson());
        Assert.Equal(text.Length, AslValue.Of(number).Utf8Length);
        Assert.Equal(number, AslValue.Parse(text).GetDouble());
    }

    [Fact]
    public void Double_NegativeZero_PrintsAndEqualsZero()
    {
        Assert.Equal("0", AslValue.Of(-0.0).ToJson());
        Assert.Equal(AslValue.Of(0), AslValue.Of(-0.0));
        Assert.Equal(AslValue.Of(0).GetHashCode(), AslValue.Of(-0.0).GetHashCode());
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void Double_NotFinite_Throws(double number)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => AslValue.Of(number));
    }

    [Theory]
    [InlineData("3", 3)]
    [InlineData("3.0", 3)]
    [InlineData("1e2", 100)]
    [InlineData("-1.20e1", -12)]
    [InlineData("100e-2", 1)]
    [InlineData("0.00", 0)]
    [InlineData("-0", 0)]
    [InlineData("0e99999999999999999999", 0)]
    [InlineData("9223372036854775807", long.MaxValue)]
    [InlineData("-9223372036854775808", long.MinValue)]
    [InlineData("922337203685477580700e-2", long.MaxValue)]
    [InlineData("999999999999999999", 999999999999999999)]
    [InlineData("1000000000000000000", 1000000000000000000)]
    public void TryGetInt64_WholeNumber_IsExact(string text, long expected)
    {
        Assert.True(AslValue.Parse(text).TryGetInt64(out var value));
        Assert.Equal(expected, value);
        Assert.Equal(expected, AslValue.Number(text).GetInt64());
        Assert.Equal(AslValue.Of(expected), AslValue.Parse(text));
        Assert.Equal(AslValue.Of(expected).GetHashCode(), AslValue.Parse(text).GetHashCode());
        Assert.Equal(text, AslValue.Parse(text).ToJson());
    }

    [Theory]
    [InlineData("1.5")]
    [InlineData("9223372036854775808")]
    [InlineData("-9223372036854775809")]
    [InlineData("18446744073709551616")]
    [InlineData("1e19")]
    [InlineData("1e400")]
    [InlineData("1e99999999999999999999")]
    [InlineData("1e-1")]
    [InlineData("123456789012345678901234567890")]
    [InlineData("\"3\"")]
    [InlineData("null")]
    public void TryGetInt64_NotOfInt64_IsFalse(string text)
    {
        var parsed = AslValue.Parse(text);

        Assert.False(parsed.TryGetInt64(out var value));
        Assert.Equal(0, value);
        Assert.Throws<InvalidOperationException>(() => parsed.GetInt64());
    }

    [Theory]
    [InlineData(9223372036854775808.0, false)]
    [InlineData(-9223372036854775808.0, true)]
    [InlineData(2.5, false)]
    [InlineData(1e300, false)]
    [InlineData(4.0, true)]
    public void TryGetInt64_OfDouble_HoldsTheBounds(double number, bool isWhole)
    {
        Assert.Equal(isWhole, AslValue.Of(number).TryGetInt64(out var value));
        Assert.Equal(isWhole ? (long)number : 0, value);
    }

    [Theory]
    [InlineData("2147483648")]
    [InlineData("-2147483649")]
    public void GetInt32_BeyondItsRange_Throws(string text)
    {
        Assert.Throws<InvalidOperationException>(() => AslValue.Parse(text).GetInt32());
    }

    [Theory]
    [InlineData("123456789012.34")]
    [InlineData("-0.0000000000001")]
    [InlineData("-99999999999999")]
    [InlineData("999999999999.999")]
    [InlineData("9999999999999.999")]
    [InlineData("9.5")]
    [InlineData("0.1")]
    [InlineData("-123.456e-7")]
    [InlineData("2.2250738585072011e-308")]
    [InlineData("9007199254740993")]
    [InlineData("9007199254740993e3")]
    [InlineData("1.00000000000000011102230246251565404236316680908203125")]
    [InlineData("8.41e21")]
    [InlineData("1e23")]
    [InlineData("123456789012345678901234567890.5")]
    public void GetDouble_OfText_IsTheNearest(string text)
    {
        Assert.Equal(double.Parse(text, CultureInfo.InvariantCulture), AslValue.Parse(text).GetDouble());
    }

    [Fact]
    public void GetDouble_BeyondTheRange_IsInfinite()
    {
        Assert.Equal(double.PositiveInfinity, AslValue.Parse("1e400").GetDouble());
        Assert.Equal(double.NegativeInfinity, AslValue.Parse("-1e400").GetDouble());
        Assert.True(double.IsNegative(AslValue.Parse("-0").GetDouble()));
    }

    [Theory]
    [InlineData("1", "1.0", 0)]
    [InlineData("1e2", "100.00", 0)]
    [InlineData("9007199254740993", "9007199254740992", 1)]
    [InlineData("9223372036854775806", "9223372036854775807", -1)]
    [InlineData("9.5", "5", 1)]
    [InlineData("-1", "0.5", -1)]
    [InlineData("0", "-0", 0)]
    [InlineData("1e400", "1", 1)]
    public void CompareNumbers_OfTexts_IsExactForIntegers(string left, string right, int expected)
    {
        Assert.Equal(expected, Math.Sign(AslValue.CompareNumbers(AslValue.Parse(left), AslValue.Parse(right))));
        Assert.Equal(-expected, Math.Sign(AslValue.CompareNumbers(AslValue.Parse(right), AslValue.Parse(left))));
        Assert.Equal(expected == 0, AslValue.Parse(left) == AslValue.Parse(right));
    }

    [Fact]
    public void CompareNumbers_OfOtherKinds_Throws()
    {
        Assert.Throws<InvalidOperationException>(() => AslValue.CompareNumbers(1, "1"));
    }

    [Theory]
    [InlineData("25.00", "25.00")]
    [InlineData("7", "7")]
    [InlineData("-0.10", "-0.10")]
    [InlineData("79228162514264337593543950335", "79228162514264337593543950335")]
    public void Decimal_RoundTrips_WithItsDigits(string text, string printed)
    {
        var number = decimal.Parse(text, CultureInfo.InvariantCulture);

        Assert.Equal(printed, AslValue.Of(number).ToJson());
        Assert.Equal(number, AslValue.Of(number).GetDecimal());
        Assert.Equal(number, AslValue.Parse(text).GetDecimal());
    }

    [Fact]
    public void GetDecimal_OfDoubleAndOfTooMuch_FitsOrThrows()
    {
        Assert.Equal(562.05m, AslValue.Of(562.05).GetDecimal());
        Assert.Equal(1e22m, AslValue.Of(1e22).GetDecimal());
        Assert.Throws<InvalidOperationException>(() => AslValue.Of(1e40).GetDecimal());
        Assert.Throws<InvalidOperationException>(() => AslValue.True.GetDecimal());
    }

    [Theory]
    [InlineData("")]
    [InlineData("01")]
    [InlineData("+1")]
    [InlineData("1.")]
    [InlineData(".5")]
    [InlineData("1e")]
    [InlineData(" 1")]
    [InlineData("1 ")]
    [InlineData("NaN")]
    [InlineData("0x1")]
    [InlineData("--1")]
    public void Number_OfNoJsonNumber_Throws(string text)
    {
        Assert.Throws<FormatException>(() => AslValue.Number(text));
    }
}
