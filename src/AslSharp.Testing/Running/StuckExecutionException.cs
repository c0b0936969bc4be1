namespace AslSharp.Testing;

/// <summary>An execution waits for something that will never come: a task token nobody answers, a task that never ends.</summary>
/// <param name="history">What happened until then.</param>
public sealed class StuckExecutionException(IReadOnlyList<HistoryEvent> history)
    : Exception($"The execution is stuck{Place(history)}: it waits, and neither a timer nor a task is left that could let it go on.")
{
    /// <summary>What happened until then.</summary>
    public IReadOnlyList<HistoryEvent> History { get; } = history;

    private static string Place(IReadOnlyList<HistoryEvent> history)
    {
        var name = history.LastOrDefault(historyEvent => historyEvent.Name is not null)?.Name;
        return name is null ? "" : $" in the state '{name}'";
    }
}
