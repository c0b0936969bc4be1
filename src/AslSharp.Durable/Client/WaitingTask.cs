namespace AslSharp.Durable;

/// <summary>A task that waits for an answer by its token: for a person, or for whatever else was given the token.</summary>
/// <param name="StateName">Its state.</param>
/// <param name="TaskToken">The token, for <see cref="ExecutionClient.SendTaskSuccessAsync"/> and its like.</param>
/// <param name="EnteredEventId">The event with which its state was entered.</param>
/// <param name="Since">When its state was entered, UTC; null where that is not kept.</param>
/// <param name="IsForWorker">Whether it is an activity's that no worker has taken.</param>
public sealed record WaitingTask(string StateName, string TaskToken, int EnteredEventId, DateTimeOffset? Since, bool IsForWorker)
{
    internal static IEnumerable<WaitingTask> In(ScopePosition scope)
    {
        if (scope is { Wait: ScopeWait.Task, TaskToken: { } token })
            yield return new(scope.StateName, token, scope.EnteredEventId, scope.StateEnteredTime, scope.WaitsForWorker);
        foreach (var (_, branch) in scope.Branches?.Running ?? [])
        {
            foreach (var task in In(branch)) yield return task;
        }
    }
}
