using static AslSharp.Compiler.Diagnostics.DiagnosticDescriptors;
using static AslSharp.Compiler.Tests.Syntax.Definition;

namespace AslSharp.Compiler.Tests.Checks;

// What a Task state names and hands over.
public sealed class TaskTests
{
    [Theory]
    [InlineData("ChargeCard", "ASL2005")]
    [InlineData("arn:aws:s3:::bucket", "ASL2005")]
    [InlineData("arn:aws:states:::dynamodb:query", "ASL2006")]
    [InlineData("arn:aws:states:::lambda:invoke.sync", "ASL2006")]
    [InlineData("arn:aws:states:::batch:submitJob.sync:2", "ASL2006")]
    [InlineData("arn:aws:states:::aws-sdk:s3:getObject.sync", "ASL2006")]
    [InlineData("arn:aws:states:::lamda:invoke", "ASL2007")]
    public void Compile_DoubtfulResource_ReportsIt(string resource, string id)
    {
        var found = Assert.Single(Compile(Task($""" "Resource": "{resource}", "Parameters": {"{}"}""")).Diagnostics);
        Assert.Equal(id, found.Id);
    }

    [Theory]
    [InlineData("${Function}")]
    [InlineData("arn:aws:lambda:us-east-1:111122223333:function:Charge")]
    [InlineData("arn:aws:lambda:REGION:ACCOUNT_ID:function:Charge:$LATEST")]
    [InlineData("arn:aws-cn:states:us-east-1:111122223333:activity:Approve")]
    [InlineData("arn:${AWS::Partition}:states:::sns:publish")]
    [InlineData("arn:aws:states:us-east-1::states:startExecution.sync:2")]
    [InlineData("arn:aws:states:::aws-sdk:s3:getObject.waitForTaskToken")]
    [InlineData("arn:aws:states:::${Service}:${Action}")]
    public void Compile_Resource_ReportsNothing(string resource) =>
        AssertText(Task($$""" "Resource": "{{resource}}", "Parameters": { "${A}": 1 }"""));

    [Fact]
    public void Compile_IntegrationWithoutParameters_Warns() =>
        AssertStates(""" [|"A"|]: { "Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage", "End": true }""", IntegrationWithoutArguments);

    [Fact]
    public void Compile_IntegrationWithoutAnArgument_Warns() =>
        AssertStates(
            """ "A": { "Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage", [|"Parameters"|]: { "QueueUrl": "q" }, "End": true }""",
            IntegrationArgumentMissing);

    [Fact]
    public void Compile_CredentialsWithoutRole_ReportsTheField() =>
        AssertText(Task(""" "Resource": "${F}", [|"Credentials"|]: { "roleArn": "r" }"""), CredentialsWithoutRole);

    [Fact]
    public void Compile_CredentialsOnActivity_ReportsTheField() =>
        AssertText(Task(""" "Resource": "arn:aws:states:us-east-1:1:activity:A", [|"Credentials"|]: { "RoleArn": "r" }"""), CredentialsOnActivity);

    [Fact]
    public void Compile_HeartbeatNotBelowTimeout_ReportsTheHeartbeat() =>
        AssertText(Task(""" "Resource": "${F}", "TimeoutSeconds": 60, "HeartbeatSeconds": [|61|]"""), HeartbeatNotBelowTimeout);

    [Fact]
    public void Compile_HeartbeatAsLongAsTheTimeout_Warns() =>
        AssertText(Task(""" "Resource": "${F}", "TimeoutSeconds": 60, "HeartbeatSeconds": [|60|]"""), HeartbeatEqualsTimeout);

    private static string Task(string fields) => Machine($$""" "A": { "Type": "Task", {{fields}}, "End": true }""");
}
