using AslSharp.Compiler.Planning;
using AslSharp.Testing;

namespace AslSharp.Cli.Graphs;

/// <summary>What an execution did, laid over the graph of its machine.</summary>
internal sealed class HistoryOverlay
{
    private readonly Dictionary<string, StateRun> _states = new(StringComparer.Ordinal);
    private readonly Dictionary<(string? From, string? To, bool IsCaught), int> _taken = [];

    private HistoryOverlay()
    {
    }

    /// <summary>What happened in a state.</summary>
    /// <param name="state">The state.</param>
    internal StateRun Of(GraphState state) => _states.GetValueOrDefault(state.Id, StateRun.None);

    /// <summary>How often a transition was taken.</summary>
    /// <param name="from">The id of the state that it leaves; null for the start.</param>
    /// <param name="to">The id of the state that it enters; null for the end.</param>
    /// <param name="kind">What kind of transition it is.</param>
    internal int Taken(string? from, string? to, GraphEdgeKind kind) => _taken.GetValueOrDefault((from, to, kind == GraphEdgeKind.Catch));

    /// <summary>Lays a history over a graph.</summary>
    internal static HistoryOverlay Of(GraphModel graph, IReadOnlyList<HistoryEntry> history)
    {
        var overlay = new HistoryOverlay();
        var reading = new Reading(new HistoryPlaces<GraphState>(graph.Scope.ExistingStates), overlay);
        foreach (var entry in history) reading.Add(entry);
        reading.Finish();
        return overlay;
    }

    /// <summary>Reads the events one after the other.</summary>
    private sealed class Reading(HistoryPlaces<GraphState> places, HistoryOverlay overlay)
    {
        private readonly Dictionary<string, Counts> _counts = new(StringComparer.Ordinal);
        private readonly Dictionary<long, HistoryEntry> _entries = [];
        private readonly Dictionary<long, (string From, bool IsCaught)> _exits = [];
        private HistoryEntry? _end;

        internal void Add(HistoryEntry entry)
        {
            _entries[entry.Id] = entry;
            if (entry.IsEndOfExecution) _end = entry;
            if (places.Add(entry) is not { } place) return;
            var counts = CountsOf(place.State);
            if (entry.IsEntered) Enter(entry, place, counts);
            else if (entry.IsExited) Exit(entry, place, counts);
            else if (entry.IsAttempt) counts.Attempts++;
            else if (entry.IsFailure && !entry.Type.StartsWith("MapIteration", StringComparison.Ordinal)) Fail(entry, counts);
        }

        internal void Finish()
        {
            // What was left and led nowhere ended its scope.
            foreach (var (from, isCaught) in _exits.Values) Count(from, null, isCaught);
            if (_end is { Type: not "ExecutionSucceeded" } end) MarkFailed(end);
            foreach (var (id, counts) in _counts) overlay._states[id] = counts.ToRun(_end is not null);
        }

        // A state fails where the failure that ended the execution came from, and so do all around it.
        private void MarkFailed(HistoryEntry end)
        {
            if (end.Type == "ExecutionAborted") return;
            var place = places.Find(end.PreviousId);
            if (place is null || place.IsOutside) return;
            for (; place is not null; place = place.Outer)
            {
                var counts = CountsOf(place.State);
                counts.HasFailed = true;
                counts.Error ??= Message(end);
            }
        }

        private void Enter(HistoryEntry entry, HistoryPlace<GraphState> place, Counts counts)
        {
            counts.Entries++;
            counts.Open++;
            counts.HasFailed |= place.State.Kind == StateKind.Fail;
            if (_exits.Remove(entry.PreviousId, out var exit)) Count(exit.From, place.State.Id, exit.IsCaught);
            else Count(null, place.State.Id, false);
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

        private static string? Message(HistoryEntry entry) => entry.Error is null ? entry.Cause : entry.Cause is null ? entry.Error : $"{entry.Error}: {entry.Cause}";

        private void Count(string? from, string? to, bool isCaught)
        {
            overlay._taken[(from, to, isCaught)] = overlay._taken.GetValueOrDefault((from, to, isCaught)) + 1;
        }

        private Counts CountsOf(GraphState state)
        {
            if (!_counts.TryGetValue(state.Id, out var counts)) _counts.Add(state.Id, counts = new Counts());
            return counts;
        }
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
