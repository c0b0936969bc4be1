namespace AslSharp.Aws.Lambda;

/// <summary>The function of this process, around one method of a tasks interface.</summary>
internal sealed class Function((string Name, Func<AslValue, TaskContext, CancellationToken, ValueTask<AslValue>> Handler) entry)
{
    private readonly ExecutionOptions _options = new();
    private readonly StateMachineDescription _description = new(entry.Name, "", new StateDescription(entry.Name, "Task", $"/States/{entry.Name}"));
    private readonly TaskDescriptor _task = new(
        0, entry.Name, $"arn:aws:lambda:::function:{entry.Name}", TaskKind.Function, TaskPattern.RequestResponse, "", "", $"/States/{entry.Name}");

    /// <summary>Calls the method for one event.</summary>
    internal async ValueTask<(AslValue Answer, FunctionError? Error)> InvokeAsync(
        AslValue input, string requestId, string? trace, CancellationToken cancellationToken)
    {
        // The event's id names the execution, so that the method's idempotency key is the same where the service repeats the event.
        var execution = new Execution(_options, _description, input, new ExecutionStart { Name = requestId, TraceHeader = trace });
        var frame = new FunctionFrame(execution, input);
        frame.Enter(entry.Name, HistoryEventType.TaskStateEntered, input);
        var context = frame.StartTask(_task, input);
        var answer = await entry.Handler(input, context, cancellationToken).ConfigureAwait(false);
        return context.Failure is { } failure
            ? (default, new FunctionError(failure.Error ?? "", failure.Cause ?? "", failure.Exception))
            : (answer.IsUndefined ? AslValue.Null : answer, null);
    }

    private sealed class FunctionFrame(Execution execution, AslValue data) : Frame(execution, data);
}
