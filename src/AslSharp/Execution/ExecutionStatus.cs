namespace AslSharp;

/// <summary>How an execution ended.</summary>
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
}
