using AslSharp.CodeFixes.Fixes;

namespace AslSharp.CodeFixes.Tests.Fixes;

public sealed class StatesAllFixTests
{
    [Fact]
    public void ElementOfItsOwn_MovesToTheEnd()
    {
        Check(
            """
            [
              // everything
              { "ErrorEquals": ["States.ALL"], "MaxAttempts": 1 },
              // the rest
              { "ErrorEquals": ["A"] }, // a
              { "ErrorEquals": ["B"] } // b
            ]
            """,
            """
            [
              // everything
              // the rest
              { "ErrorEquals": ["A"] }, // a
              { "ErrorEquals": ["B"] }, // b
              { "ErrorEquals": ["States.ALL"], "MaxAttempts": 1 }
            ]
            """);
    }

    [Theory]
    [InlineData("""[{"ErrorEquals":["States.ALL"]},{"ErrorEquals":["A"]}]""", """[{"ErrorEquals":["A"]}, {"ErrorEquals":["States.ALL"]}]""")]
    [InlineData("""[ { "ErrorEquals": [ "A", "States.ALL" ] } ]""", """[ { "ErrorEquals": [ "States.ALL" ] } ]""")]
    [InlineData("""[ { "ErrorEquals": ["States.ALL", "A"] }, { "ErrorEquals": ["States.ALL"] } ]""", """[ { "ErrorEquals": ["A"] }, { "ErrorEquals": ["States.ALL"] } ]""")]
    [InlineData(
        """[ { "ErrorEquals": ["A", "States.ALL"], "MaxAttempts": 1 }, { "ErrorEquals": ["B"] } ]""",
        """[ { "ErrorEquals": ["A"], "MaxAttempts": 1 }, { "ErrorEquals": ["B"] }, { "ErrorEquals": ["States.ALL"], "MaxAttempts": 1 } ]""")]
    public void OnOneLine_StaysThere(string before, string after) => Check(before, after);

    [Fact]
    public void NameAmongOthers_GetsACopyAtTheEnd()
    {
        Check(
            "[\r\n  {\r\n    \"ErrorEquals\": [\r\n      \"States.ALL\",\r\n      \"A\"\r\n    ],\r\n    \"MaxAttempts\": 1\r\n  },\r\n  { \"ErrorEquals\": [\"B\"] }\r\n]",
            "[\r\n  {\r\n    \"ErrorEquals\": [\r\n      \"A\"\r\n    ],\r\n    \"MaxAttempts\": 1\r\n  },\r\n  { \"ErrorEquals\": [\"B\"] },\r\n  {\r\n    \"ErrorEquals\": [\r\n      \"States.ALL\"\r\n    ],\r\n    \"MaxAttempts\": 1\r\n  }\r\n]");
    }

    [Fact]
    public void TwoElementsForEverything_HaveNoEdit()
    {
        Assert.Empty(Mend.Edits<StatesAllFix>("ASL1117", Task("""[{ "ErrorEquals": ["States.ALL"] }, { "ErrorEquals": ["States.ALL"] }]""")));
    }

    private static void Check(string before, string after) => Mend.Assert<StatesAllFix>("ASL1117", "StatesAll", Task(before), Task(after));

    private static string Task(string retry) =>
        $$"""{ "StartAt": "T", "States": { "T": { "Type": "Task", "Resource": "arn:aws:lambda:eu-west-1:123456789012:function:f", "End": true, "Retry": {{retry}} } } }""";
}
