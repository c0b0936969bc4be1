namespace AslSharp;

/// <summary>
/// Thrown by a task to fail with an error name and a cause of its own, which the state's <c>Retry</c> and <c>Catch</c> see (ASL: Errors).
/// </summary>
/// <remarks>Any other exception fails the task too: its error name is the exception's class name, as for a Lambda function written in .NET.
/// Where failures are frequent, <see cref="TaskContext.Fail"/> is some twenty times cheaper than a throw.</remarks>
/// <param name="error">The error name, as <c>ErrorEquals</c> matches it.</param>
/// <param name="cause">What happened, or null for none.</param>
/// <param name="innerException">The exception behind it, or null.</param>
public class StatesTaskException(string error, string? cause = null, Exception? innerException = null)
    : Exception(cause is null ? error : $"{error}: {cause}", innerException)
{
    /// <summary>The error name, as <c>ErrorEquals</c> matches it.</summary>
    public string Error { get; } = error ?? throw new ArgumentNullException(nameof(error));

    /// <summary>What happened, or null for none.</summary>
    public string? Cause { get; } = cause;
}
