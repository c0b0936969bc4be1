using AslSharp.Graphs;

namespace AslSharp.Cli.Cases;

/// <summary>Makes cases of the history of a real execution, as GetExecutionHistory gives it: its tasks answer as they did.</summary>
internal sealed partial class FetchedHistory
{
    private const string Redriven = "ExecutionRedriven";

    private readonly AslValue[] _events;
    private readonly Dictionary<long, AslValue> _byId;
    private readonly IReadOnlyList<HistoryEntry> _entries;
    private readonly Dictionary<long, HistoryEntry> _entryById;
    private readonly Dictionary<long, HistoryPlace<GraphState>> _places = [];

    private FetchedHistory(IReadOnlyList<GraphState> states, AslValue[] events, IReadOnlyList<HistoryEntry> entries)
    {
        _entries = entries;
        _entryById = _entries.ToDictionary(static entry => entry.Id);
        _events = events;
        _byId = _events.ToDictionary(static each => each["id"].GetInt64());
        var places = new HistoryPlaces<GraphState>(states);
        var lastEnd = 0L;
        foreach (var entry in _entries)
        {
            // An execution goes on where it failed, whatever led to its being redriven.
            var placed = entry.Type == Redriven && lastEnd != 0 ? entry with { PreviousId = lastEnd } : entry;
            if (places.Add(placed) is { } place) _places[entry.Id] = place;
            if (entry.IsEndOfExecution) lastEnd = entry.Id;
        }
    }

    /// <summary>Makes the cases: one, and of an execution that was redriven another of what it did before.</summary>
    /// <param name="graph">The machine.</param>
    /// <param name="definition">Its definition; undefined where it cannot be read.</param>
    /// <param name="text">The history, in JSON.</param>
    /// <param name="name">The case's name.</param>
    /// <param name="executionName">The execution's name, which is not in its history; null where it is not known.</param>
    /// <exception cref="FormatException">The text is no history, or has not what a replay needs.</exception>
    internal static IEnumerable<FetchedCase> ToCases(GraphModel graph, AslValue definition, string text, string name, string? executionName)
    {
        var entries = HistoryEntry.Read(text);
        var json = AslValue.Parse(text);
        AslValue[] events = [.. (json.IsArray ? json : json["events"]).Items.ToArray().OrderBy(static each => each["id"].GetInt64())];
        if (events.Length == 0 || !events[0]["type"].StringEquals("ExecutionStarted")) throw new FormatException("it does not begin with ExecutionStarted");
        var map = MapRunDefinitions.FindMap(graph, entries.FirstOrDefault(static entry => entry.IsEntered)?.Name);
        var states = map is null ? graph.Scope.ExistingStates : map.Scopes[0].ExistingStates;
        var redriven = entries.TakeWhile(static entry => entry.Type != Redriven).Count();
        if (redriven < entries.Count)
            yield return new FetchedHistory(states, events[..redriven], [.. entries.Take(redriven)]).ToCase(name + "-first", executionName, definition, map);
        yield return new FetchedHistory(states, events, entries).ToCase(name, executionName, definition, map);
    }

    private FetchedCase ToCase(string name, string? executionName, AslValue definition, GraphState? map)
    {
        var input = HistoryData.Payload(_events[0], "input");
        if (input.IsUndefined) throw new FormatException("the execution's input is not in it: fetch it with --include-execution-data");
        var runs = MapRuns();
        var replayed = runs.Select(static run => run.Place.State).Distinct().Aggregate(definition, MapRunDefinitions.WithTask);
        var machine = map is not null ? MapRunDefinitions.ItemMachine(replayed, map) : runs.Count > 0 ? replayed : default;
        var attempts = WithoutRedriven([.. Attempts(), .. runs]);
        var unknowable = new UnknowableTexts(_events.Select(HistoryEntry.TimeOf), [input, .. attempts.Select(static attempt => attempt.Answer)]);

        // What was redriven has events that no execution has that is not; of a Map Run the events are not those of the task in its place.
        var isWhole = runs.Count == 0 && _entries.All(static entry => entry.Type != Redriven);
        var events = isWhole
            ? AslValue.Array([.. _events.Select((each, index) => unknowable.Blank(HistoryData.ToCaseEvent(each), $"/events/{index}"))])
            : default;
        var expect = unknowable.Blank(Expect(), "/expect");
        var @case = AslValue.Object(
            new AslProperty("name", name),
            new AslProperty("kind", "execution"),
            new AslProperty("input", input),
            new AslProperty("tasks", TasksOf(attempts, unknowable)),
            new AslProperty("expect", expect));
        if (isWhole) @case = @case.With("events", events).With("eventOrder", IsConcurrent ? "partial" : "total");
        if (executionName is not null) @case = @case.With("executionName", executionName);
        if (HistoryEntry.TimeOf(_events[0]) is { } start) @case = @case.With("clock", start.UtcDateTime.ToString("O", null));
        if (unknowable.Pointers.Count > 0)
            @case = @case.With("scrubbed", AslValue.Array([.. unknowable.Pointers.Select(static pointer => AslValue.Of(pointer))]));
        return new FetchedCase(name, @case, machine);
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

    private sealed record Attempt(HistoryPlace<GraphState> Place, long Id, AslValue Input, AslValue Answer);
}
