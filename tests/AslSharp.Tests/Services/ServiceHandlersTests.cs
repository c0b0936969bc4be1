namespace AslSharp.Tests.Services;

public sealed class ServiceHandlersTests
{
    private static readonly ServiceHandler Exact = static (_, _, _) => new(1);
    private static readonly ServiceHandler Service = static (_, _, _) => new(2);
    private static readonly ServiceHandler All = static (_, _, _) => new(3);

    private static readonly ServiceHandlers Handlers = new ServiceHandlers()
        .Add("arn:aws:states:::*", All)
        .Add("arn:aws:states:::sqs:*", Service)
        .Add("arn:aws:states:::sqs:sendMessage", Exact);

    [Fact]
    public void Find_ExactTextThenLongestStart_Wins()
    {
        Assert.Same(Exact, Handlers.Find("arn:aws:states:::sqs:sendMessage"));
        Assert.Same(Service, Handlers.Find("arn:aws:states:::sqs:sendMessage.waitForTaskToken"));
        Assert.Same(All, Handlers.Find("arn:aws:states:::sns:publish"));
        Assert.Null(Handlers.Find("arn:aws:lambda:us-east-1:123456789012:function:f"));
    }

    [Theory]
    [InlineData("arn:aws:states:::sqs:*")]
    [InlineData("arn:aws:states:::sqs:sendMessage")]
    public void Add_SecondHandler_Throws(string resource)
        => Assert.Throws<ArgumentException>(() => new ServiceHandlers().Add(resource, Exact).Add(resource, All));
}
