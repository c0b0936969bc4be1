namespace AslSharp.Conformance.Tests.Services;

/// <summary>Keeps the events of all executions in the order in which they are told.</summary>
internal sealed class Recorder(List<HistoryEvent> history) : IExecutionObserver
{
    internal List<string> Executions { get; } = [];

    public void OnEvent(string executionId, HistoryEvent historyEvent)
    {
        history.Add(historyEvent);
        Executions.Add(executionId);
    }
}
