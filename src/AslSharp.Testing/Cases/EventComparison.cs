namespace AslSharp.Testing;

/// <summary>Compares a history with a recorded one.</summary>
/// <param name="recorded">The member <c>events</c> of the case.</param>
/// <param name="marks">What the case says of its own texts.</param>
internal sealed class EventComparison(AslValue recorded, ComparisonMarks marks)
{
    // Nobody but the recorded worker knows its name.
    private const string WorkerName = "workerName";

    /// <summary>Compares event by event, in order, ids and links included.</summary>
    /// <returns>The first difference in words, or null.</returns>
    internal string? InOrder(IReadOnlyList<HistoryEvent> history)
    {
        for (var i = 0; i < Math.Max(recorded.Count, history.Count); i++)
        {
            if (i >= history.Count) return $"/events/{i}: expected {Types(i)} but the history ended";
            var actual = ToJson(history[i]);
            if (i >= recorded.Count) return $"/events/{i}: expected the end of the history but was {JsonComparison.Shorten(actual)}";
            if (Expected(i)["type"] != actual["type"]) return $"/events/{i}: expected {Types(i)} but was {history[i].Type}";
            if (JsonComparison.Difference(Expected(i), actual, $"/events/{i}", marks) is { } difference) return $"{history[i].Type} {difference}";
        }

        return null;
    }

    /// <summary>Compares what happened, whatever the order: branches may interleave, so that ids and links say nothing.</summary>
    /// <returns>The first difference in words, or null.</returns>
    internal string? InAnyOrder(IReadOnlyList<HistoryEvent> history)
    {
        var left = history.Select(historyEvent => WithoutOrder(ToJson(historyEvent))).ToList();
        for (var i = 0; i < recorded.Count; i++)
        {
            var expected = WithoutOrder(Expected(i));
            var index = left.FindIndex(actual => JsonComparison.Difference(expected, actual, $"/events/{i}", marks) is null);
            if (index < 0) return $"/events/{i}: expected {JsonComparison.Shorten(expected)} but there is no such event";
            left.RemoveAt(index);
        }

        return left.Count == 0 ? null : $"/events: {left.Count} more than expected, such as {JsonComparison.Shorten(left[0])}";
    }

    private AslValue Expected(int index) => recorded[index].Without(WorkerName);

    private string Types(int index) => recorded[index]["type"].GetString();

    private static AslValue WithoutOrder(AslValue historyEvent) => historyEvent.Without("id").Without("prev");

    /// <summary>An event in the shape of the case files.</summary>
    private static AslValue ToJson(HistoryEvent historyEvent)
    {
        var json = AslValue.Object(
            new AslProperty("type", historyEvent.Type.ToString()),
            new AslProperty("id", historyEvent.Id),
            new AslProperty("prev", historyEvent.PreviousId));
        Add(historyEvent.Type == HistoryEventType.EvaluationFailed ? "state" : "name", historyEvent.Name is { } name ? AslValue.Of(name) : default);
        Add(historyEvent.Type == HistoryEventType.TaskScheduled ? "parameters" : "input", historyEvent.Input);
        Add("output", historyEvent.Output);
        Add("resource", historyEvent.Resource is { } resource ? AslValue.Of(resource) : default);
        Add("resourceType", historyEvent.ResourceType is { } resourceType ? AslValue.Of(resourceType) : default);
        Add("location", historyEvent.Location is { } location ? AslValue.Of(location) : default);
        Add("mapRunArn", historyEvent.MapRunArn is { } mapRunArn ? AslValue.Of(mapRunArn) : default);
        Add("error", historyEvent.Error is { } error ? AslValue.Of(error) : default);
        Add("cause", historyEvent.Cause is { } cause ? AslValue.Of(cause) : default);
        Add("index", historyEvent.Index is { } index ? AslValue.Of(index) : default);
        Add("timeoutInSeconds", historyEvent.TimeoutInSeconds is { } timeout ? AslValue.Of(timeout) : default);
        Add("heartbeatInSeconds", historyEvent.HeartbeatInSeconds is { } heartbeat ? AslValue.Of(heartbeat) : default);
        Add("taskCredentials", historyEvent.CredentialsRoleArn is { } role ? AslValue.Object(new AslProperty("roleArn", role)) : default);
        Add("assigned", historyEvent.AssignedVariables);
        Add("length", historyEvent.Length is { } length ? AslValue.Of(length) : default);
        return json;

        void Add(string member, AslValue value)
        {
            if (!value.IsUndefined) json = json.With(member, value);
        }
    }
}
