namespace AslSharp.Runtime;

/// <summary>How the service writes the status of an execution.</summary>
internal static class ExecutionStatusNames
{
    internal static string Of(ExecutionStatus status) => status switch
    {
        ExecutionStatus.Succeeded => "SUCCEEDED",
        ExecutionStatus.Failed => "FAILED",
        ExecutionStatus.TimedOut => "TIMED_OUT",
        ExecutionStatus.Aborted => "ABORTED",
        _ => "RUNNING",
    };
}
