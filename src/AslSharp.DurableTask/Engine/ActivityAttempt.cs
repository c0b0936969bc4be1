using Microsoft.DurableTask.Client;

namespace AslSharp.DurableTask;

/// <summary>An attempt of a task in its activity.</summary>
/// <param name="call">What the activity was given.</param>
/// <param name="draws">How many of the ids and numbers are the attempt's; null where the task is not to be called, but they are to be counted.</param>
/// <param name="client">Tells the orchestration of heartbeats; null where there is no client, and so no heartbeats.</param>
/// <param name="instanceId">The orchestration.</param>
internal sealed class ActivityAttempt(ActivityInput call, int? draws, DurableTaskClient? client, string instanceId) : ITaskBounds
{
    private Task<AslValue>? _result;
    private TaskContext? _context;
    private CallLimit? _limit;

    internal ActivityInput Call => call;

    /// <summary>Whether the execution has got to it.</summary>
    internal bool IsReached { get; private set; }

    /// <summary>How many ids and numbers have been asked for.</summary>
    internal int Drawn { get; private set; }

    internal Task<AslValue> ResultAsync() => _result!;

    internal AslValue Draw(AslValue otherwise)
    {
        var index = Drawn++ + call.Draws.Count - (draws ?? int.MaxValue);
        return index >= 0 && index < call.Draws.Count ? call.Draws[index] : otherwise;
    }

    internal ValueTask<TaskOutcome> Reach<TCaller, TCall>(TCaller caller, TCall task, TaskContext context)
        where TCaller : struct, ITaskCaller
        where TCall : struct, ITaskCall
    {
        if (context.IdempotencyKey != call.Key) throw new InvalidOperationException($"The attempt '{context.IdempotencyKey}' was not asked for.");
        IsReached = true;
        _context = context;
        context.Bounds = this;
        if (draws is not null) _result = CallAsync(caller, task, context);
        // The orchestration goes on from here, and this does not.
        return new(new TaskCompletionSource<TaskOutcome>().Task);
    }

    public bool TryHeartbeat()
    {
        if (_context!.HeartbeatSeconds == 0) return true;
        if (client is null)
            throw new InvalidOperationException(
                "A task that tells of heartbeats needs a DurableTaskClient among the services of the worker: AddDurableTaskClient.");
        _limit?.Renew();
        // Where it gets lost, the next one tells the same.
        _ = client.RaiseEventAsync(instanceId, Attempt.EventName(_context), AnswerFormat.Heartbeat.ToJsonElement());
        return true;
    }

    public void TryChange(Action<TaskContext> change)
    {
        // Histories are the orchestration's.
    }

    public ValueTask<TaskOutcome> WaitForAnswerAsync(CancellationToken cancellationToken) => throw new HandedOverException();

    private async Task<AslValue> CallAsync<TCaller, TCall>(TCaller caller, TCall task, TaskContext context)
        where TCaller : struct, ITaskCaller
        where TCall : struct, ITaskCall
    {
        using var limit = _limit = new CallLimit(context);
        var over = limit.Begin();
        try
        {
            var outcome = await caller.CallAsync(task, context, over).AsTask().WaitAsync(over).ConfigureAwait(false);
            return outcome.Failure?.Exception is HandedOverException ? ActivityResult.HandedOver : ActivityResult.Of(outcome, context);
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
            return ActivityResult.GivenUp;
        }
        catch (HandedOverException)
        {
            return ActivityResult.HandedOver;
        }
        catch (RuntimeFault fault)
        {
            return ActivityResult.Of(fault);
        }
    }

    /// <summary>A method that waits for its token ends there: the answer goes to the orchestration, and is the task's result.</summary>
    private sealed class HandedOverException() : Exception("The answer to the task's token goes to the orchestration.");
}

/// <summary>Who is called for a task in an activity.</summary>
internal interface ITaskCaller
{
    ValueTask<TaskOutcome> CallAsync<TCall>(TCall task, TaskContext context, CancellationToken cancellationToken)
        where TCall : struct, ITaskCall;
}

/// <summary>Calls the options' handler or the machine's method.</summary>
internal readonly struct MethodCaller(InProcessHost host) : ITaskCaller
{
    public ValueTask<TaskOutcome> CallAsync<TCall>(TCall task, TaskContext context, CancellationToken cancellationToken)
        where TCall : struct, ITaskCall
        => host.CallAloneAsync(task, context, cancellationToken);
}
