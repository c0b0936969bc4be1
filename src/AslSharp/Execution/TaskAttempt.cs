namespace AslSharp.Runtime;

/// <summary>One attempt of a task in process that has neither bounds in time nor a token: a call and no more.</summary>
internal static class TaskAttempt
{
    internal static TaskOutcome Outcome(TaskContext context, AslValue result)
        => context.Failure is { } failure
            ? TaskOutcome.Failed(failure)
            // A method that returns nothing in particular has the result null, as a function that returns nothing has.
            // What is told to observers stays what it was, whatever becomes of an object.
            : TaskOutcome.Success(result.IsUndefined ? AslValue.Null : context.Frame.Execution.IsObserved ? result.ToPlain() : result);

    /// <summary>Whether an exception is the task's own failure, and not the execution being stopped.</summary>
    internal static bool IsFailure(Exception exception, CancellationToken cancellationToken)
        => exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested;

    /// <summary>Takes what has not come of a call at once, and waits for it where it is under way.</summary>
    internal static ValueTask<TaskOutcome> FinishAsync(ValueTask<AslValue> call, TaskContext context, CancellationToken cancellationToken)
    {
        if (!call.IsCompleted) return PendingCall.WaitAsync(call, context, cancellationToken);
        try
        {
            return new(Outcome(context, call.GetAwaiter().GetResult()));
        }
        catch (Exception exception) when (IsFailure(exception, cancellationToken))
        {
            return new(TaskOutcome.Failed(ExceptionFailure.From(exception, context.Frame.Execution.HasStackTraces)));
        }
    }
}
