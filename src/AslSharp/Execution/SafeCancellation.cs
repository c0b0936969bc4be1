namespace AslSharp.Runtime;

/// <summary>Cancels tokens that the user's code has registered callbacks on.</summary>
internal static class SafeCancellation
{
    /// <summary>
    /// Cancels, and runs all callbacks. What a callback throws is dropped: it comes from a task that is being given up, and whoever
    /// cancels, a timer or a sibling, has no part in it.
    /// </summary>
    internal static void CancelSafely(this CancellationTokenSource source)
    {
        try
        {
            source.Cancel();
        }
        catch (Exception)
        {
            // All callbacks have run: exceptions are collected on the way. A source that is disposed of has nobody left to stop.
        }
    }

    /// <summary>Takes note of how a task that nobody waits for any more ends, so that its exception does not count as unobserved.</summary>
    internal static void Abandon(this Task task)
    {
        if (task.IsCompleted) _ = task.Exception;
        else task.ContinueWith(static ended => _ = ended.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }
}
