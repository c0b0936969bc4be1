using System.Globalization;
using AslSharp.Runtime;
using CsCheck;

namespace AslSharp.Tests.Choice;

public sealed class TimestampTests
{
    [Theory]
    [InlineData("1970-01-01T00:00:00Z", 0, 0)]
    [InlineData("2012-10-09T19:00:55Z", 1349809255, 0)]
    [InlineData("2012-10-09T19:00:55+01:00", 1349805655, 0)]
    [InlineData("2012-10-09T19:00:55-00:30", 1349811055, 0)]
    [InlineData("1969-12-31T23:59:59.5Z", -1, 500_000_000)]
    [InlineData("2024-02-29T00:00:00.1234567899Z", 1709164800, 123_456_789)]
    [InlineData("0000-01-01T00:00:00Z", -62167219200, 0)]
    [InlineData("9999-12-31T23:59:59Z", 253402300799, 0)]
    public void TryParse_Timestamp_GivesItsInstant(string text, long seconds, int nanoseconds)
    {
        Assert.True(Timestamp.TryParse(text, out var timestamp));
        Assert.Equal(new Timestamp(seconds, nanoseconds), timestamp);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("2012-10-09")]
    [InlineData("2012-10-09T19:00:55")]
    [InlineData("2012-10-09 19:00:55Z")]
    [InlineData("2012-10-09t19:00:55Z")]
    [InlineData("2012-10-09T19:00:55z")]
    [InlineData("2012-10-09T19:00Z")]
    [InlineData("2012-10-09T19:00:55.Z")]
    [InlineData("2012-10-09T19:00:55,5Z")]
    [InlineData("2012-10-09T19:00:55+0100")]
    [InlineData("2012-10-09T19:00:55+24:00")]
    [InlineData("2012-10-09T19:00:55Z ")]
    [InlineData("2012-10-09T24:00:00Z")]
    [InlineData("2012-10-09T19:60:00Z")]
    [InlineData("2016-12-31T23:59:60Z")]
    [InlineData("2016-13-05T21:29:29Z")]
    [InlineData("2016-00-05T21:29:29Z")]
    [InlineData("2023-02-29T00:00:00Z")]
    [InlineData("2012-10-0٩T19:00:55Z")]
    public void TryParse_NoTimestamp_IsRefused(string? text) => Assert.False(Timestamp.TryParse(text, out _));

    [Fact]
    public void TryParse_AnyTime_AgreesWithTheClassLibrary() =>
        Gen.Long[DateTimeOffset.MinValue.ToUnixTimeSeconds(), DateTimeOffset.MaxValue.ToUnixTimeSeconds()].Sample(seconds =>
            Timestamp.TryParse(IsoTime.Format(DateTimeOffset.FromUnixTimeSeconds(seconds)), out var timestamp)
            && timestamp == new Timestamp(seconds, 0));

    [Theory]
    [InlineData("2025-08-27T10:04:42Z", "2025-08-27T10:04:42Z")]
    [InlineData("2025-08-27T10:04:42.001Z", "2025-08-27T10:04:42.001Z")]
    [InlineData("2025-08-27T10:04:42.100Z", "2025-08-27T10:04:42.1Z")]
    [InlineData("2025-08-27T10:04:42.000120Z", "2025-08-27T10:04:42.00012Z")]
    [InlineData("2025-08-27T10:04:42.000000100Z", "2025-08-27T10:04:42.0000001Z")]
    [InlineData("2025-08-27T08:04:42Z", "2025-08-27T10:04:42+02:00")]
    public void IsoTime_Fraction_IsCutToGroupsOfThree(string expected, string time) =>
        Assert.Equal(expected, IsoTime.Format(DateTimeOffset.Parse(time, CultureInfo.InvariantCulture)));
}
