namespace AslSharp.Hosting;

/// <summary>
/// Where executions are kept that outlive the process. What they hold is bytes to a store; it knows of them what it finds them by.
/// <c>ExecutionStoreSuite</c> in AslSharp.Testing is the test that every store passes. Safe for use by several threads.
/// </summary>
/// <remarks>What a store throws is an <see cref="ExecutionStoreException"/> that says what is wrong and what to do, or an
/// <see cref="OperationCanceledException"/>.</remarks>
public interface IExecutionStore : IAsyncDisposable
{
    /// <summary>Makes the store ready: creates what is missing, brings older contents up to date, refuses what it cannot trust. Asked once, first.</summary>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>When it is ready.</returns>
    ValueTask OpenAsync(CancellationToken cancellationToken);

    /// <summary>Keeps all of a commit, or nothing of it. When this has completed, the commit survives the machine's end.</summary>
    /// <param name="commit">What to keep.</param>
    /// <returns>False where an execution of it has another revision than the one before <see cref="StoredExecution.Revision"/>; nothing is kept then.</returns>
    ValueTask<bool> CommitAsync(ExecutionCommit commit);

    /// <summary>Finds an execution.</summary>
    /// <param name="arn">Its ARN.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The execution as it was last committed, or null.</returns>
    ValueTask<StoredExecution?> FindAsync(string arn, CancellationToken cancellationToken);

    /// <summary>Lists executions, those that started last first.</summary>
    /// <param name="query">Which.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The executions, without <see cref="StoredExecution.Content"/>.</returns>
    ValueTask<IReadOnlyList<StoredExecution>> ListAsync(ExecutionQuery query, CancellationToken cancellationToken);

    /// <summary>Counts executions. Stores that can count without listing do so; this lists all of them.</summary>
    /// <param name="arn">The ARN of the state machine, or of the Map Run whose children are asked for.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>How many there are of each status; statuses that none has may be absent.</returns>
    async ValueTask<IReadOnlyDictionary<ExecutionStatus, long>> CountAsync(string arn, CancellationToken cancellationToken)
    {
        const int AtOnce = 1000;
        var counts = new Dictionary<ExecutionStatus, long>();
        IReadOnlyList<StoredExecution> page;
        long? before = null;
        do
        {
            page = await ListAsync(new() { Arn = arn, Before = before, Most = AtOnce }, cancellationToken).ConfigureAwait(false);
            foreach (var execution in page) counts[execution.Status] = counts.GetValueOrDefault(execution.Status) + 1;
            if (page.Count > 0) before = page[^1].Number;
        }
        while (page.Count == AtOnce);

        return counts;
    }

    /// <summary>Reads which executions have to be woken, by time and where that is equal by <see cref="StoredExecution.Number"/>.</summary>
    /// <param name="after">Where the call before ended; null to begin.</param>
    /// <param name="until">The last moment that is asked for.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The executions.</returns>
    ValueTask<IReadOnlyList<StoredWake>> ReadWakesAsync(StoredWake? after, DateTimeOffset until, int most, CancellationToken cancellationToken);

    /// <summary>Reads parts of an execution's history.</summary>
    /// <param name="arn">The execution's ARN.</param>
    /// <param name="firstEventId">The first event that is asked for.</param>
    /// <param name="lastEventId">The last one.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>All parts that have an event between the two, in order.</returns>
    ValueTask<IReadOnlyList<StoredEvents>> ReadEventsAsync(string arn, int firstEventId, int lastEventId, CancellationToken cancellationToken);

    /// <summary>Reads which tasks of an activity wait for a worker, those that have waited longest first.</summary>
    /// <param name="activity">The activity's name.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The tasks' tokens.</returns>
    ValueTask<IReadOnlyList<string>> ReadActivityTasksAsync(string activity, int most, CancellationToken cancellationToken);

    /// <summary>Finds a Map Run.</summary>
    /// <param name="arn">Its ARN.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The run as it was last committed, or null.</returns>
    ValueTask<StoredMapRun?> FindMapRunAsync(string arn, CancellationToken cancellationToken);

    /// <summary>Lists the Map Runs of an execution in the order of their start.</summary>
    /// <param name="executionArn">The execution's ARN.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The runs.</returns>
    ValueTask<IReadOnlyList<StoredMapRun>> ListMapRunsAsync(string executionArn, CancellationToken cancellationToken);

    /// <summary>
    /// Forgets executions that ended long ago, with their histories, their Map Runs and the children of those. Children go with the execution
    /// that their run belongs to, and never by themselves.
    /// </summary>
    /// <param name="before">Those that ended before this moment.</param>
    /// <param name="most">How many at most, children not counted.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>How many there were, children not counted.</returns>
    ValueTask<int> DeleteEndedAsync(DateTimeOffset before, int most, CancellationToken cancellationToken);
}
