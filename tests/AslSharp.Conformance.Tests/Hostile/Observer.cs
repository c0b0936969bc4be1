namespace AslSharp.Conformance.Tests.Hostile;

/// <summary>An observer that hands each event to a function.</summary>
internal sealed class Observer(Action<HistoryEvent> onEvent) : IExecutionObserver
{
    public void OnEvent(string executionId, HistoryEvent historyEvent) => onEvent(historyEvent);
}
