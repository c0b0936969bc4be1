using Microsoft.DurableTask;

namespace AslSharp.DurableTask;

/// <summary>Tells an observer of what happens, and not again of what a replay repeats.</summary>
internal sealed class FirstTimeObserver(TaskOrchestrationContext context, IExecutionObserver observer) : IExecutionObserver
{
    public void OnEvent(string executionId, HistoryEvent historyEvent)
    {
        if (!context.IsReplaying) observer.OnEvent(executionId, historyEvent);
    }

    public void OnMapRun(string executionId, MapRun mapRun)
    {
        if (!context.IsReplaying) observer.OnMapRun(executionId, mapRun);
    }
}
