using AslSharp.CodeFixes.Fixes;

namespace AslSharp.CodeFixes.Tests.Fixes;

public sealed class NearestNameFixTests
{
    [Theory]
    [InlineData("ASL2001", """{ "StartAt": "Frist", "States": { "First": { "Type": "Succeed" } } }""", "\"Frist\"", "\"First\"")]
    [InlineData("ASL2001", """{ "StartAt": "Ähn\u006cich", "States": { "Say \"hello\"": { "Type": "Succeed" }, "Ähnliche": { "Type": "Succeed" } } }""", "\"Ähn\\u006cich\"", "\"Ähnliche\"")]
    [InlineData("ASL2001", """{ "StartAt": "Say 'hello'", "States": { "Say \"hello\"": { "Type": "Succeed" } } }""", "\"Say 'hello'\"", "\"Say \\\"hello\\\"\"")]
    [InlineData("ASL1101", """{ "startAt": "A", "States": { "A": { "Type": "Succeed" } } }""", "startAt", "StartAt")]
    [InlineData("ASL1101", """{ "StartAt": "A", "States": { "A": { "type": "Succeed" } } }""", "type", "Type")]
    [InlineData("ASL1108", """{ "StartAt": "A", "States": { "A": { "Type": "Sucseed" } } }""", "Sucseed", "Succeed")]
    [InlineData("ASL1105", """{ "QueryLanguage": "JsonPath", "StartAt": "A", "States": { "A": { "Type": "Succeed" } } }""", "JsonPath", "JSONPath")]
    [InlineData("ASL4012", """{ "StartAt": "A", "States": { "A": { "Type": "Pass", "End": true, "Parameters": { "x.$": "States.Array(1, States.Fromat('\u0061{}', $.b))" } } } }""", "States.Fromat", "States.Format")]
    [InlineData("ASL2022", """{ "StartAt": "A", "States": { "A": { "Type": "Task", "Resource": "${F}", "Retry": [{ "ErrorEquals": ["States.TimeOut"] }], "End": true } } }""", "States.TimeOut", "States.Timeout")]
    [InlineData("ASL2028", """{ "StartAt": "A", "States": { "A": { "Type": "Task", "Resource": "arn:aws:states:::aws-sdk:sqs:sendMesage", "Parameters": { "A": 1 }, "End": true } } }""", "sendMesage", "sendMessage")]
    [InlineData("ASL2029", """{ "StartAt": "A", "States": { "A": { "Type": "Task", "Resource": "arn:aws:states:::aws-sdk:s3:getObject", "Parameters": { "Bucket": "b", "key.$": "$.k" }, "End": true } } }""", "key.$", "Key.$")]
    [InlineData("ASL2031", """{ "StartAt": "A", "States": { "A": { "Type": "Task", "Resource": "arn:aws:states:::lambda:invoke", "Parameters": { "FunctionName": "f", "InvocationType": "event" }, "End": true } } }""", "\"event\"", "\"Event\"")]
    public void Fix_WritesTheNearestName(string id, string before, string wrong, string right)
    {
        Mend.Assert<NearestNameFix>(id, "NearestName", before, before.Replace(wrong, right));
    }

    [Fact]
    public void Fix_InAnInnerScope_TakesItsStates()
    {
        const string Before = """
            { "StartAt": "Outer", "States": { "Outer": { "Type": "Parallel", "End": true, "Branches": [
              { "StartAt": "Inner", "States": { "Inner": { "Type": "Pass", "Next": "Stopp" }, "Stop": { "Type": "Succeed" } } } ] } } }
            """;
        Mend.Assert<NearestNameFix>("ASL2001", "NearestName", Before, Before.Replace("Stopp", "Stop"));
    }

    [Fact]
    public void Fix_WithNothingNear_HasNoEdit()
    {
        Assert.Empty(Mend.Edits<NearestNameFix>("ASL2001", """{ "StartAt": "Zebra", "States": { "Wait": { "Type": "Succeed" } } }"""));
    }
}
