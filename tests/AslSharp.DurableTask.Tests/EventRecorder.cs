using System.Collections.Concurrent;

namespace AslSharp.DurableTask.Tests;

/// <summary>Notes the events of executions.</summary>
internal sealed class EventRecorder : IExecutionObserver
{
    private readonly ConcurrentQueue<(string Execution, string Event)> _events = new();

    /// <summary>The events of an execution, in the order in which they were told, without what differs from run to run.</summary>
    internal string[] Of(string execution)
        => [.. _events.Where(told => told.Execution.EndsWith($":{execution}", StringComparison.Ordinal)).Select(static told => told.Event)];

    public void OnEvent(string executionId, HistoryEvent historyEvent)
        => _events.Enqueue((executionId, $"{historyEvent.Id} after {historyEvent.PreviousId}: {historyEvent.Type} {historyEvent.Name} {historyEvent.Output}"));
}
