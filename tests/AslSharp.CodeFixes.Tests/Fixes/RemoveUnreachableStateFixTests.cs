using AslSharp.CodeFixes.Fixes;

namespace AslSharp.CodeFixes.Tests.Fixes;

public sealed class RemoveUnreachableStateFixTests
{
    [Fact]
    public void First_GoesWithItsLineAndComma()
    {
        Check(
            """
            {
              "StartAt": "A",
              "States": {
                "X": {
                  "Type": "Succeed" // inside
                }, // gone too
                // stays
                "A": { "Type": "Succeed" }
              }
            }
            """,
            """
            {
              "StartAt": "A",
              "States": {
                // stays
                "A": { "Type": "Succeed" }
              }
            }
            """);
    }

    [Fact]
    public void Last_TakesTheCommaBeforeAlong()
    {
        Check(
            "{\r\n\t\"StartAt\": \"A\",\r\n\t\"States\": {\r\n\t\t\"A\": { \"Type\": \"Succeed\" }, // first\r\n\t\t\"X\": { \"Type\": \"Succeed\" }\r\n\t}\r\n}",
            "{\r\n\t\"StartAt\": \"A\",\r\n\t\"States\": {\r\n\t\t\"A\": { \"Type\": \"Succeed\" } // first\r\n\t}\r\n}");
    }

    [Theory]
    [InlineData("""{"StartAt":"A","States":{"A":{"Type":"Succeed"},"X":{"Type":"Succeed"}}}""", """{"StartAt":"A","States":{"A":{"Type":"Succeed"}}}""")]
    [InlineData("""{ "StartAt": "A", "States": { "X": { "Type": "Succeed" }, "A": { "Type": "Succeed" } } }""", """{ "StartAt": "A", "States": { "A": { "Type": "Succeed" } } }""")]
    [InlineData("""{ "StartAt": "A", "States": { "A": { "Type": "Succeed" } /* a */ , /* x */ "X": { "Type": "Succeed" } } }""", """{ "StartAt": "A", "States": { "A": { "Type": "Succeed" } /* a */  /* x */ } }""")]
    [InlineData("{ \"StartAt\": \"A\", \"States\": {\n  \"A\": { \"Type\": \"Succeed\" },\n  \"X\": { \"Type\": \"Succeed\" } } }", "{ \"StartAt\": \"A\", \"States\": {\n  \"A\": { \"Type\": \"Succeed\" }\n  } }")]
    [InlineData("{ \"StartAt\": \"A\", \"States\": { \"Z\": { \"Type\": \"Succeed\" }, \"A\": { \"Type\": \"Succeed\" },\n \"B\": { \"Type\": \"Succeed\" } } }", "{ \"StartAt\": \"A\", \"States\": { \"A\": { \"Type\": \"Succeed\" },\n \"B\": { \"Type\": \"Succeed\" } } }")]
    [InlineData("{ \"StartAt\": \"A\", \"States\": { \"A\": { \"Type\": \"Succeed\" }, \"Z\": { \"Type\": \"Succeed\" },\n \"B\": { \"Type\": \"Succeed\" } } }", "{ \"StartAt\": \"A\", \"States\": { \"A\": { \"Type\": \"Succeed\" },\n \"B\": { \"Type\": \"Succeed\" } } }")]
    public void OnALineWithOthers_LeavesThem(string before, string after) => Check(before, after);

    [Fact]
    public void InABranch_TheBranchLosesIt()
    {
        Check(
            """
            {
              "StartAt": "P",
              "States": {
                "P": {
                  "Type": "Parallel",
                  "Branches": [
                    {
                      "StartAt": "A",
                      "States": {
                        "A": { "Type": "Succeed" },
                        "X": { "Type": "Pass", "Next": "A" }
                      }
                    }
                  ],
                  "End": true
                }
              }
            }
            """,
            """
            {
              "StartAt": "P",
              "States": {
                "P": {
                  "Type": "Parallel",
                  "Branches": [
                    {
                      "StartAt": "A",
                      "States": {
                        "A": { "Type": "Succeed" }
                      }
                    }
                  ],
                  "End": true
                }
              }
            }
            """);
    }

    private static void Check(string before, string after) => Mend.Assert<RemoveUnreachableStateFix>("ASL3001", "RemoveState", before, after);
}
