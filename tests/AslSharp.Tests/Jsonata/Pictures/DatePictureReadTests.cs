using AslSharp.Runtime;

namespace AslSharp.Tests.Jsonata.Pictures;

public class DatePictureReadTests
{
    private const string Iso = "[Y0001]-[M01]-[D01]T[H01]:[m01]:[s01].[f001]Z";

    [Theory]
    [InlineData("2018-10-21T13:05:00.123Z", "[Y]-[M]-[D]T[H]:[m]:[s].[f]Z", "2018-10-21T13:05:00.123Z")]
    [InlineData("20181021", "[Y0001][M01][D01]", "2018-10-21T00:00:00.000Z")]
    [InlineData("21st October 2018", "[D1o] [MNn] [Y]", "2018-10-21T00:00:00.000Z")]
    [InlineData("Sun, 21 Oct 2018", "[FNn,3-3], [D] [MNn,3-3] [Y]", "2018-10-21T00:00:00.000Z")]
    [InlineData("2018 60", "[Y] [d]", "2018-03-01T00:00:00.000Z")]
    [InlineData("2018 60 12", "[Y] [d] [H]", "2018-03-01T12:00:00.000Z")]
    [InlineData("18-10-21", "[Y]-[M]-[D]", "1918-10-21T00:00:00.000Z")]
    [InlineData("2018-14-32", "[Y]-[M]-[D]", "2019-03-04T00:00:00.000Z")]
    [InlineData("two thousand and eighteen", "[Yw]", "2018-01-01T00:00:00.000Z")]
    [InlineData("MMXVIII x aa", "[YI] [Mi] [Da]", "2018-10-27T00:00:00.000Z")]
    [InlineData("2018-10-21 12:05 am", "[Y]-[M]-[D] [h]:[m] [P]", "2018-10-21T00:05:00.000Z")]
    [InlineData("2018-10-21 12:05 PM", "[Y]-[M]-[D] [h]:[m] [P]", "2018-10-21T12:05:00.000Z")]
    [InlineData("2018-10-21 1:05 pm", "[Y]-[M]-[D] [h]:[m] [P]", "2018-10-21T13:05:00.000Z")]
    [InlineData("2018-10-21 00:00 +05:30", "[Y]-[M]-[D] [H]:[m] [Z]", "2018-10-20T18:30:00.000Z")]
    [InlineData("2018-10-21 00:00 -0530", "[Y]-[M]-[D] [H]:[m] [Z0000]", "2018-10-21T05:30:00.000Z")]
    [InlineData("2018-10-21 00:00 -5", "[Y]-[M]-[D] [H]:[m] [Z0]", "2018-10-21T05:00:00.000Z")]
    [InlineData("2018-10-21 00:00 gmt-05:00", "[Y]-[M]-[D] [H]:[m] [z]", "2018-10-21T05:00:00.000Z")]
    [InlineData("10:05", "[H]:[m]", "2018-03-23T10:05:00.000Z")]
    [InlineData("7", "[D]", "2018-03-07T00:00:00.000Z")]
    [InlineData("YEAR 2018", "Year [Y]", "2018-01-01T00:00:00.000Z")]
    public void Read_Picture_IsFollowed(string text, string picture, string expected)
    {
        var millis = JsonataFunctions.ToMillis(PictureAssert.Evaluation, text, picture);
        Assert.Equal(expected, JsonataFunctions.FromMillis(millis, Iso).GetString());
        Assert.Equal(millis, JsonataFunctions.ToMillis(PictureAssert.Evaluation, text, new DatePicture(picture)));
    }

    [Theory]
    [InlineData("2018-10", "[Y]-[M]-[D]")]
    [InlineData("x2018", "[Y]")]
    [InlineData("2018 ", "[Y]")]
    [InlineData("", "[Y]")]
    [InlineData("2018-10-21T00:00Z", "[Y]-[M]-[D]T[H]:[m][Z01:01t]")]
    [InlineData("Hello", "Hello")]
    [InlineData("21", "[D1o]")]
    public void Read_OtherText_IsUndefined(string text, string picture) =>
        Assert.True(JsonataFunctions.ToMillis(PictureAssert.Evaluation, text, picture).IsUndefined);

