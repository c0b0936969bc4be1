namespace AslSharp;

/// <summary>Is told of an execution's history as it happens.</summary>
public interface IExecutionObserver
{
    /// <summary>An event happened. Calls of one execution never overlap, and come in the order of their ids.</summary>
    /// <param name="executionId">The execution's ARN.</param>
    /// <param name="historyEvent">The event.</param>
    void OnEvent(string executionId, HistoryEvent historyEvent);
}
