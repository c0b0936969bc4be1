using AslSharp.Hosting;
using AslSharp.Runtime;

namespace AslSharp.Tests.Execution;

public sealed class FieldValuesTests
{
    private static readonly DateTimeOffset Noon = new(2026, 5, 4, 12, 0, 0, 250, TimeSpan.Zero);

    [Theory]
    [InlineData("1.5", "The SecondsPath parameter cannot be parsed as a long value: $.p == 1.5")]
    [InlineData("-1", "The SecondsPath parameter references a negative value: $.p == -1")]
    [InlineData("\"x\"", "The SecondsPath parameter cannot be parsed as a long value: $.p == x")]
    [InlineData("2147483648", "Wait state delay is too long.")]
    public void WaitSeconds_BadValue_SaysWhy(string json, string words)
        => Assert.Equal(words, Assert.Throws<RuntimeFault>(() => FieldValues.WaitSeconds(AslValue.Parse(json), "$.p")).Detail);

    [Fact]
    public void WaitSeconds_Nothing_SaysWhy()
        => Assert.Equal(
            "The SecondsPath parameter does not reference an input value: $.p",
            Assert.Throws<RuntimeFault>(() => FieldValues.WaitSeconds(default, "$.p")).Detail);

    [Theory]
    [InlineData("2026-05-04T12:00:10Z", 9.75)]
    [InlineData("2026-05-04T14:00:10.999+02:00", 9.75)]
    [InlineData("2026-05-04T12:00:00Z", 0)]
    [InlineData("1999-01-01T00:00:00Z", 0)]
    public void WaitTimestamp_Moment_IsCutToSecondsAndNeverNegative(string timestamp, double seconds)
        => Assert.Equal(seconds, FieldValues.WaitTimestamp(timestamp, "$.p", Noon).TotalSeconds);

    [Fact]
    public void MaxConcurrency_NoInteger_SaysWhy()
        => Assert.Equal(
            "The MaxConcurrencyPath field refers to value \"{}\" which is not a valid integer: $.m",
            Assert.Throws<RuntimeFault>(() => FieldValues.MaxConcurrency(AslValue.EmptyObject, "$.m")).Detail);

    [Theory]
    [InlineData("-1", "ToleratedFailurePercentage must be between 0 and 100.")]
    [InlineData("100.5", "ToleratedFailurePercentage must be between 0 and 100.")]
    [InlineData("\"x\"", "The ToleratedFailurePercentagePath field refers to value \"x\" which is not a valid float: $.t")]
    public void ToleratedFailurePercentage_OutOfRange_SaysWhy(string json, string words)
        => Assert.Equal(words, Assert.Throws<RuntimeFault>(() => FieldValues.CheckToleratedFailurePercentage(AslValue.Parse(json), "$.t")).Detail);
}
