namespace AslSharp;

/// <summary>How an execution ended.</summary>
public enum ExecutionStatus
{
    /// <summary>It reached a terminal state with an output.</summary>
    Succeeded,

    /// <summary>It failed with an error.</summary>
    Failed,

    /// <summary>It ran longer than the machine's <c>TimeoutSeconds</c>.</summary>
    TimedOut,

    /// <summary>The caller's cancellation token stopped it.</summary>
    Aborted,
}
