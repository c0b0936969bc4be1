namespace AslSharp;

/// <summary>What became of an answer or a heartbeat that was sent with a task's token. Named after the service's errors.</summary>
public enum SendTaskResult
{
    /// <summary>The task has it.</summary>
    Accepted = 0,

    /// <summary>No task has ever had this token (on the service: the error <c>InvalidToken</c>).</summary>
    InvalidToken = 1,

    /// <summary>The token's task is over: answered, timed out or stopped (on the service: the error <c>TaskTimedOut</c>).</summary>
    TaskTimedOut = 2,
}
