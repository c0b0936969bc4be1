using System.Text;

namespace AslSharp.LanguageServer.Tests;

/// <summary>A definition that is large enough for its versions to be analyzed one from another: states of every kind, some inside of others.</summary>
internal static class LargeText
{
    internal static string Make(int rounds)
    {
        var text = new StringBuilder("{\n  \"Comment\": \"Orders\",\n  \"StartAt\": \"Task 0\",\n  \"States\": {\n");
        for (var i = 0; i < rounds; i++) text.Append(Round(i, i + 1 == rounds ? "End" : $"Task {i + 1}"));
        return text.Append("    \"End\": { \"Type\": \"Succeed\" }\n  }\n}\n").ToString();
    }

    private static string Round(int i, string next) => $$"""
            "Task {{i}}": {
              "Type": "Task",
              "Resource": "arn:aws:lambda:eu-west-1:111111111111:function:f{{i}}",
              "Parameters": { "id.$": "$.order.id", "text.$": "States.Format('{} of {}', $.order.id, $$.Execution.Name)", "number": {{i}} },
              "ResultPath": "$.r{{i % 7}}",
              "Retry": [{ "ErrorEquals": ["States.TaskFailed"], "IntervalSeconds": 2, "MaxAttempts": 3, "BackoffRate": 2 }],
              "Catch": [{ "ErrorEquals": ["Odd{{i}}"], "ResultPath": "$.error", "Next": "Choice {{i}}" }],
              "Next": "Choice {{i}}"
            },
            "Choice {{i}}": {
              "Type": "Choice",
              "Choices": [
                { "And": [{ "Variable": "$.r{{i % 7}}.state", "StringEquals": "done" }, { "Variable": "$.n", "NumericGreaterThan": {{i}} }], "Next": "Both {{i}}" },
                { "Variable": "$.error", "IsPresent": true, "Next": "Task {{i}}" }
              ],
              "Default": "Pass {{i}}"
            },
            "Pass {{i}}": {
              "Type": "Pass",
              "Parameters": { "a.$": "$.order", "b": { "c.$": "$.r{{i % 7}}", "d": [1, 2, "three"] } },
              "ResultPath": "$.p{{i % 5}}",
              "Assign": { "v{{i % 9}}.$": "$.order.id" },
              "Next": "Both {{i}}"
            },
            "Both {{i}}": {
              "Type": "Parallel",
              "Branches": [
                { "StartAt": "Left {{i}}", "States": { "Left {{i}}": { "Type": "Pass", "Result": { "left": {{i}} }, "Next": "Last {{i}}" }, "Last {{i}}": { "Type": "Succeed" } } },
                { "StartAt": "Right {{i}}", "States": { "Right {{i}}": { "Type": "Wait", "Seconds": 1, "End": true } } }
              ],
              "ResultSelector": { "left.$": "$[0].left" },
              "ResultPath": "$.both",
              "Next": "Each {{i}}"
            },
            "Each {{i}}": {
              "Type": "Map",
              "QueryLanguage": "JSONata",
              "Items": "{% $states.input.order.lines %}",
              "ItemProcessor": {
                "StartAt": "Line {{i}}",
                "States": {
                  "Line {{i}}": { "Type": "Pass", "QueryLanguage": "JSONata", "Assign": { "sum": "{% $sum([1, 2]) %}" }, "Output": { "x": "{% $states.input.price & '' %}" }, "End": true }
                }
              },
              "Output": { "order": "{% $states.input.order %}", "lines": "{% $count($states.result) %}" },
              "Next": "{{next}}"
            },

        """;
}
