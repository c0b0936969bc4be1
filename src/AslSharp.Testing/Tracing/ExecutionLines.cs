using System.Globalization;

namespace AslSharp.Testing;

/// <summary>Tells an execution line by line, as it runs: a line for each state that is entered, and for what befalls it.</summary>
/// <typeparam name="TState">The states of the machine's model.</typeparam>
/// <param name="machine">The states of the machine's own scope.</param>
/// <param name="caption">What is said of a state beside its name.</param>
/// <param name="skipsTime">Whether to say that waits took no real time.</param>
/// <param name="hasFullCauses">Whether causes are told to their end, and not their first line alone.</param>
internal sealed class ExecutionLines<TState>(IReadOnlyList<TState> machine, Func<TState, string> caption, bool skipsTime, bool hasFullCauses = false)
    where TState : class, IScopedState<TState>
{
    // Less than this, a task takes in real time too.
    private static readonly TimeSpan Noteworthy = TimeSpan.FromSeconds(1);

    private readonly HistoryPlaces<TState> _places = new(machine);
    private readonly Dictionary<long, (HistoryEntry Entry, DateTimeOffset Timestamp)> _events = [];
    private readonly Dictionary<long, int> _attempts = [];
    private readonly Dictionary<long, AslValue> _inputs = [];

    /// <summary>The innermost state in which the execution failed, with its input; null where it did not fail, or not in a state.</summary>
    internal (string Name, AslValue Input)? Failure { get; private set; }

    /// <summary>The next event.</summary>
    /// <returns>What is to be said of it; null for nothing.</returns>
    internal ExecutionLine? Add(HistoryEvent historyEvent)
    {
        var entry = HistoryEntry.Of(historyEvent);
        var place = _places.Add(entry);
        var before = _events.GetValueOrDefault(entry.PreviousId);
        _events[entry.Id] = (entry, historyEvent.Timestamp);
        if (entry.Type is "ExecutionFailed" or "ExecutionTimedOut") Fail(entry);
        if (place is null) return null;
        var passed = before.Entry is null ? TimeSpan.Zero : historyEvent.Timestamp - before.Timestamp;
        if (entry.IsEntered) return Enter(place, historyEvent);
        if (entry.IsExited) return Exit(place, before.Entry, passed);
        if (entry.IsAttempt) return Try(place, passed);
        if (entry.Type.EndsWith("StateAborted", StringComparison.Ordinal))
            return Line(place, "  · ", LineTone.Quiet, $"{place.State.Name} stopped", LineTone.Quiet);
        if (IsTaskDone(entry)) return passed < Noteworthy ? null : Line(place, "  · ", LineTone.Quiet, $"took {Duration(passed)}{Skipped}", LineTone.Quiet);
        if (entry is not { IsFailure: true, Error: not null }) return null;
        var after = passed < Noteworthy || !entry.IsTaskFailure ? "" : $", after {Duration(passed)}{Skipped}";
        return Line(place, "  ✗ ", LineTone.Bad, (entry.Cause is null ? entry.Error : $"{entry.Error}: {CauseOf(entry.Cause)}") + after, LineTone.Bad);
    }

    private ExecutionLine Enter(HistoryPlace<TState> place, HistoryEvent historyEvent)
    {
        _inputs[place.EntryId] = historyEvent.Input;
        var (sign, tone) = place.State.Type switch
        {
            "Fail" => ("✗ ", LineTone.Bad),
            "Succeed" => ("✓ ", LineTone.Good),
            _ => ("→ ", LineTone.Quiet),
        };
        return Line(place, sign, tone, place.State.Name, LineTone.Loud, "  " + caption(place.State));
    }

    private ExecutionLine? Try(HistoryPlace<TState> place, TimeSpan passed)
    {
        var attempt = _attempts[place.EntryId] = _attempts.GetValueOrDefault(place.EntryId) + 1;
        if (attempt == 1) return null;
        var after = passed <= TimeSpan.Zero ? "" : $", after {Duration(passed)}{Skipped}";
        return Line(place, "  ↻ ", LineTone.Warning, $"attempt {attempt}{after}", LineTone.Quiet);
    }

    private ExecutionLine? Exit(HistoryPlace<TState> place, HistoryEntry? before, TimeSpan passed)
    {
        if (before is { IsFailure: true }) return Line(place, "  ⤷ ", LineTone.Warning, "caught", LineTone.Warning);
        return place.State.Type == "Wait" ? Line(place, "  · ", LineTone.Quiet, $"waited {Duration(passed)}{Skipped}", LineTone.Quiet) : null;
    }

    private void Fail(HistoryEntry entry)
    {
        var id = entry.PreviousId;
        while (_events.TryGetValue(id, out var cause) && cause.Entry.Type is "ParallelStateFailed" or "MapStateFailed" or "MapIterationFailed")
            id = cause.Entry.PreviousId;
        if (_places.Find(id) is { IsOutside: false } place) Failure = (place.State.Name, _inputs.GetValueOrDefault(place.EntryId));
    }

    private static ExecutionLine Line(HistoryPlace<TState> place, string sign, LineTone signTone, string text, LineTone tone, string rest = "")
        => new([(new string(' ', 2 * place.Depth) + Tag(place), LineTone.Quiet), (sign, signTone), (text, tone), (rest, LineTone.Quiet)]);

    // Branches and iterations run at the same time: each line says whose it is.
    private static string Tag(HistoryPlace<TState> place)
        => place.Branch is { } branch ? $"Branch {branch + 1}: "
            : place.Outer is { Iteration: { } index } ? $"[{index}] "
            : "";

    private static bool IsTaskDone(HistoryEntry entry) => entry.Type is "TaskSucceeded" or "LambdaFunctionSucceeded" or "ActivitySucceeded";

    private string Skipped => skipsTime ? ", skipped" : "";

    /// <summary>A length of time in its largest unit of which there are two.</summary>
    internal static string Duration(TimeSpan time) => time switch
    {
        { TotalDays: >= 2 } => $"{time.TotalDays.ToString("0.#", CultureInfo.InvariantCulture)} days",
        { TotalHours: >= 2 } => $"{time.TotalHours.ToString("0.#", CultureInfo.InvariantCulture)} hours",
        { TotalMinutes: >= 2 } => $"{time.TotalMinutes.ToString("0.#", CultureInfo.InvariantCulture)} minutes",
        _ => $"{time.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture)} s",
    };

    private string CauseOf(string cause) => hasFullCauses ? CauseText.OneLine(cause) : CauseText.FirstLine(cause);
}
