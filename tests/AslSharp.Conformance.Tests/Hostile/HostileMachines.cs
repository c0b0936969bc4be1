using AslSharp.Conformance.Tests.Harness;

namespace AslSharp.Conformance.Tests.Hostile;

/// <summary>Machines for tasks, observers and clocks that do what they should not, in one compilation.</summary>
public sealed class HostileMachines
{
    private const string Function = "arn:aws:lambda:eu-west-1:111111111111:function:f";
    private const string Callback = "arn:aws:states:::sqs:sendMessage.waitForTaskToken";

    private readonly IStateMachine[] _machines = MachineBatch.Compile(
        Task(Function, "\"TimeoutSeconds\": 1"),
        Task(Function, ""),
        Task(Callback, """ "TimeoutSeconds": 1, "Parameters": {"QueueUrl": "q", "MessageBody": "m"} """),
        Task(Callback, """ "TimeoutSeconds": 60, "HeartbeatSeconds": 1, "Parameters": {"QueueUrl": "q", "MessageBody": "m"} """),
        """
        {"StartAt": "Both", "States": {"Both": {"Type": "Parallel", "End": true, "Branches": [
          {"StartAt": "Work", "States": {"Work": {"Type": "Task", "Resource": "arn:aws:lambda:eu-west-1:111111111111:function:f", "End": true}}},
          {"StartAt": "Fail", "States": {"Fail": {"Type": "Fail", "Error": "Sibling"}}}]}}}
        """,
        """
        {"StartAt": "Call", "TimeoutSeconds": 1, "States": {"Call": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
          "Parameters": {"QueueUrl": "q", "MessageBody": "m"}, "End": true}}}
        """,
        """
        {"StartAt": "Job", "States": {"Job": {"Type": "Task", "Resource": "arn:aws:states:::batch:submitJob.sync", "Parameters": {"JobName": "j"}, "End": true}}}
        """,
        """
        {"StartAt": "Two", "States": {"Two": {"Type": "Parallel", "Next": "After", "Branches": [
          {"StartAt": "One", "States": {"One": {"Type": "Pass", "End": true}}}, {"StartAt": "Other", "States": {"Other": {"Type": "Pass", "End": true}}}]},
          "After": {"Type": "Wait", "Seconds": 1, "End": true}}}
        """,
        Task("arn:aws:states:eu-west-1:111111111111:activity:a", "\"TimeoutSeconds\": 1"));

    internal IStateMachine Timed => _machines[0];

    internal IStateMachine Plain => _machines[1];

    internal IStateMachine Answered => _machines[2];

    internal IStateMachine Beating => _machines[3];

    internal IStateMachine WithSibling => _machines[4];

    internal IStateMachine TimedAsAWhole => _machines[5];

    internal IStateMachine Job => _machines[6];

    internal IStateMachine Observed => _machines[7];

    internal IStateMachine Activity => _machines[8];

    private static string Task(string resource, string fields)
        => $$"""{"StartAt": "Work", "States": {"Work": {"Type": "Task", "Resource": "{{resource}}", {{(fields.Length == 0 ? "" : fields + ",")}} "End": true} } }""";
}
