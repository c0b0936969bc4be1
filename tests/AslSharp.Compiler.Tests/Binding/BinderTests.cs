using static AslSharp.Compiler.Diagnostics.DiagnosticDescriptors;
using static AslSharp.Compiler.Tests.Syntax.Definition;

namespace AslSharp.Compiler.Tests.Binding;

public sealed class BinderTests
{
    [Theory]
    [InlineData("""{ "StartAt": [|"X"|], "States": { "A": { "Type": "Succeed" } } }""")]
    [InlineData("""{ "StartAt": "A", "States": { "A": { "Type": "Pass", "Next": [|"X"|] } } }""")]
    [InlineData("""{ "StartAt": "A", "States": { "A": { "Type": "Choice", "Choices": [{ "Variable": "$.a", "IsNull": true, "Next": [|"X"|] }] } } }""")]
    [InlineData("""{ "StartAt": "A", "States": { "A": { "Type": "Task", "Resource": "${F}", "End": true, "Catch": [{ "ErrorEquals": ["E"], "Next": [|"X"|] }] } } }""")]
    public void Compile_UnknownTarget_ReportsTheName(string text) => AssertText(text, TransitionTargetNotFound);

    [Fact]
    public void Compile_UnknownTarget_AdvisesTheNearestState() =>
        AssertMessage(""" "A": { "Type": "Pass", "Next": "Chekout" }, "Checkout": { "Type": "Succeed" }""", "did you mean 'Checkout'?");

    [Fact]
    public void Compile_TransitionOutOfABranch_ReportsTheName() =>
        AssertStates(
            """ "A": { "Type": "Parallel", "Branches": [{ "StartAt": "I", "States": { "I": { "Type": "Pass", "Next": [|"B"|] } } }], "Next": "B" }, "B": { "Type": "Succeed" }""",
            TransitionLeavesScope);

    [Fact]
    public void Compile_SameNameInInnerScope_ReportsTheSecond() =>
        AssertStates(
            """ "A": { "Type": "Map", "ItemProcessor": { "StartAt": "A", "States": { [|"A"|]: { "Type": "Succeed" } } }, "End": true }""",
            StateNameDuplicate);

    [Fact]
    public void Compile_NameOf80Characters_ReportsNothing() => AssertText(NameOf(80));

    [Fact]
    public void Compile_NameOf81Characters_ReportsTheName() => AssertText(NameOf(81).Replace(": { \"Type\"", "|]: { \"Type\"").Replace("{ \"x", "{ [|\"x"), StateNameLength);

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

    [Theory]
    [InlineData("a.b", "ASL2008")]
    [InlineData("1a", "ASL2008")]
    [InlineData("x[0]", "ASL2008")]
    [InlineData("states", "ASL2009")]
    public void Compile_WrongVariableName_ReportsIt(string name, string id)
    {
        var found = Assert.Single(Compile(Machine($$""" "A": { "Type": "Pass", "Assign": { "{{name}}": 1 }, "End": true }""")).Diagnostics);
        Assert.Equal(id, found.Id);
    }

    [Theory]
    [InlineData(""" "Assign": { "x": 1 }, "Next": "B" """)]
    [InlineData(""" "Catch": [{ "ErrorEquals": ["E"], "Assign": { "x": 1 }, "Next": "B" }], "Next": "B" """)]
    public void Compile_InnerScopeAssignsANameOfTheStateAroundIt_ReportsNothing(string fields)
    {
        const string Branch = """{ "StartAt": "I", "States": { "I": { "Type": "Pass", "Assign": { "x": 1 }, "End": true } } }""";
        AssertStates($$""" "A": { "Type": "Parallel", "Branches": [{{Branch}}], {{fields}} }, "B": { "Type": "Succeed" }""");
        AssertStates($$""" "A": { "Type": "Map", "ItemProcessor": {{Branch}}, {{fields}} }, "B": { "Type": "Succeed" }""");
    }

    [Fact]
    public void Compile_InnerScopeAssignsANameOfAnotherStateToo_ReportsTheInner() =>
        AssertStates(
            """
            "A": { "Type": "Parallel", "Branches": [{ "StartAt": "M", "States": { "M": { "Type": "Map", "Assign": { "y": 1 }, "End": true,
              "ItemProcessor": { "StartAt": "I", "States": { "I": { "Type": "Pass", "Assign": { [|"x"|]: 1, "y": 2 }, "End": true } } } } } }], "Assign": { "x": 2 }, "Next": "B" },
            "B": { "Type": "Pass", "Assign": { "x": 3 }, "End": true }
            """,
            VariableOfOuterScope);

    [Fact]
    public void Compile_InnerScopeAssignsOuterName_ReportsTheInner() =>
        AssertStates(
            """
            "A": { "Type": "Map", "ItemProcessor": { "StartAt": "I", "States": { "I": { "Type": "Pass", "Assign": { [|"x"|]: 1 }, "End": true } } }, "Next": "B" },
            "B": { "Type": "Pass", "Assign": { "x.$": "$.a" }, "End": true }
            """,
            VariableOfOuterScope);

    [Fact]
    public void Compile_BranchesAssignTheSameName_ReportsNothing() =>
        AssertStates("""
            "A": { "Type": "Parallel", "End": true, "Branches": [
              { "StartAt": "I", "States": { "I": { "Type": "Pass", "Assign": { "x": 1 }, "End": true } } },
              { "StartAt": "J", "States": { "J": { "Type": "Pass", "Assign": { "x": 1 }, "End": true } } }] }
            """);

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

    [Theory]
    [InlineData("all orders")]
    [InlineData("a/b")]
    [InlineData("")]
    public void Compile_WrongLabel_ReportsIt(string label) =>
        Assert.Contains(Compile(Machine(Map($$""" "Label": "{{label}}" """))).Diagnostics, diagnostic => diagnostic.Descriptor == LabelInvalid);

    [Fact]
    public void Compile_JsonPathStateInJsonataMachine_ReportsTheState() =>
        AssertText(
            """{ "QueryLanguage": "JSONata", "StartAt": "A", "States": { "A": { "Type": "Pass", "QueryLanguage": [|"JSONPath"|], "End": true } } }""",
            JsonPathStateInJsonataMachine);

    private static string Task(string fields) => Machine($$""" "A": { "Type": "Task", {{fields}}, "End": true }""");

    private static string Map(string fields) =>
        $$""" "A": { "Type": "Map", {{fields}}, "ItemProcessor": { "StartAt": "I", "States": { "I": { "Type": "Succeed" } } }, "End": true }""";

    private static string NameOf(int length)
    {
        var name = new string('x', length);
        return $$"""{ "StartAt": "{{name}}", "States": { "{{name}}": { "Type": "Succeed" } } }""";
    }
}
