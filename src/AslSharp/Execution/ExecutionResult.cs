namespace AslSharp;

/// <summary>How an execution ended, as a value.</summary>
/// <param name="Status">Succeeded, failed, timed out or aborted.</param>
/// <param name="Output">The output of a succeeded execution; else <see cref="AslValue.Undefined"/>.</param>
/// <param name="Error">The error name of an execution that did not succeed, or null for none.</param>
/// <param name="Cause">The cause, or null for none.</param>
public sealed record ExecutionResult(ExecutionStatus Status, AslValue Output, string? Error, string? Cause)
{
    /// <summary>Whether the execution succeeded.</summary>
    public bool IsSuccess => Status == ExecutionStatus.Succeeded;

    /// <summary>The output of a succeeded execution.</summary>
    /// <returns><see cref="Output"/>.</returns>
    /// <exception cref="ExecutionFailedException">The execution did not succeed.</exception>
    public AslValue GetOutput() => IsSuccess ? Output : throw new ExecutionFailedException(this);
}
