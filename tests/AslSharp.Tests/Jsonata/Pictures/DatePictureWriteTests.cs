using AslSharp.Runtime;

namespace AslSharp.Tests.Jsonata.Pictures;

public class DatePictureWriteTests
{
    [Theory]
    [InlineData("[Y]", "2018")]
    [InlineData("[Y01]", "18")]
    [InlineData("[Y,2-2]", "18")]
    [InlineData("[Y,6]", "002018")]
    [InlineData("[Y,*-2]", "18")]
    [InlineData("[YI]", "MMXVIII")]
    [InlineData("[Yw]", "two thousand and eighteen")]
    [InlineData("[Y9,999,*]", "2,018")]
    [InlineData("[M]", "3")]
    [InlineData("[M01]", "03")]
    [InlineData("[MNn]", "March")]
    [InlineData("[MN,3-3]", "MAR")]
    [InlineData("[Mn,*-3]", "mar")]
    [InlineData("[MA]", "C")]
    [InlineData("[D]", "23")]
    [InlineData("[D1o]", "23rd")]
    [InlineData("[Dwo]", "twenty-third")]
    [InlineData("[d]", "82")]
    [InlineData("[d001]", "082")]
    [InlineData("[F]", "friday")]
    [InlineData("[FNn,*-3]", "Fri")]
    [InlineData("[F1]", "5")]
    [InlineData("[W]", "12")]
    [InlineData("[w]", "4")]
    [InlineData("[X]", "2018")]
    [InlineData("[x]", "3")]
    [InlineData("[xNn]", "March")]
    [InlineData("[H]", "10")]
    [InlineData("[h]", "10")]
    [InlineData("[P]", "am")]
    [InlineData("[PN]", "AM")]
    [InlineData("[m]", "33")]
    [InlineData("[s]", "36")]
    [InlineData("[f]", "617")]
    [InlineData("[f000001]", "000617")]
    [InlineData("[Z]", "+00:00")]
    [InlineData("[Z0]", "+0")]
    [InlineData("[Z01:01t]", "Z")]
    [InlineData("[z]", "GMT+00:00")]
    [InlineData("[C]", "ISO")]
    [InlineData("[E]", "ISO")]
    [InlineData("[[[ Y ]]]", "[2018]")]
    [InlineData("", "")]
    [InlineData("plain ]] text ]", "plain ] text ]")]
    public void Write_Component_IsShown(string picture, string expected) =>
        Assert.Equal(expected, new DatePicture(picture).Write(PictureAssert.Moment, 0));

    [Theory]
    [InlineData("[H01]:[m] [Z]", "-0500", "05:33 -05:00")]
    [InlineData("[H01]:[m] [Z0000]", "+0530", "16:03 +0530")]
    [InlineData("[H01]:[m] [Z0]", "+0530", "16:03 +5:30")]
    [InlineData("[H01]:[m] [Z0]", "-0330", "07:03 -3:30")]
    [InlineData("[H01]:[m] [Z00]", "-0030", "10:03 -00:30")]
    [InlineData("[H01]:[m] [z]", "-0330", "07:03 GMT-03:30")]
    [InlineData("[D] [h] [Pn]", "+1400", "24 12 am")]
    public void FromMillis_TimeZone_ShiftsTheTime(string picture, string zone, string expected) =>
        Assert.Equal(expected, JsonataFunctions.FromMillis(PictureAssert.Moment, picture, zone).GetString());

    [Theory]
    [InlineData("2008-12-28", "2008-52-7 4/12")]
    [InlineData("2008-12-29", "2009-1-1 1/1")]
    [InlineData("2010-01-03", "2009-53-7 5/12")]
    [InlineData("2010-01-04", "2010-1-1 1/1")]
    [InlineData("2021-01-01", "2020-53-5 5/12")]
    [InlineData("2024-02-29", "2024-9-4 5/2")]
    public void Write_Weeks_AreThoseOfIso8601(string day, string expected)
    {
        var millis = JsonataFunctions.ToMillis(PictureAssert.Evaluation, day);
        Assert.Equal(expected, JsonataFunctions.FromMillis(millis, "[X]-[W]-[F1] [w]/[x]").GetString());
    }

