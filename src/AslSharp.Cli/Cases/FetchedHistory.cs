using AslSharp.Graphs;

namespace AslSharp.Cli.Cases;

/// <summary>Makes a case of the history of a real execution, as GetExecutionHistory gives it: its tasks answer as they did.</summary>
internal sealed class FetchedHistory
{
    // A little less than what would be a timeout.
    private const double Margin = 0.001;

    private readonly AslValue[] _events;
    private readonly Dictionary<long, AslValue> _byId;
    private readonly IReadOnlyList<HistoryEntry> _entries;
    private readonly Dictionary<long, HistoryEntry> _entryById;
    private readonly Dictionary<long, HistoryPlace<GraphState>> _places = [];

    private FetchedHistory(GraphModel graph, string text)
    {
        _entries = HistoryEntry.Read(text);
        _entryById = _entries.ToDictionary(static entry => entry.Id);
        var json = AslValue.Parse(text);
        _events = [.. (json.IsArray ? json : json["events"]).Items.ToArray().OrderBy(static each => each["id"].GetInt64())];
        _byId = _events.ToDictionary(static each => each["id"].GetInt64());
        var places = new HistoryPlaces<GraphState>(graph.Scope.ExistingStates);
        foreach (var entry in _entries)
        {
            if (places.Add(entry) is { } place) _places[entry.Id] = place;
        }
    }

    /// <summary>Makes the case.</summary>
    /// <param name="graph">The machine.</param>
    /// <param name="text">The history, in JSON.</param>
    /// <param name="name">The case's name.</param>
    /// <param name="executionName">The execution's name, which is not in its history; null where it is not known.</param>
    /// <returns>A case as case files have them, without the definition.</returns>
    /// <exception cref="FormatException">The text is no history, or has not what a replay needs.</exception>
    internal static AslValue ToCase(GraphModel graph, string text, string name, string? executionName)
        => new FetchedHistory(graph, text).ToCase(name, executionName);

    private AslValue ToCase(string name, string? executionName)
    {
        if (_events.Length == 0 || !_events[0]["type"].StringEquals("ExecutionStarted")) throw new FormatException("it does not begin with ExecutionStarted");
        if (_entries.Any(static entry => entry.Type == "ExecutionRedriven")) throw new FormatException("its execution was redriven, which no case can be");
        if (_entries.Any(static entry => entry.Type == "MapRunStarted"))
            throw new FormatException("the items of a distributed Map run in executions of their own, whose histories are not in it");
        var input = HistoryData.Payload(_events[0], "input");
        if (input.IsUndefined) throw new FormatException("the execution's input is not in it: fetch it with --include-execution-data");
        var attempts = Attempts();
        var unknowable = new UnknowableTexts(_events.Select(HistoryEntry.TimeOf), [input, .. attempts.Select(static attempt => attempt.Answer)]);
        var events = AslValue.Array([.. _events.Select((each, index) => unknowable.Blank(HistoryData.ToCaseEvent(each), $"/events/{index}"))]);
        var expect = unknowable.Blank(Expect(), "/expect");
        var @case = AslValue.Object(
            new AslProperty("name", name),
            new AslProperty("kind", "execution"),
            new AslProperty("input", input),
            new AslProperty("tasks", TasksOf(attempts, unknowable)),
            new AslProperty("expect", expect),
            new AslProperty("events", events),
            new AslProperty("eventOrder", IsConcurrent ? "partial" : "total"));
        if (executionName is not null) @case = @case.With("executionName", executionName);
        if (HistoryEntry.TimeOf(_events[0]) is { } start) @case = @case.With("clock", start.UtcDateTime.ToString("O", null));
        return unknowable.Pointers.Count == 0
            ? @case
            : @case.With("scrubbed", AslValue.Array([.. unknowable.Pointers.Select(static pointer => AslValue.Of(pointer))]));
    }

    private bool IsConcurrent => _entries.Any(static entry => entry.Type is "ParallelStateStarted" or "MapStateStarted");

    private AslValue Expect()
    {
        var status = _entries[^1].Type switch
        {
            "ExecutionSucceeded" => "SUCCEEDED",
            "ExecutionFailed" => "FAILED",
            "ExecutionTimedOut" => "TIMED_OUT",
            "ExecutionAborted" => "ABORTED",
            _ => "RUNNING",
        };
        var expect = AslValue.Object(new AslProperty("status", status));
        var output = HistoryData.Payload(_events[^1], "output");
        if (status == "SUCCEEDED" && !output.IsUndefined) expect = expect.With("output", output);
        if (status is not ("FAILED" or "TIMED_OUT")) return expect;
        if (_entries[^1].Error is { } error) expect = expect.With("error", error);
        return _entries[^1].Cause is { } cause ? expect.With("cause", cause) : expect;
    }

    /// <summary>The answers of tasks, in the order in which the attempts began.</summary>
    private List<Attempt> Attempts()
    {
        var ends = _entries.Where(static entry => IsEnd(entry.Type)).Select(entry => (End: _byId[entry.Id], Begin: BeginOf(entry)))
            .Where(static attempt => attempt.Begin is not null).ToDictionary(static attempt => attempt.Begin!.Id);
        var attempts = new List<Attempt>();
        foreach (var begin in _entries.Where(static entry => IsBegin(entry.Type)))
        {
            if (ends.TryGetValue(begin.Id, out var attempt) && _places.TryGetValue(begin.Id, out var place))
                attempts.Add(new Attempt(place, RawInput(_byId[begin.Id]), Answer(attempt.End, _byId[begin.Id])));
        }

        return attempts;
    }

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

    private sealed record Attempt(HistoryPlace<GraphState> Place, AslValue Input, AslValue Answer);
}
