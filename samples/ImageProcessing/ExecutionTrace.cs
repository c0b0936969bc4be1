using AslSharp;

namespace ImageProcessing;

/// <summary>Prints the states of an execution as it enters them, and what goes wrong in them.</summary>
internal sealed class ExecutionTrace(TextWriter output) : IExecutionObserver
{
    private readonly Dictionary<string, StateDescription> _states = ImageProcessingStateMachine.Description.States.ToDictionary(state => state.Name);
    private readonly Dictionary<int, (string State, bool IsFailure)> _events = [];
    private DateTimeOffset _start;

    /// <inheritdoc />
    public void OnEvent(string executionId, HistoryEvent historyEvent)
    {
        if (historyEvent.Type == HistoryEventType.ExecutionStarted)
        {
            _events.Clear();
            _start = historyEvent.Timestamp;
            output.WriteLine();
            output.WriteLine(historyEvent.Input["file"].GetString());
        }

        // The events of a task do not name their state, but each event tells which one it follows.
        var previous = _events.GetValueOrDefault(historyEvent.PreviousId);
        var state = historyEvent.Name ?? previous.State;
        var isFailure = IsTaskFailure(historyEvent.Type);
        _events[historyEvent.Id] = (state, isFailure);

        if (IsStateEntered(historyEvent.Type)) Print(historyEvent, state, _states[state].Type);
        else if (isFailure) Print(historyEvent, state, $"failed: {historyEvent.Error}, {Message(historyEvent.Cause)}");
        else if (IsTaskScheduled(historyEvent.Type) && previous.IsFailure) Print(historyEvent, state, "retried");
    }

    private static bool IsStateEntered(HistoryEventType type) => type.ToString().EndsWith("StateEntered", StringComparison.Ordinal);

    private static bool IsTaskScheduled(HistoryEventType type) => type is HistoryEventType.LambdaFunctionScheduled or HistoryEventType.TaskScheduled;

    private static bool IsTaskFailure(HistoryEventType type)
        => type is HistoryEventType.LambdaFunctionFailed or HistoryEventType.LambdaFunctionTimedOut
            or HistoryEventType.TaskFailed or HistoryEventType.TaskTimedOut;

    private void Print(HistoryEvent historyEvent, string state, string text)
    {
        // A state of a branch or an item processor stands below the Parallel or Map state that holds it.
        var depth = _states[state].Pointer.Split("/States/").Length - 2;
        var name = new string(' ', 2 * depth) + state;
        output.WriteLine($"  {(historyEvent.Timestamp - _start).TotalSeconds,6:0.000} s  {name,-23} {text}");
    }

    /// <summary>The message of an exception, whose cause is JSON as that of a Lambda function; any other cause as it is.</summary>
    private static string? Message(string? cause)
        => cause is not null && AslValue.TryParse(cause, out var json, out _) && json["errorMessage"].TryGetString(out var message) ? message : cause;
}
