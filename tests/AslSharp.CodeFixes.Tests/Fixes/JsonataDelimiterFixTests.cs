using AslSharp.CodeFixes.Fixes;

namespace AslSharp.CodeFixes.Tests.Fixes;

public sealed class JsonataDelimiterFixTests
{
    [Theory]
    [InlineData("ASL5002", "\"Output\": \"{% $states.input\"", "\"Output\": \"{% $states.input %}\"")]
    [InlineData("ASL5002", "\"Output\": { \"a\": \"$states.input %}\" }", "\"Output\": { \"a\": \"{% $states.input %}\" }")]
    [InlineData("ASL1103", "\"Seconds\": \"$states.input.\\\"n\\\"\"", "\"Seconds\": \"{% $states.input.\\\"n\\\" %}\"")]
    [InlineData("ASL1116", "\"Timestamp\": \"$states.input.at\"", "\"Timestamp\": \"{% $states.input.at %}\"")]
    public void Delimiters_InAJsonataMachine_AreAdded(string id, string before, string after) =>
        Mend.Assert<JsonataDelimiterFix>(id, "JsonataDelimiters", Wait(before), Wait(after));

    [Fact]
    public void Condition_OfAJsonataState_IsWrapped()
    {
        const string Before = """
            { "StartAt": "C", "States": {
              "C": { "Type": "Choice", "QueryLanguage": "JSONata", "Choices": [ { "Condition": "$states.input.a = 1", "Next": "S" } ], "Default": "S" },
              "S": { "Type": "Succeed" } } }
            """;
        Mend.Assert<JsonataDelimiterFix>("ASL1103", "JsonataDelimiters", Before, Before.Replace("\"$states.input.a = 1\"", "\"{% $states.input.a = 1 %}\""));
    }

    [Theory]
    [InlineData("""{ "StartAt": "W", "States": { "W": { "Type": "Wait", "Seconds": "$.n", "End": true } } }""")]
    [InlineData("""{ "QueryLanguage": "JSONata", "StartAt": "W", "States": { "W": { "Type": "Wait", "Seconds": 1, "End": "true" } } }""")]
    public void FieldWithoutExpressions_HasNoEdit(string text) => Assert.Empty(Mend.Edits<JsonataDelimiterFix>("ASL1103", text));

    private static string Wait(string fields) =>
        $$"""{ "QueryLanguage": "JSONata", "StartAt": "W", "States": { "W": { "Type": "Wait", {{(fields.Contains("Output") ? "\"Seconds\": 1, " : "")}}{{fields}}, "End": true } } }""";
}
