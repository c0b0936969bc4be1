using System.Collections.Concurrent;
using AslSharp.Runtime;

namespace AslSharp;

/// <summary>
/// Completes tasks from outside: what SendTaskSuccess, SendTaskFailure and SendTaskHeartbeat are on the service. Share one object
/// between the machines' <see cref="ExecutionOptions"/> and whoever receives the answers. Safe for use by several threads.
/// </summary>
/// <remarks>The first answer counts. The last 16,384 tokens that ended are remembered: older ones are told from unknown ones no more.</remarks>
public sealed class TaskTokens
{
    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly EndedTokens _ended = new(16_384);

    /// <summary>The task behind the token succeeded.</summary>
    /// <param name="taskToken">The token.</param>
    /// <param name="output">The task's result.</param>
    /// <returns>Whether the task has it, or why not.</returns>
    public SendTaskResult SendTaskSuccess(string taskToken, AslValue output) => Complete(taskToken, TaskOutcome.Success(output));

    /// <summary>The task behind the token failed.</summary>
    /// <param name="taskToken">The token.</param>
    /// <param name="error">The error name, or null for none.</param>
    /// <param name="cause">The cause, or null for none.</param>
    /// <returns>Whether the task has it, or why not.</returns>
    public SendTaskResult SendTaskFailure(string taskToken, string? error = null, string? cause = null)
        => Complete(taskToken, TaskOutcome.Failed(new TaskFailure(error, cause)));

    /// <summary>The task behind the token is still at work.</summary>
    /// <param name="taskToken">The token.</param>
    /// <returns>Whether the task has it, or why not.</returns>
    public SendTaskResult SendTaskHeartbeat(string taskToken)
    {
        var result = Find(taskToken, out var entry);
        entry?.Context.Heartbeat();
        return result;
    }

    internal void Register(string taskToken, TaskContext context) => _entries[taskToken] = new Entry(context);

    internal void Forget(string taskToken)
    {
        // In this order no moment is left in which the token is unknown.
        _ended.Add(taskToken);
        _entries.TryRemove(taskToken, out _);
    }

    internal Task<TaskOutcome> WaitAsync(string taskToken, CancellationToken cancellationToken)
        => _entries.TryGetValue(taskToken, out var entry)
            ? entry.Completion.Task.WaitAsync(cancellationToken)
            : Task.FromCanceled<TaskOutcome>(new CancellationToken(true));

    private SendTaskResult Complete(string taskToken, TaskOutcome outcome)
    {
        var result = Find(taskToken, out var entry);
        return entry is null || entry.Completion.TrySetResult(outcome) ? result : SendTaskResult.TaskTimedOut;
    }

    /// <summary>The task of a token, if it can still be answered.</summary>
    private SendTaskResult Find(string taskToken, out Entry? entry)
    {
        ArgumentNullException.ThrowIfNull(taskToken);
        if (_entries.TryGetValue(taskToken, out entry) && !entry.Completion.Task.IsCompleted) return SendTaskResult.Accepted;
        var isKnown = entry is not null || _ended.Contains(taskToken);
        entry = null;
        return isKnown ? SendTaskResult.TaskTimedOut : SendTaskResult.InvalidToken;
    }

    private sealed class Entry(TaskContext context)
    {
        internal TaskContext Context { get; } = context;

        // Continuations run where the answer arrives: the sender's thread drives the machine on, as a callback would.
        internal TaskCompletionSource<TaskOutcome> Completion { get; } = new();
    }
}
