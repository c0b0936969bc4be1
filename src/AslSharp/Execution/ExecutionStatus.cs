namespace AslSharp;

/// <summary>How an execution stands. One that has ended does not run any more, whatever else it did.</summary>
public enum ExecutionStatus
{
    /// <summary>It reached a terminal state with an output.</summary>
    Succeeded = 0,

    /// <summary>It failed with an error.</summary>
    Failed = 1,

    /// <summary>It ran longer than the machine's <c>TimeoutSeconds</c>.</summary>
    TimedOut = 2,

    /// <summary>The caller's cancellation token stopped it.</summary>
    Aborted = 3,

    /// <summary>It has not ended; only executions that are kept are seen like that.</summary>
    Running = 4,
}
