namespace AslSharp.Testing;

/// <summary>An execution waits for something that will never come: a task token nobody answers, a task that never ends.</summary>
public sealed class StuckExecutionException : StateMachineTestException
{
    internal StuckExecutionException(StateMachineDescription machine, IReadOnlyList<HistoryEvent> history)
        : base($"The execution is stuck{Place(history)}: it waits, and neither a timer nor a task is left that could let it go on.",
            () => RunText.Of(machine, history, null))
    {
        History = history;
    }

    /// <summary>What happened until then.</summary>
    public IReadOnlyList<HistoryEvent> History { get; }

    private static string Place(IReadOnlyList<HistoryEvent> history)
    {
        var name = history.LastOrDefault(historyEvent => historyEvent.Name is not null)?.Name;
        return name is null ? "" : $" in the state '{name}'";
    }
}
