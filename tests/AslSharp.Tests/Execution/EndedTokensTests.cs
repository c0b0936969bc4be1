using AslSharp.Runtime;

namespace AslSharp.Tests.Execution;

public sealed class EndedTokensTests
{
    [Fact]
    public void Add_BeyondTheBound_ForgetsTheOldest()
    {
        var tokens = new EndedTokens(2);
        foreach (var token in (string[])["a", "b", "b", "c"]) tokens.Add(token);

        Assert.False(tokens.Contains("a"));
        Assert.True(tokens.Contains("b"));
        Assert.True(tokens.Contains("c"));
    }
}
