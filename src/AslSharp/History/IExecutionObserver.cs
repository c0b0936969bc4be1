namespace AslSharp;

/// <summary>Is told of an execution's history as it happens.</summary>
/// <remarks>
/// An exception that an observer throws is never thrown on to the caller. It ends the execution that the observer was told of: the
/// execution fails with <c>States.Runtime</c>, no retrier or catcher is asked, and its cause names the exception. A child execution of a
/// distributed Map fails alone, and counts as a failed child. An exception thrown at an execution's last event changes nothing any more.
/// </remarks>
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
