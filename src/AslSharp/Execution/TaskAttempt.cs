namespace AslSharp.Runtime;

/// <summary>One attempt of a task in process that has neither bounds in time nor a token: a call and no more.</summary>
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
        Task<AslValue>? task = null;
        try
        {
            var result = cancellationToken.CanBeCanceled && !call.IsCompleted
                ? await (task = call.AsTask()).WaitAsync(cancellationToken).ConfigureAwait(false)
                : await call.ConfigureAwait(false);
            return Outcome(context, result);
        }
        catch (Exception exception) when (IsFailure(exception, cancellationToken))
        {
            return TaskOutcome.Failed(ExceptionFailure.From(exception, context.Frame.Execution.HasStackTraces));
        }
        catch (OperationCanceledException)
        {
            task?.Abandon();
            throw;
        }
    }
}
