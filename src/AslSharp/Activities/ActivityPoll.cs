namespace AslSharp.Runtime;

/// <summary>A worker's call for a task, until it has one or goes away.</summary>
internal sealed class ActivityPoll(string? workerName)
{
    // Continuations run where the task is given: a virtual clock drives the worker on from its own thread.
    private readonly TaskCompletionSource<ActivityTask?> _completion = new();

    internal string? WorkerName => workerName;

    internal Task<ActivityTask?> Completion => _completion.Task;

    internal void Give(ActivityTask? task) => _completion.TrySetResult(task);

    internal void Cancel(CancellationToken cancellationToken) => _completion.TrySetCanceled(cancellationToken);
}
