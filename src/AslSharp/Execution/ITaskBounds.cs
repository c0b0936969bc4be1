namespace AslSharp.Hosting;

/// <summary>
/// Who decides how an attempt of a task ends, where that is more than its method: it has a bound in time, or is answered by token. A host that
/// sees to that by itself sets one (<see cref="TaskContextExtensions"/>) before it calls the method. Asked from any thread.
/// </summary>
public interface ITaskBounds
{
    /// <summary>The method, or whoever has the token, is still at work.</summary>
    /// <returns>False where that comes too late.</returns>
    bool TryHeartbeat();

    /// <summary>Runs what changes the attempt's place in the history, unless the attempt is over: then its frame is no longer its own.</summary>
    /// <param name="change">The change; to be run where the execution runs.</param>
    void TryChange(Action<TaskContext> change);

    /// <summary>The answer by token, for the method that asks for it.</summary>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="OperationCanceledException">The waiting ended, or the attempt did so without an answer.</exception>
    ValueTask<TaskOutcome> WaitForAnswerAsync(CancellationToken cancellationToken);
}
