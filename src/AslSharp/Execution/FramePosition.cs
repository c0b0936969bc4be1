namespace AslSharp.Runtime;

/// <summary>A place from which an execution can go on: the next attempt of a state of the outermost scope.</summary>
/// <param name="StateName">The state.</param>
/// <param name="Data">Its raw input.</param>
/// <param name="Variables">The variables assigned so far, as an object.</param>
/// <param name="RetryCount">How many times this visit has been retried (<c>$$.State.RetryCount</c>).</param>
/// <param name="RetriesUsed">How many retries each retrier of the state has used, in document order; empty for none.</param>
public sealed record FramePosition(string StateName, AslValue Data, AslValue Variables, int RetryCount, IReadOnlyList<int> RetriesUsed)
{
    /// <summary>How many states the scope has entered, this one included: part of <see cref="TaskContext.IdempotencyKey"/>.</summary>
    public int Visits { get; init; }
}
