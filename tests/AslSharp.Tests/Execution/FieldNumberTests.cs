using AslSharp.Hosting;
using AslSharp.Runtime;

namespace AslSharp.Tests.Execution;

public sealed class FieldNumberTests
{
    [Theory]
    [InlineData("$n")]
    [InlineData("$n.inner[0]")]
    public void Number_TextOfDigitsInAVariable_Counts(string path)
    {
        Assert.Equal(2, FieldValues.MaxConcurrency("2", path));
        Assert.Equal(3, FieldValues.ToleratedFailureCount("3", path));
        Assert.Equal(12.5, FieldValues.ToleratedFailurePercentage("12.5", path));
        Assert.Equal(4, FieldValues.Number("4", "MaxItemsPath", path));
        Assert.Equal(5, FieldValues.PositiveNumber("5", "MaxItemsPerBatchPath", path));
        Assert.Equal(6, FieldValues.Seconds("6", "TimeoutSecondsPath", path));
        Assert.Equal(TimeSpan.FromSeconds(7), FieldValues.WaitSeconds("7", path));
    }

    [Theory]
    [InlineData("$.n", "2")]
    [InlineData("$['n']", "2")]
    [InlineData("$$.n", "2")]
    [InlineData("$n", "1.5")]
    [InlineData("$n", "two")]
    [InlineData("$n", "")]
    public void Number_OtherText_Fails(string path, string text) =>
        Assert.Equal(
            $"The MaxConcurrencyPath field refers to value \"{text}\" which is not a valid integer: {path}",
            Assert.Throws<RuntimeFault>(() => FieldValues.MaxConcurrency(text, path)).Detail);

    [Theory]
    [InlineData("$.n", "2")]
    [InlineData("$n", "NaN")]
    [InlineData("$n", "half")]
    public void Percentage_OtherText_Fails(string path, string text) =>
        Assert.Equal(
            $"The ToleratedFailurePercentagePath field refers to value \"{text}\" which is not a valid float: {path}",
            Assert.Throws<RuntimeFault>(() => FieldValues.ToleratedFailurePercentage(text, path)).Detail);

    [Fact]
    public void Number_NegativeTextInAVariable_IsOutOfRange() =>
        Assert.Equal("MaxConcurrency cannot be negative.", Assert.Throws<RuntimeFault>(() => FieldValues.MaxConcurrency("-1", "$n")).Detail);
}
