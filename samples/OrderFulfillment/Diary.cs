using AslSharp;

namespace OrderFulfillment;

/// <summary>Prints each state that an execution enters, with the time since its start, and what goes wrong in it.</summary>
internal sealed class Diary(TextWriter output) : IExecutionObserver
{
    private DateTimeOffset _start;

    public void OnEvent(string executionId, HistoryEvent historyEvent)
    {
        if (historyEvent.Type == HistoryEventType.ExecutionStarted) _start = historyEvent.Timestamp;
        var type = historyEvent.Type.ToString();
        if (type.EndsWith("StateEntered", StringComparison.Ordinal)) Print(historyEvent, historyEvent.Name!);
        else if (historyEvent.Error is { } error && historyEvent.Type != HistoryEventType.ExecutionFailed)
            Print(historyEvent, $"  {error} {historyEvent.Cause}".TrimEnd());
    }

    private void Print(HistoryEvent historyEvent, string text)
        => output.WriteLine($"  {(historyEvent.Timestamp - _start).ToString(@"d'd 'hh\:mm\:ss", null)}  {text}");
}
