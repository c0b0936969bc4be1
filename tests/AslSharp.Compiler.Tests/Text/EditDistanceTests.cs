using AslSharp.Compiler.Text;

namespace AslSharp.Compiler.Tests.Text;

public sealed class EditDistanceTests
{
    [Theory]
    [InlineData("", "", 0)]
    [InlineData("abc", "abc", 0)]
    [InlineData("abc", "", 3)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("Next", "Nxet", 2)]
    [InlineData("Next", "next", 1)]
    public void Between_TwoWords_CountsTheChanges(string left, string right, int expected)
    {
        Assert.Equal(expected, EditDistance.Between(left, right));
        Assert.Equal(expected, EditDistance.Between(right, left));
    }

    [Fact]
    public void Between_LongTexts_IsEndless()
    {
        Assert.Equal(int.MaxValue, EditDistance.Between(new string('a', 81), "a"));
    }
}
