using System.Collections.Concurrent;
namespace AslSharp;

/// <summary>
/// Completes tasks from outside: what SendTaskSuccess, SendTaskFailure and SendTaskHeartbeat are on the service. Share one object
/// between the machines' <see cref="ExecutionOptions"/> and whoever receives the answers. Safe for use by several threads.
/// </summary>
/// <remarks>The first answer counts. The last 16,384 tokens that ended are remembered: older ones are told from unknown ones no more.</remarks>
public sealed class TaskTokens
{
    private readonly ConcurrentDictionary<string, BoundedAttempt> _attempts = new(StringComparer.Ordinal);
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
        => Find(taskToken) is { } attempt ? Taken(attempt.TryHeartbeat()) : WhyUnknown(taskToken);

    internal void Register(string taskToken, BoundedAttempt attempt) => _attempts[taskToken] = attempt;

    internal void Forget(string taskToken, BoundedAttempt attempt)
    {
        // In this order no moment is left in which the token is unknown.
        _ended.Add(taskToken);
        _attempts.TryRemove(new(taskToken, attempt));
    }

    private SendTaskResult Complete(string taskToken, TaskOutcome outcome)
        => Find(taskToken) is { } attempt ? Taken(attempt.TryAnswer(outcome)) : WhyUnknown(taskToken);

    private static SendTaskResult Taken(bool isTaken) => isTaken ? SendTaskResult.Accepted : SendTaskResult.TaskTimedOut;

    private BoundedAttempt? Find(string taskToken)
    {
        ArgumentNullException.ThrowIfNull(taskToken);
        return _attempts.GetValueOrDefault(taskToken);
    }

    private SendTaskResult WhyUnknown(string taskToken) => _ended.Contains(taskToken) ? SendTaskResult.TaskTimedOut : SendTaskResult.InvalidToken;
}
