using static AslSharp.Compiler.Diagnostics.DiagnosticDescriptors;
using static AslSharp.Compiler.Tests.Syntax.Definition;

namespace AslSharp.Compiler.Tests.Analysis;

public sealed class ChoiceCoverageTests
{
    [Theory]
    [InlineData(""" { "Variable": "$.a", "BooleanEquals": true, @ }, { "Variable": "$.a", "BooleanEquals": false, @ }""")]
    [InlineData(""" { "Variable": "$.a", "IsPresent": true, @ }, { "Variable": "$.a", "IsPresent": false, @ }""")]
    [InlineData(""" { "Variable": "$.a", "NumericLessThan": 3, @ }, { "Variable": "$.a", "NumericGreaterThanEquals": 3, @ }""")]
    [InlineData(""" { "Variable": "$.a", "NumericLessThan": 3, @ }, { "Variable": "$.a", "NumericEquals": 3, @ }, { "Variable": "$.a", "NumericGreaterThan": 3.0, @ }""")]
    [InlineData(""" { "Variable": "$.a", "NumericLessThanPath": "$.b", @ }, { "Variable": "$.a", "NumericGreaterThanEqualsPath": "$.b", @ }""")]
    [InlineData(""" { "Variable": "$.a", "TimestampLessThan": "2030-01-01T01:00:00+01:00", @ }, { "Variable": "$.a", "TimestampGreaterThanEquals": "2030-01-01T00:00:00Z", @ }""")]
    [InlineData(""" { "Variable": "$.a", "StringEquals": "x", @ }, { "Not": { "Variable": "$.a", "StringEquals": "x" }, @ }""")]
    [InlineData(""" { "Or": [{ "Variable": "$.a", "IsNull": true }, { "Variable": "$.a", "IsNull": false }], @ }""")]
    [InlineData(""" { "Variable": "$.a", "IsPresent": false, @ }, { "And": [{ "Variable": "$.a", "IsPresent": true }, { "Variable": "$.a", "BooleanEquals": true }], @ }, { "Variable": "$.a", "BooleanEquals": false, @ }""")]
    public void Compile_RulesThatCoverEverything_AdviseNothing(string rules) => Assert.Empty(Compile(Choice(rules)).Diagnostics);

    [Theory]
    [InlineData(""" { "Variable": "$.a", "BooleanEquals": true, @ }""")]
    [InlineData(""" { "Variable": "$.a", "BooleanEquals": true, @ }, { "Variable": "$.b", "BooleanEquals": false, @ }""")]
    [InlineData(""" { "Variable": "$.a", "NumericLessThan": 3, @ }, { "Variable": "$.a", "NumericGreaterThan": 3, @ }""")]
    [InlineData(""" { "Variable": "$.a", "NumericLessThan": 3, @ }, { "Variable": "$.a", "NumericGreaterThanEquals": 4, @ }""")]
    [InlineData(""" { "Variable": "$.a", "StringEquals": "x", @ }, { "Variable": "$.a", "StringEquals": "y", @ }""")]
    [InlineData(""" { "And": [{ "Variable": "$.a", "IsNull": true }, { "Variable": "$.b", "IsNull": false }], @ }""")]
    public void Compile_RulesThatLeaveSomething_AdviseADefault(string rules) =>
        Assert.Equal([ChoiceWithoutDefault.Id], Compile(Choice(rules)).Diagnostics.Select(found => found.Id));

    [Fact]
    public void Compile_ChoiceWithoutDefault_PointsAtTheState() =>
        AssertStates(
            """ [|"A"|]: { "Type": "Choice", "Choices": [{ "Variable": "$.a", "IsNull": true, "Next": "B" }] }, "B": { "Type": "Succeed" }""",
            ChoiceWithoutDefault);

    [Theory]
    [InlineData(""" { "Variable": "$.a", "StringEquals": "x", @ }, { "Variable": "$.a", [|"StringEquals": "x"|], @ }""")]
    [InlineData(""" { "Variable": "$.a", "NumericGreaterThan": 1, @ }, { "Variable": "$.a", [|"NumericEquals": 2|], @ }""")]
    [InlineData(""" { "Variable": "$.a", "IsPresent": true, @ }, { "Variable": "$.a", "IsPresent": false, @ }, { "Variable": "$.b", [|"IsNull": true|], @ }""")]
    [InlineData(""" { [|"And"|]: [{ "Variable": "$.a", "NumericGreaterThan": 9 }, { "Variable": "$.a", "NumericLessThan": 3 }], @ }""")]
    [InlineData(""" { "Variable": "$.a", "IsNull": true, @ }, { [|"Not"|]: { "Variable": "$.a", "IsNull": false }, @ }""")]
    [InlineData(""" { "Variable": "$.a", "StringMatches": "x*", @ }, { "Variable": "$.a", [|"StringMatches": "x*"|], @ }""")]
    public void Compile_RuleThatIsNeverTaken_ReportsItsTest(string rules) => AssertText(Choice(rules, """, "Default": "B" """), ChoiceRuleNeverTaken);

    [Theory]
    [InlineData(""" { "Variable": "$.a", "BooleanEquals": true, @ }, { "Variable": "$.a", "BooleanEquals": false, @ }, { "Variable": "$.a", "StringEquals": "x", @ }""")]
    [InlineData(""" { "Variable": "$.a", "NumericEquals": 2, @ }, { "Variable": "$.a", "NumericGreaterThan": 1, @ }""")]
    [InlineData(""" { "Variable": "$.a", "StringEquals": "${X}", @ }, { "Variable": "$.a", "StringEquals": "${Y}", @ }""")]
    public void Compile_RulesThatMayAllBeTaken_ReportNothing(string rules) =>
        AssertText(Choice(rules, """, "Default": "B" """));

    // Whatever the value is, one of the two negations holds.
    [Fact]
    public void Compile_NegationsThatCoverEverything_ReportTheRuleBehindThem() =>
        AssertText(
            Choice(""" { "Not": { "Variable": "$.a", "NumericLessThan": 1 }, @ }, { "Not": { "Variable": "$.a", "NumericGreaterThanEquals": 1 }, @ }, { "Variable": "$.b", [|"IsNull": true|], @ }"""),
            ChoiceRuleNeverTaken);

    [Fact]
    public void Compile_MoreSituationsThanCanBeTried_ReportsNoRule()
    {
        var rules = string.Join(", ", Enumerable.Range(0, 30).Select(i => $$"""{ "Variable": "$.f{{i}}", "IsNull": true, @ }"""));
        Assert.Equal([ChoiceWithoutDefault.Id], Compile(Choice(rules + """, { "Variable": "$.f0", "IsNull": true, @ }""")).Diagnostics.Select(found => found.Id));
    }

    private static string Choice(string rules, string more = "") =>
        Machine($$""" "A": { "Type": "Choice", "Choices": [{{rules.Replace("@", "\"Next\": \"B\"")}}]{{more}} }, "B": { "Type": "Succeed" }""");
}
