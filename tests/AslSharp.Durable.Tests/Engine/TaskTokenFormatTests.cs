namespace AslSharp.Durable.Tests.Engine;

public sealed class TaskTokenFormatTests
{
    private const string Arn = "arn:aws:states:us-east-1:123456789012:execution:order:Ä-1";

    [Fact]
    public void Token_BeginsWithALetter_AndHoldsTheArn()
    {
        // Of a thousand that began with anything, sixteen would begin with a hyphen.
        var tokens = Enumerable.Range(0, 1000).Select(static _ => TaskTokenFormat.New(Arn)).ToList();

        Assert.All(tokens, static token => Assert.True(char.IsAsciiLetter(token[0]), token));
        Assert.All(tokens, static token => Assert.Equal(Arn, TaskTokenFormat.ArnOf(token)));
        Assert.Equal(1000, tokens.Distinct().Count());
    }
}
