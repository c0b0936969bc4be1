using AslSharp.CodeFixes.Fixes;

namespace AslSharp.CodeFixes.Tests.Fixes;

public sealed class DollarSuffixFixTests
{
    [Theory]
    [InlineData("ASL1128", "AddDollar", """{ "a": "$.b" }""", """{ "a.$": "$.b" }""")]
    [InlineData("ASL1128", "AddDollar", """{ "outer" : [ { /* c */ "\u0061\"" : "States.UUID()" } ] }""", """{ "outer" : [ { /* c */ "\u0061\".$" : "States.UUID()" } ] }""")]
    [InlineData("ASL4010", "DropDollar", """{ "a.$": "text" }""", """{ "a": "text" }""")]
    [InlineData("ASL4010", "DropDollar", """{ "a\u002e\u0024": "text" }""", """{ "a": "text" }""")]
    [InlineData("ASL1119", "DropDollar", "{\r\n  \"a.$\": [ 1 ]\r\n}", "{\r\n  \"a\": [ 1 ]\r\n}")]
    public void Suffix_InATemplate_IsAddedOrDropped(string id, string key, string before, string after) =>
        Mend.Assert<DollarSuffixFix>(id, key, Pass(before), Pass(after));

    [Fact]
    public void Suffix_ThatWouldMeetAnotherName_HasNoEdit()
    {
        Assert.Empty(Mend.Edits<DollarSuffixFix>("ASL1128", Pass("""{ "a": "$.b", "a.$": "$.c" }""")));
    }

    [Fact]
    public void Error_WithAPath_BecomesErrorPath()
    {
        const string Before = """{ "StartAt": "F", "States": { "F": { "Type": "Fail", "Error": "$.error" } } }""";
        Mend.Assert<DollarSuffixFix>("ASL1130", "AddPath", Before, Before.Replace("\"Error\"", "\"ErrorPath\""));
    }

    private static string Pass(string parameters) =>
        $$"""{ "StartAt": "P", "States": { "P": { "Type": "Pass", "Parameters": {{parameters}}, "End": true } } }""";
}
