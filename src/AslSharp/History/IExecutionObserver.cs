namespace AslSharp;

/// <summary>Is told of an execution's history as it happens.</summary>
/// <remarks>An exception that an observer throws ends the execution with <c>States.Runtime</c>; one thrown at the execution's last event
/// changes nothing any more.</remarks>
public interface IExecutionObserver
{
    /// <summary>An event happened. Calls of one execution never overlap, and come in the order of their ids.</summary>
    /// <param name="executionId">The execution's ARN.</param>
    /// <param name="historyEvent">The event.</param>
    void OnEvent(string executionId, HistoryEvent historyEvent);

    /// <summary>A Map Run of the execution started or ended. Its counts may be read while it runs. Does nothing unless implemented.</summary>
    /// <param name="executionId">The ARN of the execution whose Map state it is.</param>
    /// <param name="mapRun">The run.</param>
    void OnMapRun(string executionId, MapRun mapRun)
    {
    }
}
