namespace AslSharp.Runtime;

/// <summary>Two observers of one execution, told one after the other.</summary>
internal sealed class ObserverPair(IExecutionObserver first, IExecutionObserver second) : IExecutionObserver
{
    public void OnEvent(string executionId, HistoryEvent historyEvent)
    {
        first.OnEvent(executionId, historyEvent);
        second.OnEvent(executionId, historyEvent);
    }

    public void OnMapRun(string executionId, MapRun mapRun)
    {
        first.OnMapRun(executionId, mapRun);
        second.OnMapRun(executionId, mapRun);
    }
}
