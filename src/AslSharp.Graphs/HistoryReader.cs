namespace AslSharp.Graphs;

/// <summary>Reads the events of a history one after the other, and says at any time what has happened so far.</summary>
/// <param name="graph">The machine.</param>
internal sealed class HistoryReader(GraphModel graph)
{
    private readonly HistoryPlaces<GraphState> _places = new(graph.Scope.ExistingStates);
    private readonly Dictionary<string, Counts> _counts = new(StringComparer.Ordinal);
    private readonly Dictionary<long, HistoryEntry> _entries = [];
    private readonly Dictionary<long, (string From, bool IsCaught)> _exits = [];
    private readonly Dictionary<(string? From, string? To, bool IsCaught), int> _taken = [];
    private HistoryEntry? _end;

    /// <summary>Reads the next event.</summary>
    /// <returns>Where it belongs; null for the execution itself, and for states that the machine does not have.</returns>
    internal HistoryPlace<GraphState>? Add(HistoryEntry entry)
    {
        _entries[entry.Id] = entry;
        if (entry.IsEndOfExecution) _end = entry;
        else if (entry.Type == nameof(HistoryEventType.ExecutionRedriven)) _end = null;
        if (_places.Add(entry) is not { } place) return null;
        var counts = CountsOf(place.State);
        if (entry.IsEntered) Enter(entry, place, counts);
        else if (entry.IsExited) Exit(entry, place, counts);
        else if (entry.IsAttempt) counts.Attempts++;
        else if (entry.IsFailure && !entry.Type.StartsWith("MapIteration", StringComparison.Ordinal)) Fail(entry, counts);
        return place;
    }

    /// <summary>What has happened so far.</summary>
    internal HistoryOverlay ToOverlay()
    {
        // What was left and has led nowhere ended its scope.
        var taken = new Dictionary<(string? From, string? To, bool IsCaught), int>(_taken);
        foreach (var (from, isCaught) in _exits.Values) Count(taken, from, null, isCaught);
        var states = _counts.ToDictionary(static counts => counts.Key, counts => counts.Value.ToRun(_end is not null), StringComparer.Ordinal);
        if (_end is { Type: not ("ExecutionSucceeded" or "ExecutionAborted") } end) MarkFailed(states, end);
        return new HistoryOverlay(states, taken);
    }

    // A state fails where the failure that ended the execution came from, and so do all around it.
    private void MarkFailed(Dictionary<string, StateRun> states, HistoryEntry end)
    {
        var place = _places.Find(end.PreviousId);
        if (place is null || place.IsOutside) return;
        for (; place is not null; place = place.Outer)
        {
            var run = states.GetValueOrDefault(place.State.Id, StateRun.None);
            states[place.State.Id] = run with { Status = RunStatus.Failed, Error = run.Error ?? Message(end) };
        }
    }

    private void Enter(HistoryEntry entry, HistoryPlace<GraphState> place, Counts counts)
    {
        counts.Entries++;
        counts.Open++;
        counts.HasFailed |= place.State.Kind == StateKind.Fail;
        if (_exits.Remove(entry.PreviousId, out var exit)) Count(_taken, exit.From, place.State.Id, exit.IsCaught);
        else Count(_taken, null, place.State.Id, false);
    }

    private void Exit(HistoryEntry entry, HistoryPlace<GraphState> place, Counts counts)
    {
        counts.Open--;
        var isCaught = _entries.TryGetValue(entry.PreviousId, out var before) && before.IsFailure;
        counts.HasCaught |= isCaught;
        _exits[entry.Id] = (place.State.Id, isCaught);
    }

    private static void Fail(HistoryEntry entry, Counts counts)
    {
        counts.Failures++;
        if (Message(entry) is { } message) counts.Error = message;
    }

    private static string? Message(HistoryEntry entry)
        => entry.Error is null ? entry.Cause : entry.Cause is null ? entry.Error : $"{entry.Error}: {entry.Cause}";

    private static void Count(Dictionary<(string? From, string? To, bool IsCaught), int> taken, string? from, string? to, bool isCaught)
        => taken[(from, to, isCaught)] = taken.GetValueOrDefault((from, to, isCaught)) + 1;

    private Counts CountsOf(GraphState state)
    {
        if (!_counts.TryGetValue(state.Id, out var counts)) _counts.Add(state.Id, counts = new Counts());
        return counts;
    }

    private sealed class Counts
    {
        internal int Entries;
        internal int Open;
        internal int Attempts;
        internal int Failures;
        internal bool HasCaught;
        internal bool HasFailed;
        internal string? Error;

        internal StateRun ToRun(bool isOver)
        {
            var status = HasFailed ? RunStatus.Failed
                : Open > 0 ? !isOver ? RunStatus.Running : Failures > Math.Max(0, Attempts - Entries) ? RunStatus.Failed : RunStatus.Stopped
                : HasCaught ? RunStatus.Caught
                : Entries > 0 ? RunStatus.Succeeded
                : RunStatus.NotReached;
            return new StateRun(status, Entries, Math.Max(0, Attempts - Entries), Error);
        }
    }
}
