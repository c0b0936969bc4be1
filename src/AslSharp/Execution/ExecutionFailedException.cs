namespace AslSharp;

/// <summary>
/// Thrown by <c>RunAsync</c> when an execution ends without success. <see cref="Exception.InnerException"/> is the exception behind the
/// failure, as the user's code threw it, or null where none was thrown.
/// </summary>
public sealed class ExecutionFailedException : Exception
{
    /// <summary>Creates the exception of an execution that did not succeed.</summary>
    /// <param name="result">How it ended.</param>
    /// <exception cref="ArgumentNullException"><paramref name="result"/> is null.</exception>
    public ExecutionFailedException(ExecutionResult result)
        : base(Describe(result), result.Exception)
        => Result = result;

    /// <summary>How the execution ended: its name and times, the state that failed, and everything else that is known of it.</summary>
    public ExecutionResult Result { get; }

    /// <summary>How the execution ended: failed, timed out or aborted.</summary>
    public ExecutionStatus Status => Result.Status;

    /// <summary>The error name, or null for none.</summary>
    public string? Error => Result.Error;

    /// <summary>The cause, or null for none.</summary>
    public string? Cause => Result.Cause;

    private static string Describe(ExecutionResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var end = result.Status switch
        {
            ExecutionStatus.TimedOut => "timed out",
            ExecutionStatus.Aborted => "was aborted",
            _ => "failed",
        };
        var place = result.FailedStatePath is null ? "" : $" in the state '{result.FailedStatePath}'";
        var cause = result.Cause is null ? "" : ": " + result.Cause;
        return $"The execution '{result.ExecutionName}' {end}{place}: {result.Error ?? "no error name"}{cause}";
    }
}