    [Fact]
    public void Write_AnyDay_AgreesWithTheFrameworksCalendar()
    {
        var picture = new DatePicture("[Y0001]-[M01]-[D01]T[H01]:[m01]:[s01].[f001] [d] [X] [W]");
        for (var day = new DateTime(1899, 12, 25, 0, 0, 0, DateTimeKind.Utc); day.Year < 2101; day = day.AddDays(5).AddMilliseconds(86_399))
        {
            var millis = new DateTimeOffset(day).ToUnixTimeMilliseconds();
            var expected = $"{day:yyyy-MM-ddTHH:mm:ss.fff} {day.DayOfYear} {System.Globalization.ISOWeek.GetYear(day)} {System.Globalization.ISOWeek.GetWeekOfYear(day)}";
            Assert.Equal(expected, picture.Write(millis, 0));
        }
    }

    [Theory]
    [InlineData(0, "1970-01-01T00:00:00.000Z")]
    [InlineData(-1, "1969-12-31T23:59:59.999Z")]
    [InlineData(1.9, "1970-01-01T00:00:00.001Z")]
    [InlineData(-62198755200000, "-0001-01-01T00:00:00.000Z")]
    [InlineData(8.64e15, "5760-09-13T00:00:00.000Z")]
    public void FromMillis_WithoutPicture_IsIso8601(double millis, string expected) =>
        Assert.Equal(expected, JsonataFunctions.FromMillis(millis).GetString());

    [Theory]
    [InlineData("D3132", "[q]")]
    [InlineData("D3132", "[]")]
    [InlineData("D3132", "[,2]")]
    [InlineData("D3133", "[YN]")]
    [InlineData("D3133", "[Hn]")]
    [InlineData("D3134", "[Z00000]")]
    [InlineData("D3134", "[ZN]")]
    [InlineData("D3135", "[Y")]
    [InlineData("D3130", "[Y*]")]
    [InlineData("D3131", "[Y1１]")]
    [InlineData("", "[Y,2000000000]")]
    [InlineData("", "[D,99999999999999999999]")]
    public void Write_BadPicture_FailsWithItsCode(string code, string picture)
    {
        var analysed = new DatePicture(picture);
        PictureAssert.Fails(code, () => analysed.Write(PictureAssert.Moment, 0));
    }

    [Fact]
    public void FromMillis_Bad_Fails()
    {
        PictureAssert.Fails("D1001", () => JsonataFunctions.FromMillis(8.64e15 + 1));
        PictureAssert.Fails("D1001", () => JsonataFunctions.FromMillis(AslValue.Number("1e400"), "[Y]"));
        PictureAssert.Fails("T0410", () => JsonataFunctions.FromMillis("0"));
        PictureAssert.Fails("T0410", () => JsonataFunctions.FromMillis(0, AslValue.Null));
        PictureAssert.Fails("T0410", () => JsonataFunctions.FromMillis(0, "[Y]", 5));
        PictureAssert.Fails("", () => JsonataFunctions.FromMillis(0, string.Concat(Enumerable.Repeat("[m,1000000]", 20))));
        Assert.True(JsonataFunctions.FromMillis(default).IsUndefined);
        Assert.Equal("1970-01-01T00:00:00.000Z", JsonataFunctions.FromMillis(0, default(AslValue), "nonsense").GetString());
    }

    [Fact]
    public void Now_Evaluation_IsItsMoment()
    {
        Assert.Equal("2018-03-23T10:33:36.617Z", JsonataFunctions.Now(PictureAssert.Evaluation).GetString());
        Assert.Equal("05:33", JsonataFunctions.Now(PictureAssert.Evaluation, "[H01]:[m]", "-0500").GetString());
        Assert.Equal("10", JsonataFunctions.Now(PictureAssert.Evaluation, new DatePicture("[H]")).GetString());
        Assert.Equal("23", JsonataBuiltIns.Now(PictureAssert.Evaluation).Invoke(default, "[D]").GetString());
    }
}