    [Theory]
    [InlineData("D3136", "2018-21", "[Y]-[D]")]
    [InlineData("D3136", "2018-21 JANUARY", "[Y]-[D] [MNn]")]
    [InlineData("D3136", "2018-3-5", "[X]-[W]-[F1]")]
    [InlineData("D3136", "2018-3-5", "[X]-[x]-[w]")]
    [InlineData("D3132", "2018", "[q]")]
    [InlineData("D3133", "x", "[YN]")]
    [InlineData("D3133", "ISO", "[C]")]
    [InlineData("D3135", "x", "[Y")]
    [InlineData("D3130", "x", "[Y*]")]
    [InlineData("D3110", "and", "[Yw]")]
    [InlineData("D3110", "99999999999999999999", "[Y]")]
    [InlineData("D3110", "2018-99999999999", "[Y]-[M]")]
    [InlineData("D3110", "999999", "[Y]")]
    public void Read_Bad_FailsWithItsCode(string code, string text, string picture) =>
        PictureAssert.Fails(code, () => JsonataFunctions.ToMillis(PictureAssert.Evaluation, text, picture));

    [Theory]
    [InlineData("1970", 0)]
    [InlineData("1970-02", 2678400000)]
    [InlineData("1970-01-02", 86400000)]
    [InlineData("1970-01-01T00:00:01", 1000)]
    [InlineData("1970-01-01T00:00:01Z", 1000)]
    [InlineData("1970-01-01T00:00:01.5Z", 1500)]
    [InlineData("1970-01-01T00:00:01.123456789Z", 1123)]
    [InlineData("1970-01-01T00:00:00+01:00", -3600000)]
    [InlineData("1970-01-01T00:00:00-0130", 5400000)]
    [InlineData("1970-01-01T24:00:00Z", 86400000)]
    [InlineData("1968-02-29", -58060800000)]
    [InlineData("0000-01-01", -62167219200000)]
    public void ToMillis_Iso8601_IsRead(string text, long expected) =>
        Assert.Equal(expected, JsonataFunctions.ToMillis(PictureAssert.Evaluation, text).GetInt64());

    [Theory]
    [InlineData("")]
    [InlineData("197")]
    [InlineData("19700")]
    [InlineData("1970-13-01")]
    [InlineData("1970-00-01")]
    [InlineData("1970-01-32")]
    [InlineData("1970-01-01T")]
    [InlineData("1970-01-01T00:00")]
    [InlineData("1970-01-01T25:00:00Z")]
    [InlineData("1970-01-01T24:00:01Z")]
    [InlineData("1970-01-01T00:60:00Z")]
    [InlineData("1970-01-01T00:00:00.Z")]
    [InlineData("1970-01-01 00:00:00Z")]
    [InlineData("1970-01-01T00:00:00z")]
    [InlineData("1970-01-01T00:00:00+24:00")]
    [InlineData("1970-01-01T00:00:00+1")]
    [InlineData("１９７０")]
    public void ToMillis_NotIso8601_Fails(string text) => PictureAssert.Fails("D3110", () => JsonataFunctions.ToMillis(PictureAssert.Evaluation, text));

    [Fact]
    public void ToMillis_WrongTypes_Fail()
    {
        PictureAssert.Fails("T0410", () => JsonataFunctions.ToMillis(PictureAssert.Evaluation, 1));
        PictureAssert.Fails("T0410", () => JsonataFunctions.ToMillis(PictureAssert.Evaluation, "1970", 1));
        PictureAssert.Fails("T0410", () => JsonataFunctions.ToMillis(PictureAssert.Evaluation, AslValue.Null, new DatePicture("[Y]")));
        Assert.True(JsonataFunctions.ToMillis(PictureAssert.Evaluation, default, "[q]").IsUndefined);
        Assert.Equal(0, JsonataBuiltIns.ToMillis(PictureAssert.Evaluation).Invoke(default, "1970").GetInt64());
    }

    [Fact]
    public void Read_AmbiguousPicturesAndLongTexts_AreBounded()
    {
        var words = string.Concat(Enumerable.Repeat("[Yw][Mw][Dw]", 20)) + "!";
        Assert.True(JsonataFunctions.ToMillis(PictureAssert.Evaluation, new string(' ', 20), "[Yw][Mw][Dw]!").IsUndefined);
        PictureAssert.Fails("", () => JsonataFunctions.ToMillis(PictureAssert.Evaluation, new string(' ', 200), words));
        PictureAssert.Fails("", () => JsonataFunctions.ToMillis(PictureAssert.Evaluation, new string(' ', 100_000), words));
        PictureAssert.Fails("", () => JsonataFunctions.ToMillis(PictureAssert.Evaluation, new string('a', 3_000_000), "[MNn][FNn]!"));
        Assert.True(JsonataFunctions.ToMillis(PictureAssert.Evaluation, new string('1', 1_000_000), "[Y]!").IsUndefined);
    }
}
