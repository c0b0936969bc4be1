using AslSharp.Cli.Compilation;
using AslSharp.Compiler.Text;

namespace AslSharp.Conformance.Tests.Services;

/// <summary>Machines that start executions, and those that they start, in one compilation.</summary>
public sealed class NestedMachines
{
    private const string Arn = "arn:aws:states:us-east-1:111111111111:stateMachine:child:live";

    private readonly Func<ExecutionOptions?, IStateMachine>[] _machines = [.. InMemoryCompiler.Compile(
        [.. Definitions().Select(static (text, i) => AslFile.Create($"machine{i}.asl.json", text))], CancellationToken.None)
        .Select(static machine => machine.Create ?? throw new InvalidOperationException(machine.Failure))];

    internal Func<ExecutionOptions?, IStateMachine> Sync => _machines[0];

    internal Func<ExecutionOptions?, IStateMachine> Sync2 => _machines[1];

    internal Func<ExecutionOptions?, IStateMachine> Start => _machines[2];

    internal Func<ExecutionOptions?, IStateMachine> WaitForTaskToken => _machines[3];

    internal Func<ExecutionOptions?, IStateMachine> SyncWithToken => _machines[4];

    internal Func<ExecutionOptions?, IStateMachine> Child => _machines[5];

    internal Func<ExecutionOptions?, IStateMachine> Answering => _machines[6];

    internal Func<ExecutionOptions?, IStateMachine> Worker => _machines[7];

    internal Func<ExecutionOptions?, IStateMachine> StartAgain => _machines[8];

    private static string[] Definitions() =>
    [
        Parent(".sync", """ "Name.$": "$.Name", "Input.$": "$.Input" """, """ "TimeoutSeconds": 100, """),
        Parent(".sync:2", """ "Input.$": "$.Input" """),
        One("""
            "Type": "Task", "Resource": "arn:aws:states:::states:startExecution", "QueryLanguage": "JSONata",
            "Arguments": "{% $merge([{'StateMachineArn': 'arn:aws:states:us-east-1:111111111111:stateMachine:child:live'}, $states.input]) %}"
            """),
        Parent(".waitForTaskToken", """ "Input": {"token.$": "$$.Task.Token"} """),
        Parent(".sync", """ "Input": {"wait": 60, "value": 1, "token.$": "$$.Task.Token"} """),
        """
        {"StartAt": "Wait", "States": {
          "Wait": {"Type": "Wait", "SecondsPath": "$.wait", "Next": "Choose"},
          "Choose": {"Type": "Choice", "Choices": [{"Variable": "$.error", "IsPresent": true, "Next": "Fail"}], "Default": "Name"},
          "Fail": {"Type": "Fail", "ErrorPath": "$.error", "Cause": "for good"},
          "Name": {"Type": "Pass", "Parameters": {"value.$": "$.value", "machine.$": "$$.StateMachine.Name"}, "Next": "Done"},
          "Done": {"Type": "Pass", "OutputPath": "$.value", "End": true}}}
        """,
        One("""
            "Type": "Task", "Resource": "arn:aws:states:::aws-sdk:sfn:sendTaskSuccess", "Parameters": {"TaskToken.$": "$.token", "Output": "\"answered\""}
            """),
        """
        {"StartAt": "Wait", "States": {
          "Wait": {"Type": "Wait", "Seconds": 60, "Next": "Work"},
          "Work": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f",
            "Retry": [{"ErrorEquals": ["E"], "IntervalSeconds": 1}], "End": true}}}
        """,
        Parent("", """ "Input": {"wait": 0, "value": 1} """),
    ];

    private static string Parent(string pattern, string parameters, string fields = "") => One($$"""
        "Type": "Task", "Resource": "arn:aws:states:::states:startExecution{{pattern}}", {{fields}}
        "Parameters": {"StateMachineArn": "{{Arn}}", {{parameters}} }
        """);

    private static string One(string fields) => $$"""{"StartAt": "Start", "States": {"Start": { {{fields}}, "End": true} } }""";
}
