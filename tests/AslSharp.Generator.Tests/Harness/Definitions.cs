namespace AslSharp.Generator.Tests.Harness;

/// <summary>Definitions for tests.</summary>
internal static class Definitions
{
    /// <summary>One Task state, in one way of laying it out.</summary>
    public const string Order = """
        {
          "StartAt": "Check Stock",
          "States": {
            "Check Stock": { "Type": "Task", "Resource": "arn:aws:lambda:eu-central-1:123456789012:function:check", "End": true }
          }
        }
        """;

    /// <summary>The same machine, laid out otherwise.</summary>
    public const string OrderReformatted = """
        { "StartAt": "Check Stock",

          "States": {
            "Check Stock": {
              "Type": "Task",
              "Resource": "arn:aws:lambda:eu-central-1:123456789012:function:check",
              "End": true
            }
          } }
        """;

    /// <summary>Another machine: the Task state has another name.</summary>
    public const string OrderRenamed = """
        {
          "StartAt": "Look",
          "States": {
            "Look": { "Type": "Task", "Resource": "arn:aws:lambda:eu-central-1:123456789012:function:check", "End": true }
          }
        }
        """;

    /// <summary>A transition to a state that is not there, on line 4.</summary>
    public const string Broken = """
        {
          "StartAt": "Check Stock",
          "States": {
            "Check Stock": { "Type": "Task", "Resource": "arn:aws:lambda:eu-central-1:123456789012:function:check", "Next": "Gone" }
          }
        }
        """;

    /// <summary>A Pass state, then the end.</summary>
    public const string Refund = """
        {
          "StartAt": "Note",
          "States": {
            "Note": { "Type": "Pass", "Result": 42, "ResultPath": "$.answer", "Next": "Done" },
            "Done": { "Type": "Succeed" }
          }
        }
        """;
}
