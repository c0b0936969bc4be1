using AslSharp.Hosting;

namespace AslSharp.Durable.Tests.Stores;

/// <summary>A store whose commits are waited for where they are asked for: virtual time stands still meanwhile.</summary>
internal sealed class StoreInPlace(IExecutionStore store, Action onCommitted) : IExecutionStore
{
    public ValueTask OpenAsync(CancellationToken cancellationToken) => store.OpenAsync(cancellationToken);

    public ValueTask<bool> CommitAsync(ExecutionCommit commit)
    {
        onCommitted();
        return new(store.CommitAsync(commit).AsTask().GetAwaiter().GetResult());
    }

    public ValueTask<StoredExecution?> FindAsync(string arn, CancellationToken cancellationToken) => store.FindAsync(arn, cancellationToken);

    public ValueTask<IReadOnlyList<StoredExecution>> ListAsync(ExecutionQuery query, CancellationToken cancellationToken) => store.ListAsync(query, cancellationToken);

    public ValueTask<IReadOnlyList<StoredWake>> ReadWakesAsync(StoredWake? after, DateTimeOffset until, int most, CancellationToken cancellationToken)
        => store.ReadWakesAsync(after, until, most, cancellationToken);

    public ValueTask<IReadOnlyList<StoredEvents>> ReadEventsAsync(string arn, int firstEventId, int lastEventId, CancellationToken cancellationToken)
        => store.ReadEventsAsync(arn, firstEventId, lastEventId, cancellationToken);

    public ValueTask<IReadOnlyList<string>> ReadActivityTasksAsync(string activity, int most, CancellationToken cancellationToken)
        => store.ReadActivityTasksAsync(activity, most, cancellationToken);

    public ValueTask<StoredMapRun?> FindMapRunAsync(string arn, CancellationToken cancellationToken) => store.FindMapRunAsync(arn, cancellationToken);

    public ValueTask<IReadOnlyList<StoredMapRun>> ListMapRunsAsync(string executionArn, CancellationToken cancellationToken) => store.ListMapRunsAsync(executionArn, cancellationToken);

    public ValueTask<int> DeleteEndedAsync(DateTimeOffset before, int most, CancellationToken cancellationToken) => store.DeleteEndedAsync(before, most, cancellationToken);

    public ValueTask DisposeAsync() => store.DisposeAsync();
}
