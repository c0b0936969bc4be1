using AslSharp.Graphs;

namespace AslSharp.Cli.Cases;

// What tasks and Map Runs answered.
internal sealed partial class FetchedHistory
{
    // A little less than what would be a timeout.
    private const double Margin = 0.001;

    /// <summary>The answers of tasks, in the order in which the attempts began.</summary>
    private List<Attempt> Attempts()
    {
        var ends = _entries.Where(static entry => IsEnd(entry.Type)).Select(entry => (End: _byId[entry.Id], Begin: BeginOf(entry)))
            .Where(static attempt => attempt.Begin is not null).ToDictionary(static attempt => attempt.Begin!.Id);
        var attempts = new List<Attempt>();
        foreach (var begin in _entries.Where(static entry => IsBegin(entry.Type)))
        {
            if (ends.TryGetValue(begin.Id, out var attempt) && _places.TryGetValue(begin.Id, out var place))
                attempts.Add(new Attempt(place, begin.Id, RawInput(_byId[begin.Id]), Answer(attempt.End, _byId[begin.Id])));
        }

        return attempts;
    }

    /// <summary>What the Map Runs came to, in the order in which they began.</summary>
    private List<Attempt> MapRuns()
    {
        var runs = new List<Attempt>();
        foreach (var entry in _entries.Where(static entry => entry.Type is "MapRunStarted" or "MapRunRedriven"))
        {
            if (!_places.TryGetValue(entry.Id, out var place) || place.State.Kind != StateKind.Map) continue;
            var visit = _entries.Where(each => each.Id > entry.Id && _places.GetValueOrDefault(each.Id) is { } other
                && other.State == place.State && other.EntryId == place.EntryId);
            var end = visit.FirstOrDefault(static each => each.IsExited || each.Type is "MapRunFailed" or "MapRunAborted");
            if (end is null || end.Type == "MapRunAborted") continue;
            var input = _byId.TryGetValue(place.EntryId, out var entered) ? HistoryData.Payload(entered, "input") : default;
            var answer = end.IsExited ? AslValue.Object(new AslProperty("return", Handed(_byId[end.Id]))) : Failure(HistoryData.Details(_byId[end.Id]));
            runs.Add(new Attempt(place, entry.Id, input, answer));
        }

        return runs;
    }

    private static AslValue Handed(AslValue exited)
    {
        var handed = AslValue.Object(new AslProperty("output", HistoryData.Required(exited, "output")));
        var assigned = HistoryData.ToCaseEvent(exited)["assigned"];
        return assigned.IsUndefined ? handed : handed.With("assigned", assigned);
    }

    // A redriven execution goes on as if what had failed had never been tried: the state begins anew, with the same input and all its attempts.
    private List<Attempt> WithoutRedriven(List<Attempt> attempts) => [.. attempts.Where(attempt =>
    {
        var redriven = _entries.FirstOrDefault(entry => entry.Type == Redriven && entry.Id > attempt.Id);
        return redriven is null || _entries.Any(entry => entry.IsExited && entry.Id > attempt.Id && entry.Id < redriven.Id
            && _places.TryGetValue(entry.Id, out var exit) && exit.State == attempt.Place.State && exit.EntryId == attempt.Place.EntryId);
    })];

    // Of iterations and branches nobody knows which one asks first: there, answers are for inputs.
    private static AslValue TasksOf(List<Attempt> attempts, UnknowableTexts unknowable)
        => AslValue.Object([.. attempts.GroupBy(static attempt => attempt.Place.State.Name).Select(state => new AslProperty(
            state.Key,
            AslValue.Array([.. state.Select(attempt => attempt.Place.Outer is null || attempt.Input.IsUndefined || unknowable.IsIn(attempt.Input)
                ? attempt.Answer
                : attempt.Answer.With("when", attempt.Input))])))]);

    private AslValue Answer(AslValue end, AslValue begin)
    {
        var type = end["type"].GetString();
        var isTimeout = type.EndsWith("TimedOut", StringComparison.Ordinal);
        var answer = type.EndsWith("Succeeded", StringComparison.Ordinal) ? AslValue.Object(new AslProperty("return", HistoryData.Required(end, "output")))
            : isTimeout ? AslValue.Object(new AslProperty("timeout", true))
            : Failure(HistoryData.Details(end));
        for (var step = end; step["id"].GetInt64() != begin["id"].GetInt64(); step = _byId[step["previousEventId"].GetInt64()])
        {
            if (step["type"].StringEquals("TaskSubmitted") && HistoryData.Payload(step, "output") is { IsUndefined: false } submitted)
                answer = answer.With("submitted", submitted);
        }

        return isTimeout || SecondsBetween(begin, end) is not { } seconds ? answer : answer.With("after", seconds);
    }

    private static AslValue Failure(AslValue details)
    {
        var failure = AslValue.EmptyObject;
        foreach (var member in (ReadOnlySpan<string>)["error", "cause"])
        {
            if (!details[member].IsUndefined) failure = failure.With(member, details[member]);
        }

        return failure;
    }

    private static AslValue RawInput(AslValue begin) => HistoryData.Payload(begin, begin["type"].StringEquals("TaskScheduled") ? "parameters" : "input");

    // A task that sent heartbeats took longer than its heartbeat, which an answer that is made up cannot.
    private static double? SecondsBetween(AslValue begin, AslValue end)
    {
        if (HistoryEntry.TimeOf(begin) is not { } from || HistoryEntry.TimeOf(end) is not { } to) return null;
        var seconds = Math.Max(0, (to - from).TotalSeconds);
        var details = HistoryData.Details(begin);
        foreach (var bound in (ReadOnlySpan<string>)["timeoutInSeconds", "heartbeatInSeconds"])
        {
            if (details[bound].TryGetDouble(out var most) && seconds >= most) seconds = most - Margin;
        }

        return seconds == 0 ? null : Math.Round(seconds, 3);
    }

    private HistoryEntry? BeginOf(HistoryEntry end)
    {
        HistoryEntry? entry = end;
        while (!IsBegin(entry.Type))
        {
            if (!_entryById.TryGetValue(entry.PreviousId, out entry)) return null;
        }

        return entry;
    }

    private static bool IsBegin(string type) => type is "TaskScheduled" or "LambdaFunctionScheduled" or "ActivityScheduled";

    private static bool IsEnd(string type)
        => type is "TaskSucceeded" or "TaskFailed" or "TaskTimedOut" or "TaskStartFailed" or "TaskSubmitFailed"
            or "LambdaFunctionSucceeded" or "LambdaFunctionFailed" or "LambdaFunctionTimedOut" or "LambdaFunctionStartFailed" or "LambdaFunctionScheduleFailed"
            or "ActivitySucceeded" or "ActivityFailed" or "ActivityTimedOut" or "ActivityScheduleFailed";
}
