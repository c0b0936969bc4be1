using AslSharp;

namespace Moto;

/// <summary>Prints each state that an execution comes to, and each failure.</summary>
internal sealed class StateLines(TextWriter output) : IExecutionObserver
{
    private string? _execution;

    public void OnEvent(string executionId, HistoryEvent historyEvent)
    {
        // The items of a distributed Map run in executions of their own.
        _execution ??= executionId;
        if (executionId != _execution) return;
        if (historyEvent.Type.ToString().EndsWith("StateEntered", StringComparison.Ordinal)) output.WriteLine($"-> {historyEvent.Name}");
        else if (historyEvent.Error is { } error) output.WriteLine($"   {historyEvent.Type}: {error}");
        if (historyEvent.Type is HistoryEventType.ExecutionSucceeded or HistoryEventType.ExecutionFailed) _execution = null;
    }
}
