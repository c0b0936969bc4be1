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
}
