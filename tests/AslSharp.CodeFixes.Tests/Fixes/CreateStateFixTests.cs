using AslSharp.CodeFixes.Fixes;

namespace AslSharp.CodeFixes.Tests.Fixes;

public sealed class CreateStateFixTests
{
    [Fact]
    public void Fix_AfterTheLastState_KeepsIndentationAndComments()
    {
        Check(
            """
            {
                "StartAt": "A", // the first
                "States": {
                    "A": {
                        "Type": "Pass", /* goes on */
                        "Next": "Ship \"it\""
                    } // end of A
                    // end of all
                }
            }
            """,
            """
            {
                "StartAt": "A", // the first
                "States": {
                    "A": {
                        "Type": "Pass", /* goes on */
                        "Next": "Ship \"it\""
                    }, // end of A
                    "Ship \"it\"": {
                        "Type": "Pass",
                        "End": true
                    }
                    // end of all
                }
            }
            """);
    }

    [Fact]
    public void Fix_BetweenStates_ComesBehindTheOneThatNamesIt()
    {
        Check(
            "{\n\t\"StartAt\": \"A\",\n\t\"States\": {\n\t\t\"A\": { \"Type\": \"Pass\", \"Next\": \"X\" },\n\t\t\"B\": { \"Type\": \"Succeed\" }\n\t}\n}\n",
            "{\n\t\"StartAt\": \"A\",\n\t\"States\": {\n\t\t\"A\": { \"Type\": \"Pass\", \"Next\": \"X\" },\n\t\t\"X\": { \"Type\": \"Pass\", \"End\": true },\n\t\t\"B\": { \"Type\": \"Succeed\" }\n\t}\n}\n");
    }

    [Fact]
    public void Fix_OfStartAt_ComesFirst()
    {
        Check(
            """
            {
              "StartAt": "X",
              "States": { // all
                // the only one
                "A" : {
                  "Type" : "Succeed"
                }
              }
            }
            """,
            """
            {
              "StartAt": "X",
              "States": { // all
                "X" : {
                  "Type" : "Pass",
                  "End" : true
                },
                // the only one
                "A" : {
                  "Type" : "Succeed"
                }
              }
            }
            """);
    }

    [Fact]
    public void Fix_InACompactFile_StaysCompact()
    {
        Check(
            """{"StartAt":"A","States":{"A":{"Type":"Pass","Next":"X"},"B":{"Type":"Succeed"}}}""",
            """{"StartAt":"A","States":{"A":{"Type":"Pass","Next":"X"},"X":{"Type":"Pass","End":true},"B":{"Type":"Succeed"}}}""");
    }

    [Fact]
    public void Fix_WithWindowsLines_WritesThem()
    {
        Check(
            "{\r\n  \"StartAt\": \"A\",\r\n  \"States\": {\r\n    \"A\": {\r\n      \"Type\": \"Pass\",\r\n      \"Next\": \"X\"\r\n    }\r\n  }\r\n}\r\n",
            "{\r\n  \"StartAt\": \"A\",\r\n  \"States\": {\r\n    \"A\": {\r\n      \"Type\": \"Pass\",\r\n      \"Next\": \"X\"\r\n    },\r\n    \"X\": {\r\n      \"Type\": \"Pass\",\r\n      \"End\": true\r\n    }\r\n  }\r\n}\r\n");
    }

    [Fact]
    public void Fix_OfACatcherInABranch_AddsToTheBranch()
    {
        Check(
            """
            { "StartAt": "P", "States": {
              "P": { "Type": "Parallel", "End": true, "Branches": [ {
                "StartAt": "T",
                "States": {
                  "T": { "Type": "Task", "Resource": "arn:aws:lambda:eu-west-1:123456789012:function:f", "End": true,
                         "Catch": [ { "ErrorEquals": ["States.ALL"], "Next": "Mend" } ] }
                } } ] }
            } }
            """,
            """
            { "StartAt": "P", "States": {
              "P": { "Type": "Parallel", "End": true, "Branches": [ {
                "StartAt": "T",
                "States": {
                  "T": { "Type": "Task", "Resource": "arn:aws:lambda:eu-west-1:123456789012:function:f", "End": true,
                         "Catch": [ { "ErrorEquals": ["States.ALL"], "Next": "Mend" } ] },
                  "Mend": { "Type": "Pass", "End": true }
                } } ] }
            } }
            """);
    }

    private static void Check(string before, string after) => Mend.Assert<CreateStateFix>("ASL2001", "CreateState", before, after);
}
