using AslSharp.CodeFixes.Fixes;

namespace AslSharp.CodeFixes.Tests.Fixes;

public sealed class AddTransitionFixTests
{
    private const string Spread = """
        {
           "StartAt": "A",
           "States": {
              "A": {
                 "Type": "Pass",
                 "Result": { "a": 1 } // fixed

              },
              "B": { "Type": "Succeed" }
           }
        }
        """;

    [Fact]
    public void End_IsAddedAtTheEnd()
    {
        Mend.Assert<AddTransitionFix>("ASL1107", "AddEnd", Spread, Spread.Replace("} // fixed\n", "}, // fixed\n         \"End\": true\n"));
    }

    [Fact]
    public void Next_NamesTheStateBelow()
    {
        Mend.Assert<AddTransitionFix>("ASL1107", "AddNext", Spread, Spread.Replace("} // fixed\n", "}, // fixed\n         \"Next\": \"B\"\n"));
    }

    [Theory]
    [InlineData("""{"StartAt":"A","States":{"A":{"Type":"Pass"}}}""", """{"StartAt":"A","States":{"A":{"Type":"Pass","End":true}}}""")]
    [InlineData("""{ "StartAt": "A", "States": { "A": { "Type": "Pass", "End": false } } }""", """{ "StartAt": "A", "States": { "A": { "Type": "Pass", "End": true } } }""")]
    [InlineData("{ \"StartAt\": \"A\", \"States\": { \"A\": { \"Type\": \"Pass\" // why\n } } }", "{ \"StartAt\": \"A\", \"States\": { \"A\": { \"Type\": \"Pass\", \"End\": true // why\n } } }")]
    public void End_OfTheOnlyState_IsTheOnlyEdit(string before, string after)
    {
        Assert.Single(Mend.Edits<AddTransitionFix>("ASL1107", before));
        Mend.Assert<AddTransitionFix>("ASL1107", "AddEnd", before, after);
    }

    [Fact]
    public void End_InAnItemProcessor_IsAddedThere()
    {
        const string Before = """
            {
              "StartAt": "M",
              "States": {
                "M": {
                  "Type": "Map",
                  "ItemProcessor": {
                    "StartAt": "I",
                    "States": {
                      "I": {
                        "Type": "Pass"
                      }
                    }
                  },
                  "End": true
                }
              }
            }
            """;
        Mend.Assert<AddTransitionFix>("ASL1107", "AddEnd", Before, Before.Replace("\"Pass\"", "\"Pass\",\n            \"End\": true"));
    }

    [Fact]
    public void GroupOfOtherFields_HasNoEdit()
    {
        Assert.Empty(Mend.Edits<AddTransitionFix>("ASL1107", """{ "StartAt": "A", "States": { "A": { "Type": "Wait", "End": true } } }"""));
    }

    [Fact]
    public void Ring_EndsWithItsLastState()
    {
        const string Before = """
            { "StartAt": "A", "States": {
              "A": { "Type": "Pass", "Next": "B" },
              "B": { "Type": "Pass", "Next": "A", "Comment": "round" }
            } }
            """;
        Mend.Assert<AddTransitionFix>("ASL3002", "AddEnd", Before, Before.Replace("\"Next\": \"A\"", "\"End\": true"));
    }
}
