using AslSharp.Graphs;

namespace AslSharp.Cli.Tests.Graphs;

public sealed class ConditionTextTests
{
    [Theory]
    [InlineData("""{"Variable": "$.total", "NumericGreaterThan": 100}""", "total > 100")]
    [InlineData("""{"Variable": "$.a.b[0]", "StringEquals": "paid"}""", "a.b[0] is \"paid\"")]
    [InlineData("""{"Variable": "$.a", "StringEqualsPath": "$.b"}""", "a is b")]
    [InlineData("""{"Variable": "$$.Execution.Name", "StringMatches": "*.log"}""", "$$.Execution.Name matches \"*.log\"")]
    [InlineData("""{"Variable": "$x", "NumericLessThanEquals": 1.5}""", "$x ≤ 1.5")]
    [InlineData("""{"Variable": "$", "IsNull": true}""", "input is null")]
    [InlineData("""{"Variable": "$.a", "IsPresent": false}""", "a is absent")]
    [InlineData("""{"Variable": "$.a", "IsNumeric": false}""", "a is not a number")]
    [InlineData("""{"Variable": "$.a", "BooleanEquals": true}""", "a")]
    [InlineData("""{"Variable": "$.a", "BooleanEquals": false}""", "not a")]
    [InlineData("""{"Variable": "$.a", "BooleanEqualsPath": "$.b"}""", "a is b")]
    [InlineData("""{"Variable": "$.t", "TimestampLessThan": "2025-01-01T00:00:00Z"}""", "t before 2025-01-01T00:00:00Z")]
    [InlineData("""{"Not": {"Variable": "$.a", "IsPresent": true}}""", "a is absent")]
    [InlineData("""{"Not": {"Variable": "$.a", "StringEquals": "x"}}""", "a is not \"x\"")]
    [InlineData("""{"Not": {"Not": {"Variable": "$.a", "BooleanEquals": true}}}""", "a")]
    [InlineData("""{"And": [{"Variable": "$.a", "BooleanEquals": true}, {"Variable": "$.b", "NumericEquals": 1}]}""", "a and b = 1")]
    [InlineData("""{"And": [{"Or": [{"Variable": "$.a", "BooleanEquals": true}, {"Variable": "$.b", "BooleanEquals": true}]}, {"Variable": "$.c", "BooleanEquals": true}]}""", "(a or b) and c")]
    [InlineData("""{"Not": {"Or": [{"Variable": "$.a", "BooleanEquals": true}, {"Variable": "$.b", "IsNull": true}]}}""", "not a and b is not null")]
    [InlineData("""{"Condition": "{% $states.input.total >   100 %}"}""", "total > 100")]
    [InlineData("""{"Variable": "$.a"}""", "?")]
    [InlineData("""{}""", "?")]
    public void Of_Rule_IsShortEnglish(string rule, string expected)
        => Assert.Equal(expected, ConditionText.Of(AslValue.Parse(rule)));
}
