using AslSharp.Conformance.Tests.Harness;

namespace AslSharp.Conformance.Tests.Tasks;

/// <summary>Machines of one Task state for each way a task is bound, in one compilation.</summary>
public sealed class TaskMachines
{
    private readonly IStateMachine[] _machines = MachineBatch.Compile(
        One("""
            "Resource": "arn:aws:lambda:eu-west-1:111111111111:function:f"
            """),
        One("""
            "Resource": "arn:aws:states:::lambda:invoke", "Parameters": {"FunctionName": "f", "Payload.$": "$.in"}
            """),
        One("""
            "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken", "HeartbeatSeconds": 20, "TimeoutSeconds": 60,
            "Parameters": {"QueueUrl": "q", "MessageBody": {"token.$": "$$.Task.Token"}}
            """),
        One("""
            "Resource": "arn:aws:states:eu-west-1:111111111111:activity:a", "HeartbeatSeconds": 20
            """),
        One("""
            "Resource": "arn:aws:states:::batch:submitJob.sync", "Parameters": {"JobName": "j"}
            """),
        One("""
            "Resource": "arn:aws:lambda:eu-west-1:111111111111:function:f", "Credentials": {"RoleArn.$": "$.role"},
            "Retry": [{"ErrorEquals": ["States.ALL"], "IntervalSeconds": 0, "MaxAttempts": 3}],
            "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Caught"}]
            """),
        """
        {"StartAt": "Start", "States": {
          "Start": {"Type": "Pass", "Assign": {"n": 0}, "Next": "Both"},
          "Both": {"Type": "Parallel", "Next": "Again", "Assign": {"n.$": "States.MathAdd($n, 1)"},
            "Retry": [{"ErrorEquals": ["States.ALL"], "IntervalSeconds": 0, "MaxAttempts": 1}],
            "Branches": [
              {"StartAt": "One", "States": {"One": {"Type": "Task", "Resource": "arn:aws:lambda:eu-west-1:111111111111:function:f", "End": true}}},
              {"StartAt": "Two", "States": {"Two": {"Type": "Task", "Resource": "arn:aws:lambda:eu-west-1:111111111111:function:f", "End": true}}}]},
          "Again": {"Type": "Choice", "Choices": [{"Variable": "$n", "NumericLessThan": 3, "Next": "Both"}], "Default": "Done"},
          "Done": {"Type": "Succeed"}}}
        """,
        """
        {"StartAt": "Each", "States": {"Each": {"Type": "Map", "End": true, "ItemProcessor": {"StartAt": "Odd?", "States": {
          "Odd?": {"Type": "Choice", "Choices": [{"Variable": "$.odd", "BooleanEquals": true, "Next": "Note"}], "Default": "Work"},
          "Note": {"Type": "Pass", "Result": "odd", "ResultPath": "$.note", "Assign": {"noted": 1}, "Next": "Work"},
          "Work": {"Type": "Task", "Resource": "arn:aws:lambda:eu-west-1:111111111111:function:f", "ResultPath": "$.work", "End": true,
            "Retry": [{"ErrorEquals": ["States.ALL"], "IntervalSeconds": 0, "MaxAttempts": 1}]}}}}}}
        """,
        One("""
            "Resource": "arn:aws:lambda:eu-west-1:111111111111:function:f", "TimeoutSeconds": 10
            """),
        """
        {"StartAt": "Fan", "States": {"Fan": {"Type": "Parallel", "End": true, "Branches": [
          {"StartAt": "One", "States": {"One": {"Type": "Task", "Resource": "arn:aws:lambda:eu-west-1:111111111111:function:f", "End": true,
            "Retry": [{"ErrorEquals": ["States.ALL"], "IntervalSeconds": 0, "MaxAttempts": 1}]}}},
          {"StartAt": "Two", "States": {
            "Behind": {"Type": "Succeed"},
            "Two": {"Type": "Task", "Resource": "arn:aws:lambda:eu-west-1:111111111111:function:f", "Next": "Behind"}}},
          {"StartAt": "Note", "States": {
            "Note": {"Type": "Pass", "Result": 1, "ResultPath": "$.note", "Next": "Three"},
            "Three": {"Type": "Task", "Resource": "arn:aws:lambda:eu-west-1:111111111111:function:f", "ResultPath": "$.three", "End": true}}},
          {"StartAt": "Four", "States": {"Four": {"Type": "Task", "Resource": "arn:aws:lambda:eu-west-1:111111111111:function:f", "End": true}}}]}}}
        """);

    internal IStateMachine Function => _machines[0];

    internal IStateMachine LambdaInvoke => _machines[1];

    internal IStateMachine Callback => _machines[2];

    internal IStateMachine Activity => _machines[3];

    internal IStateMachine Sync => _machines[4];

    internal IStateMachine Retried => _machines[5];

    internal IStateMachine Looping => _machines[6];

    internal IStateMachine Each => _machines[7];

    internal IStateMachine Bounded => _machines[8];

    internal IStateMachine Fan => _machines[9];

    private static string One(string fields)
    {
        var caught = fields.Contains("Catch", StringComparison.Ordinal) ? """, "Caught": {"Type": "Pass", "End": true}""" : "";
        return $$"""{"StartAt": "Work", "States": {"Work": {"Type": "Task", {{fields}}, "End": true}{{caught}} } }""";
    }
}
