namespace AslSharp;

/// <summary>Thrown by <c>RunAsync</c> when an execution ends without success.</summary>
/// <param name="result">How it ended.</param>
public sealed class ExecutionFailedException(ExecutionResult result)
    : Exception($"The execution ended {result.Status}: {result.Error ?? "no error name"}{(result.Cause is null ? "" : ": " + result.Cause)}")
{
    /// <summary>How the execution ended: failed, timed out or aborted.</summary>
    public ExecutionStatus Status { get; } = result.Status;

    /// <summary>The error name, or null for none.</summary>
    public string? Error { get; } = result.Error;

    /// <summary>The cause, or null for none.</summary>
    public string? Cause { get; } = result.Cause;
}
