using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.DurableTask;

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
        EndWork();
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

    private async Task<bool> ReachAsync(DateTimeOffset due)
    {
        try
        {
            await run.Context.CreateTimer(due.UtcDateTime, _over.Token).ConfigureAwait(true);
            return !_isOver;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private void End(TaskFailure bound)
    {
        run.BeginTurn();
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
        if (TryEnd()) _completion.SetCanceled(cancellationToken);
    }

    private bool TryEnd()
    {
        if (_isOver) return false;
        _isOver = true;
        _registration.Unregister();
        run.End(this);
        EndWork();
        _over.Cancel();
        return true;
    }

    // The result of what goes on all the same is not waited for.
    private void EndWork()
    {
        if (_isAtWork) run.EndWork();
        _isAtWork = false;
    }
}

/// <summary>An attempt whose call is an activity.</summary>
internal sealed class TaskAttempt(OrchestrationRun run, TaskContext context) : Attempt(run, context)
{
    protected override async Task<TaskOutcome?> MakeCallAsync()
    {
        Run.Machine.OnScheduled(Context);
        // What is scheduled already is not scheduled again.
        object? input = Run.Context.IsReplaying
            ? null
            : new ActivityInput(Key, Run.Input, Run.PlaceOf(Context), Run.Clock.GetUtcNow(), Run.Draws).ToValue().ToJsonElement();
        var result = await Run.Context.CallActivityAsync<JsonElement>(Run.Machine.ActivityName(Context.StateName), input).ConfigureAwait(true);
        return ActivityResult.Read(AslValue.From(result), Context);
    }
}

/// <summary>An attempt that starts another execution, and waits for it where the pattern says so.</summary>
internal sealed class NestedAttempt(OrchestrationRun run, TaskContext context, AslValue parameters, MachineRegistration? machine) : Attempt(run, context)
{
    protected override async Task<TaskOutcome?> MakeCallAsync()
    {
        if (machine is null) return TaskOutcome.Failed(NestedExecutions.DoesNotExist(Context, parameters["StateMachineArn"].TryGetString(out var arn) ? arn : ""));
        if (!NestedExecutions.TryReadInput(parameters, Context, out var input, out var refusal)) return TaskOutcome.Failed(refusal);
        var name = parameters["Name"].TryGetString(out var given) ? given : Run.Context.NewGuid().ToString();
        var startTime = Run.Clock.GetUtcNow();
        var ended = Run.Context.CallSubOrchestratorAsync<JsonElement>(machine.Name, input.ToJsonElement(), new SubOrchestrationOptions(new TaskOptions(), name));
        if (Context.Descriptor.Pattern != TaskPattern.Sync)
        {
            var started = NestedExecutions.Started(Context, machine.ExecutionArn(name), startTime);
            if (Context.Descriptor.Pattern == TaskPattern.RequestResponse) return TaskOutcome.Success(started);
            Context.SubmittedOutput = started;
            return null;
        }

        Context.SubmittedOutput = NestedExecutions.Started(Context, machine.ExecutionArn(name), startTime);
        ExecutionResult result;
        try
        {
            var output = AslValue.From(await ended.ConfigureAwait(true));
            result = new ExecutionResult { Status = ExecutionStatus.Succeeded, Output = output, StartTime = startTime, StopTime = Run.Clock.GetUtcNow() };
        }
        catch (TaskFailedException exception)
        {
            result = StateMachineFailedException.Read(exception.FailureDetails, startTime, Run.Clock.GetUtcNow());
        }

        return NestedExecutions.Ended(Context, new EndedExecution(machine.ExecutionArn(name), name, machine.StateMachineArn, input, startTime, result));
    }
}
