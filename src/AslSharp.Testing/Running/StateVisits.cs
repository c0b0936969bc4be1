namespace AslSharp.Testing;

/// <summary>Reads the visits of states out of a history.</summary>
internal static class StateVisits
{
    /// <summary>The visits, in the order in which the states were entered.</summary>
    /// <param name="run">The run that they are part of.</param>
    /// <param name="history">Its events, or those of a child execution.</param>
    internal static IReadOnlyList<StateVisit> Read(TestRun run, IReadOnlyList<HistoryEvent> history)
    {
        var places = new HistoryPlaces<StateNode>(StateNode.Machine(run.Machine));
        var visits = new Dictionary<long, StateVisit>();
        var inOrder = new List<StateVisit>();
        var events = new Dictionary<long, HistoryEvent>();
        foreach (var historyEvent in history)
        {
            events[historyEvent.Id] = historyEvent;
            var entry = HistoryEntry.Of(historyEvent);
            var place = places.Add(entry);
            if (entry.Type is "ExecutionFailed" or "ExecutionTimedOut") NoteEnd(historyEvent);
            if (place is null) continue;
            if (entry.IsEntered)
            {
                var outer = place.Outer is { } around ? visits.GetValueOrDefault(around.EntryId) : null;
                inOrder.Add(visits[entry.Id] = new StateVisit(run, place.State, outer, place.Branch, (int?)place.Outer?.Iteration, historyEvent));
                continue;
            }

            if (!visits.TryGetValue(place.EntryId, out var visit)) continue;
            var before = events.GetValueOrDefault(historyEvent.PreviousId);
            var passed = before is null ? TimeSpan.Zero : historyEvent.Timestamp - before.Timestamp;
            if (entry.IsExited) visit.Exit(historyEvent, before is not null && HistoryEntry.Of(before).IsFailure, passed);
            else if (entry.IsAttempt) visit.Try(passed);
            else if (entry.IsFailure && (entry.Error ?? entry.Cause) is not null) visit.Fail(entry.Error, entry.Cause);
        }

        return inOrder;

        // What has no event of its own, such as a Fail state or an error of the interpreter, shows only in the end of the execution.
        void NoteEnd(HistoryEvent end)
        {
            if (places.Find(end.PreviousId) is { IsOutside: false } place && visits.TryGetValue(place.EntryId, out var visit) && visit.Error is null)
                visit.Fail(end.Error, end.Cause);
        }
    }
}
