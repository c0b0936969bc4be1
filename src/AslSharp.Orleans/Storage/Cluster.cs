namespace AslSharp.Orleans;

/// <summary>Calls of grains, of which one may fail that the cluster could not answer.</summary>
internal static class Cluster
{
    /// <summary>Waits for the answer of grains.</summary>
    /// <exception cref="ExecutionStoreException">The cluster did not answer: whether it has done what it was asked is not known.</exception>
    internal static async Task<T> AskAsync<T>(Task<T> running, string what, CancellationToken cancellationToken)
    {
        try
        {
            return await running.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not ExecutionStoreException && !cancellationToken.IsCancellationRequested)
        {
            throw new ExecutionStoreException(
                $"The cluster did not answer for '{what}', and may have done all the same what it was asked: {exception.Message} Ask again.", exception);
        }
    }
}
