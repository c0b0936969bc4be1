using System.Diagnostics.CodeAnalysis;

namespace AslSharp;

/// <summary>How an execution ended, its output as an object of the type that the machine's class names.</summary>
/// <typeparam name="T">The type of the output.</typeparam>
public sealed class ExecutionResult<T>
{
    internal ExecutionResult(ExecutionResult result, T? output)
    {
        Result = result;
        Output = output;
    }

    /// <summary>The same, with the output as a value.</summary>
    public ExecutionResult Result { get; }

    /// <summary>The output of a succeeded execution; else the default of its type.</summary>
    public T? Output { get; }

    /// <summary>Succeeded, failed, timed out or aborted.</summary>
    public ExecutionStatus Status => Result.Status;

    /// <summary>Whether the execution succeeded.</summary>
    [MemberNotNullWhen(true, nameof(Output))]
    public bool IsSuccess => Result.IsSuccess;

    /// <summary>The error name of an execution that did not succeed, or null for none.</summary>
    public string? Error => Result.Error;

    /// <summary>The cause, or null for none.</summary>
    public string? Cause => Result.Cause;

    /// <summary>The output of a succeeded execution.</summary>
    /// <returns><see cref="Output"/>.</returns>
    /// <exception cref="ExecutionFailedException">The execution did not succeed.</exception>
    public T GetOutput() => IsSuccess ? Output : throw new ExecutionFailedException(Result);
}
