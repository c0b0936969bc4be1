using AslSharp.Runtime;

namespace AslSharp.Tests.Jsonata.Pictures;

public class IntegerPictureTests
{
    [Theory]
    [InlineData(0, "w", "zero")]
    [InlineData(-21, "W", "-TWENTY-ONE")]
    [InlineData(100, "Ww", "One Hundred")]
    [InlineData(1100, "w", "one thousand, one hundred")]
    [InlineData(1001, "Ww", "One Thousand and One")]
    [InlineData(2.9, "w;o", "second")]
    [InlineData(20, "w;o", "twentieth")]
    [InlineData(1000000, "w;o", "one millionth")]
    [InlineData(1e18, "w", "one million trillion")]
    [InlineData(0, "a", "")]
    [InlineData(28, "A", "AB")]
    [InlineData(1999, "I", "MCMXCIX")]
    [InlineData(-4, "i", "-iv")]
    [InlineData(7, "001", "007")]
    [InlineData(-1234567, "#,##0", "-1,234,567")]
    [InlineData(12, "#,##,##0", "12")]
    [InlineData(12345, "#:##,##0", "12,345")]
    [InlineData(1234567, "#:##,##0", "12:34,567")]
    [InlineData(12, "0,", "12,")]
    [InlineData(123, "#０", "１２３")]
    [InlineData(1, "0;o", "1st")]
    [InlineData(2, "0;o", "2nd")]
    [InlineData(3, "0;o", "3rd")]
    [InlineData(11, "0;o", "11th")]
    [InlineData(112, "0;o", "112th")]
    [InlineData(122, "0;o", "122nd")]
    [InlineData(1e21, "0", "1000000000000000000000")]
    [InlineData(1e20, "#,##0", "100,000,000,000,000,000,000")]
    public void Write_Picture_IsFollowed(double value, string picture, string expected) =>
        Assert.Equal(expected, new IntegerPicture(picture).Write(value));

    [Fact]
    public void Write_LargeWholeNumber_IsExact()
    {
        Assert.Equal("9,007,199,254,740,993", new IntegerPicture("#,##0").Write(9007199254740993));
        Assert.Equal("-9223372036854775808", new IntegerPicture("0").Write(long.MinValue));
        Assert.StartsWith("-nine million, two hundred", new IntegerPicture("w").Write(long.MinValue));
    }

    [Theory]
    [InlineData("1234", "0", "1234")]
    [InlineData("1,234", "#,##0", "1234")]
    [InlineData("-1.234", "#.##0", "-1234")]
    [InlineData("12:34,567", "#:##,##0", "1234567")]
    [InlineData("22nd", "0;o", "22")]
    [InlineData("12 apples", "0", "12")]
    [InlineData("９", "０", "9")]
    [InlineData("9007199254740993", "0", "9007199254740993")]
    [InlineData("MCMXCIX", "I", "1999")]
    [InlineData("iv", "i", "4")]
    [InlineData("", "i", "0")]
    [InlineData("AB", "A", "28")]
    [InlineData("one hundred and one trillion, two", "w", "101000000000002")]
    [InlineData("Twenty-First", "Ww;o", "21")]
    [InlineData("one hundred trillion trillion", "w", "1e+26")]
    public void Read_Picture_IsFollowed(string text, string picture, string expected) =>
        Assert.Equal(expected, new IntegerPicture(picture).Read(text).ToJson());

    [Theory]
    [InlineData("D3130", "1", "α")]
    [InlineData("D3130", "1", "##")]
    [InlineData("D3130", "1", "")]
    [InlineData("D3131", "1", "1１")]
    public void Read_Bad_FailsWithItsCode(string code, string text, string picture) =>
        PictureAssert.Fails(code, () => new IntegerPicture(picture).Read(text));

    // As in the reference: no error, but no number that JSON could say either.
    [Theory]
    [InlineData("many", "w", "NaN")]
    [InlineData("", "w", "NaN")]
    [InlineData("MMZ", "I", "NaN")]
    [InlineData("x", "0", "NaN")]
    [InlineData("", "0", "NaN")]
    [InlineData("x", "a", "24")]
    [InlineData("", "I", "0")]
    [InlineData("", "a", "0")]
    [InlineData("1x", "0", "1")]
    public void Read_TextThatThePictureCannotRead_GivesAValue(string text, string picture, string expected) =>
        Assert.Equal(expected, new IntegerPicture(picture).Read(text).GetDouble().ToString(System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void Write_BadPicture_FailsAtUse()
    {
        PictureAssert.Fails("D3130", () => JsonataFunctions.FormatInteger(1, "α"));
        PictureAssert.Fails("D3131", () => JsonataFunctions.FormatInteger(1, new IntegerPicture("1１")));
        PictureAssert.Fails("T0410", () => JsonataFunctions.FormatInteger("1", "0"));
        PictureAssert.Fails("T0410", () => JsonataFunctions.FormatInteger(1, 0));
        PictureAssert.Fails("T0410", () => JsonataFunctions.ParseInteger(1, "0"));
        PictureAssert.Fails("T0410", () => JsonataFunctions.ParseInteger("1", default(AslValue)));
        Assert.True(JsonataFunctions.FormatInteger(default, "0").IsUndefined);
        Assert.True(JsonataFunctions.ParseInteger(default, "0").IsUndefined);
    }

    [Fact]
    public void HugeNumbersAndPictures_AreBounded()
    {
        PictureAssert.Fails("", () => new IntegerPicture("i").Write(1e15));
        Assert.Equal(1_000_000, new IntegerPicture("i").Write(1e9).Length);
        Assert.Equal(309, new IntegerPicture("0").Write(double.MaxValue).Length);
        Assert.InRange(new IntegerPicture("w").Write(double.MaxValue).Length, 200, 4_000);
        Assert.InRange(new IntegerPicture("a").Write(double.MaxValue).Length, 200, 300);
        PictureAssert.Fails("D1001", () => new IntegerPicture("0").Write(AslValue.Number("-1e400")));
        Assert.True(double.IsPositiveInfinity(new IntegerPicture("w").Read("one " + string.Concat(Enumerable.Repeat("trillion ", 100)) + "trillion").GetDouble()));
        Assert.True(double.IsPositiveInfinity(new IntegerPicture("a").Read(new string('z', 1_000)).GetDouble()));
        Assert.Equal(1_000_000, new IntegerPicture(new string('#', 1_000_000) + new string('0', 1_000_000)).Write(1).Length);
        var separators = string.Concat(Enumerable.Repeat(",#", 100_000)) + "0";
        Assert.Equal("1,2,34", new IntegerPicture(separators).Write(1234));
    }
}
