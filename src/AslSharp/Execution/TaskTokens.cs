using System.Collections.Concurrent;
using AslSharp.Runtime;

namespace AslSharp;

/// <summary>
/// Completes tasks from outside: what SendTaskSuccess, SendTaskFailure and SendTaskHeartbeat are on the service. Share one object
/// between the machines' <see cref="ExecutionOptions"/> and whoever receives the answers. Safe for use by several threads.
/// </summary>
public sealed class TaskTokens
{
    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    /// <summary>The task behind the token succeeded.</summary>
    /// <param name="taskToken">The token.</param>
    /// <param name="output">The task's result.</param>
    /// <returns>False when the token is unknown or its task has already ended.</returns>
    public bool SendTaskSuccess(string taskToken, AslValue output) => Complete(taskToken, TaskOutcome.Success(output));

    /// <summary>The task behind the token failed.</summary>
    /// <param name="taskToken">The token.</param>
    /// <param name="error">The error name, or null for none.</param>
    /// <param name="cause">The cause, or null for none.</param>
    /// <returns>False when the token is unknown or its task has already ended.</returns>
    public bool SendTaskFailure(string taskToken, string? error = null, string? cause = null)
        => Complete(taskToken, TaskOutcome.Failed(new TaskFailure(error, cause)));

    /// <summary>The task behind the token is still at work.</summary>
    /// <param name="taskToken">The token.</param>
    /// <returns>False when the token is unknown or its task has already ended.</returns>
    public bool SendTaskHeartbeat(string taskToken)
    {
        if (!_entries.TryGetValue(taskToken, out var entry) || entry.Completion.Task.IsCompleted) return false;
        entry.Context.Heartbeat();
        return true;
    }

    internal void Register(string taskToken, TaskContext context) => _entries[taskToken] = new Entry(context);

    internal void Forget(string taskToken) => _entries.TryRemove(taskToken, out _);

    internal Task<TaskOutcome> WaitAsync(string taskToken, CancellationToken cancellationToken)
        => _entries.TryGetValue(taskToken, out var entry)
            ? entry.Completion.Task.WaitAsync(cancellationToken)
            : Task.FromCanceled<TaskOutcome>(new CancellationToken(true));

    private bool Complete(string taskToken, TaskOutcome outcome)
    {
        ArgumentNullException.ThrowIfNull(taskToken);
        return _entries.TryGetValue(taskToken, out var entry) && entry.Completion.TrySetResult(outcome);
    }

    private sealed class Entry(TaskContext context)
    {
        internal TaskContext Context { get; } = context;

        // Continuations run where the answer arrives: the sender's thread drives the machine on, as a callback would.
        internal TaskCompletionSource<TaskOutcome> Completion { get; } = new();
    }
}
