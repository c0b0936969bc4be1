using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace AslSharp.DurableTask;

/// <summary>One attempt of a task: a race of its call, the answer by token, its bounds in time and the end of what is around it.</summary>
/// <param name="run">The run of the orchestration.</param>
/// <param name="context">The attempt.</param>
internal abstract class Attempt(OrchestrationRun run, TaskContext context)
{
    private readonly CancellationTokenSource _over = new();
    private readonly TaskCompletionSource<TaskOutcome> _completion = new();
    private CancellationTokenRegistration _registration;
    private DateTimeOffset? _timeout;
    private DateTimeOffset? _heartbeat;
    private bool _isAtWork;
    private bool _isOver;

    /// <summary>Whether nobody waits for it any more.</summary>
    protected bool IsOver => _isOver;

    internal string Key { get; } = context.IdempotencyKey;

    protected OrchestrationRun Run => run;

    protected TaskContext Context => context;

    /// <summary>Begins it, or goes on waiting for what it was continued with.</summary>
    internal ValueTask<TaskOutcome> Start(WaitingAttempt? saved, CancellationToken cancellationToken)
    {
        _registration = cancellationToken.UnsafeRegister(static (attempt, token) => ((Attempt)attempt!).GiveUp(token), this);
        var now = run.Clock.GetUtcNow();
        if (context.TimeoutSeconds > 0)
        {
            _timeout = saved?.Timeout ?? now.AddSeconds(context.TimeoutSeconds);
            _ = ExpireAsync();
        }

        if (context.HeartbeatSeconds > 0)
        {
            _heartbeat = saved?.Heartbeat ?? now.AddSeconds(context.HeartbeatSeconds);
            _ = WatchAsync();
        }

        if (context.TaskToken is not null || _heartbeat is not null) _ = ListenAsync(EventName(context));
        if (saved is null)
        {
            _isAtWork = true;
            run.BeginWork();
            _ = CallAsync();
        }

        return new(_completion.Task);
    }

    /// <summary>What has to be known of it where the execution is continued while it waits for an answer.</summary>
    internal WaitingAttempt Save() => new(Key, _timeout, _heartbeat);

    /// <summary>The event by which it is answered.</summary>
    internal static string EventName(TaskContext context) => context.TaskToken is { } token && TaskTokenFormat.TryRead(token, out var parts)
        ? parts.EventName
        : TaskTokenFormat.EventName(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(context.IdempotencyKey)).AsSpan(0, 16)));

    /// <summary>Makes the call. Null where it is done and an answer is waited for.</summary>
    protected abstract Task<TaskOutcome?> MakeCallAsync();

    /// <summary>Nobody waits any more for the call, which is still at work.</summary>
    protected virtual void OnGivenUp()
    {
    }

    private async Task CallAsync()
    {
        TaskOutcome? outcome = null;
        Exception? problem = null;
        try
        {
            outcome = await MakeCallAsync().ConfigureAwait(true);
        }
        catch (Exception exception)
        {
            problem = exception;
        }

        run.BeginTurn();
        _isAtWork = false;
        run.EndWork();
        if (problem is not null) Fail(problem);
        else if (outcome is { } known) Complete(known);
        run.EndTurn();
    }

    private async Task ListenAsync(string eventName)
    {
        try
        {
            while (!_isOver)
            {
                var message = await run.Context.WaitForExternalEvent<JsonElement>(eventName, _over.Token).ConfigureAwait(true);
                run.BeginTurn();
                Hear(AnswerFormat.Read(AslValue.From(message)));
                run.EndTurn();
            }
        }
        catch (OperationCanceledException)
        {
            // It is over.
        }
    }

    private void Hear(TaskOutcome? answer)
    {
        run.CountEvent();
        if (answer is { } outcome) Complete(outcome);
        else if (_heartbeat is not null) _heartbeat = run.Clock.GetUtcNow().AddSeconds(context.HeartbeatSeconds);
    }

    private async Task ExpireAsync()
    {
        if (await ReachAsync(_timeout!.Value).ConfigureAwait(true)) End(TaskFailure.Timeout);
    }

    private async Task WatchAsync()
    {
        DateTimeOffset due;
        do
        {
            due = _heartbeat!.Value;
            if (!await ReachAsync(due).ConfigureAwait(true)) return;
        }
        while (_heartbeat > due);

        End(TaskFailure.Heartbeat);
    }

    private async Task<bool> ReachAsync(DateTimeOffset due) => await run.ReachAsync(due.UtcDateTime, _over.Token).ConfigureAwait(true) && !_isOver;

    private void End(TaskFailure bound)
    {
        run.BeginTurn();
        if (!_isOver) LeaveCall();
        Complete(TaskOutcome.Failed(bound));
        run.EndTurn();
    }

    private void Complete(TaskOutcome outcome)
    {
        if (TryEnd()) _completion.SetResult(outcome);
    }

    private void Fail(Exception exception)
    {
        if (TryEnd()) _completion.SetException(exception);
    }

    private void GiveUp(CancellationToken cancellationToken)
    {
        if (!TryEnd()) return;
        LeaveCall();
        _completion.SetCanceled(cancellationToken);
    }

    private void LeaveCall()
    {
        if (_isAtWork) OnGivenUp();
    }

    private bool TryEnd()
    {
        if (_isOver) return false;
        _isOver = true;
        _registration.Unregister();
        run.End(this);
        _over.Cancel();
        return true;
    }
}
