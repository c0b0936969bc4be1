using System.Text;

namespace AslSharp.Benchmarks.Compilation;

/// <summary>Definitions made for measuring.</summary>
internal static class LargeDefinition
{
    private const string Function = "arn:aws:lambda:eu-west-1:111111111111:function:f";

    /// <summary>A machine of so many states of every kind but Parallel and Map, as people lay them out.</summary>
    internal static string Make(int count)
    {
        var text = new StringBuilder("{\n  \"StartAt\": \"S0\",\n  \"States\": {\n");
        for (var i = 0; i < count; i++) text.Append($"    \"S{i}\": {State(i)},\n");
        return text.Append($"    \"S{count}\": {{\n      \"Type\": \"Succeed\"\n    }}\n  }}\n}}\n").ToString();
    }

    private static string State(int i) => (i % 4) switch
    {
        0 => $$"""
            {
                  "Type": "Task",
                  "Resource": "{{Function}}",
                  "Parameters": { "id.$": "$.order.id", "text.$": "States.Format('{} of {}', $.order.id, $$.Execution.Name)", "number": {{i}} },
                  "ResultPath": "$.r{{i % 7}}",
                  "Retry": [{ "ErrorEquals": ["States.TaskFailed"], "IntervalSeconds": 2, "MaxAttempts": 3, "BackoffRate": 2 }],
                  "Catch": [{ "ErrorEquals": ["States.ALL"], "ResultPath": "$.error", "Next": "S{{i + 2}}" }],
                  "Next": "S{{i + 1}}"
                }
            """,
        1 => $$"""
            {
                  "Type": "Choice",
                  "Choices": [
                    { "And": [{ "Variable": "$.r{{i % 7}}.state", "StringEquals": "done" }, { "Variable": "$.n", "NumericGreaterThan": {{i}} }], "Next": "S{{i + 2}}" },
                    { "Variable": "$.error", "IsPresent": true, "Next": "S{{i + 1}}" }
                  ],
                  "Default": "S{{i + 1}}"
                }
            """,
        2 => $$"""
            {
                  "Type": "Pass",
                  "Parameters": { "a.$": "$.order", "b": { "c.$": "$.r{{i % 7}}", "d": [1, 2, "three"] } },
                  "ResultPath": "$.p{{i % 5}}",
                  "Assign": { "v{{i % 9}}.$": "$.order.id" },
                  "Next": "S{{i + 1}}"
                }
            """,
        _ => $$"""
            {
                  "Type": "Wait",
                  "Seconds": {{i % 60}},
                  "Next": "S{{i + 1}}"
                }
            """,
    };
}
