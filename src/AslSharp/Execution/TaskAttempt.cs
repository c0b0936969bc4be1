namespace AslSharp.Runtime;

/// <summary>One attempt of a task in process: the call, its bounds in time, its token.</summary>
internal static class TaskAttempt
{
    internal static TaskOutcome Outcome(TaskContext context, AslValue result)
        => context.Failure is { } failure
            ? TaskOutcome.Failed(failure)
            // A method that returns nothing in particular has the result null, as a function that returns nothing has.
            : TaskOutcome.Success(result.IsUndefined ? AslValue.Null : result);

    /// <summary>Whether an exception is the task's own failure, and not the execution being stopped.</summary>
    internal static bool IsFailure(Exception exception, CancellationToken cancellationToken)
        => exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested;

    /// <summary>Waits for a call that is under way; gives it up when the execution or the enclosing state stops.</summary>
    internal static async ValueTask<TaskOutcome> FinishAsync(ValueTask<AslValue> call, TaskContext context, CancellationToken cancellationToken)
    {
        try
        {
            var result = cancellationToken.CanBeCanceled && !call.IsCompleted
                ? await call.AsTask().WaitAsync(cancellationToken).ConfigureAwait(false)
                : await call.ConfigureAwait(false);
            return Outcome(context, result);
        }
        catch (Exception exception) when (IsFailure(exception, cancellationToken))
        {
            return TaskOutcome.Failed(ExceptionFailure.From(exception));
        }
    }

    /// <summary>Runs an attempt that has a timeout, a heartbeat or a token.</summary>
    internal static async ValueTask<TaskOutcome> RunAsync<TTasks>(
        TTasks tasks, TaskContext context, AslValue input, ExecutionOptions options, CancellationToken cancellationToken)
        where TTasks : struct, ITaskTable
    {
        using var bounds = new AttemptBounds(options.TimeProvider, context, cancellationToken);
        if (context.TaskToken is { } token) options.TaskTokens.Register(token, context);
        try
        {
            var result = await RunBoundedAsync(tasks, context, input, options, bounds.Token).ConfigureAwait(false);
            // The bound counts even when the task came to its end in the same moment.
            return bounds.Exceeded is { } late && result.Failure is not null ? TaskOutcome.Failed(late) : result;
        }
        catch (OperationCanceledException) when (bounds.Exceeded is not null && !cancellationToken.IsCancellationRequested)
        {
            return TaskOutcome.Failed(bounds.Exceeded);
        }
        finally
        {
            if (context.TaskToken is not null) options.TaskTokens.Forget(context.TaskToken);
        }
    }

    private static async ValueTask<TaskOutcome> RunBoundedAsync<TTasks>(
        TTasks tasks, TaskContext context, AslValue input, ExecutionOptions options, CancellationToken boundToken)
        where TTasks : struct, ITaskTable
    {
        if (context.WaitsForWorker) return await RunByWorkerAsync(context, input, options, boundToken).ConfigureAwait(false);
        ValueTask<AslValue> call;
        try
        {
            call = tasks.InvokeAsync(context.Descriptor.Number, input, context, boundToken);
        }
        catch (Exception exception) when (IsFailure(exception, boundToken))
        {
            return TaskOutcome.Failed(ExceptionFailure.From(exception));
        }

        var outcome = await FinishAsync(call, context, boundToken).ConfigureAwait(false);
        if (context.Descriptor.Pattern != TaskPattern.WaitForTaskToken || outcome.Failure is not null) return outcome;
        context.SubmittedOutput = outcome.Value;
        return await options.TaskTokens.WaitAsync(context.TaskToken!, boundToken).ConfigureAwait(false);
    }

    // One flow for all of it: nothing but the attempt itself touches its frame, whichever thread the worker is on.
    private static async ValueTask<TaskOutcome> RunByWorkerAsync(
        TaskContext context, AslValue input, ExecutionOptions options, CancellationToken boundToken)
    {
        var poll = await options.Activities!.ScheduleAsync(context.Resource, boundToken).ConfigureAwait(false);
        context.Begin(poll.WorkerName);
        poll.Give(new ActivityTask(context.TaskToken!, input));
        return await options.TaskTokens.WaitAsync(context.TaskToken!, boundToken).ConfigureAwait(false);
    }
}
