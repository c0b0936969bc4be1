using AslSharp.Runtime;

namespace AslSharp.Tests.Services;

public sealed class StateMachineArnTests
{
    [Theory]
    [InlineData("arn:aws:states:us-east-1:123456789012:stateMachine:order")]
    [InlineData("arn:aws:states:us-east-1:123456789012:stateMachine:order:prod")]
    public void Parse_Arn_DropsVersionAndAlias(string text)
    {
        var arn = StateMachineArn.Parse(text)!.Value;

        Assert.Equal(("arn:aws:states:us-east-1:123456789012:stateMachine:order", "order"), (arn.Text, arn.Name));
        Assert.Equal("arn:aws:states:us-east-1:123456789012:execution:order:run", arn.Execution("run"));
    }

    [Theory]
    [InlineData("order")]
    [InlineData("${OrderArn}")]
    [InlineData("arn:aws:states:us-east-1:123456789012:activity:order")]
    public void Parse_OtherText_IsNone(string text) => Assert.Null(StateMachineArn.Parse(text));
}
