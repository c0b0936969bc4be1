namespace AslSharp;

/// <summary>Histories in the shape of the service's GetExecutionHistory (reference 12).</summary>
public static class HistoryJson
{
    private static readonly AslValue NotTruncated = AslValue.Object(new AslProperty("truncated", false));

    /// <summary>A whole history: <c>{"events": […]}</c>.</summary>
    /// <param name="history">The events.</param>
    /// <returns>An object.</returns>
    public static AslValue Of(IEnumerable<HistoryEvent> history)
    {
        ArgumentNullException.ThrowIfNull(history);
        return AslValue.Object(new AslProperty("events", AslValue.Array([.. history.Select(Of)])));
    }

    /// <summary>One event; payloads are texts of JSON, as on the service.</summary>
    /// <param name="historyEvent">The event.</param>
    /// <returns>An object.</returns>
    public static AslValue Of(HistoryEvent historyEvent)
    {
        ArgumentNullException.ThrowIfNull(historyEvent);
        return Write(historyEvent, Details(historyEvent));
    }

    /// <summary>One event with what the service tells of the machine beside it: the region of a service task, the role of an execution that starts.</summary>
    /// <param name="historyEvent">The event.</param>
    /// <param name="region">The region, such as <c>eu-central-1</c>.</param>
    /// <param name="roleArn">The ARN of the machine's role.</param>
    /// <returns>An object.</returns>
    public static AslValue OfService(HistoryEvent historyEvent, string region, string roleArn)
    {
        ArgumentNullException.ThrowIfNull(historyEvent);
        ArgumentNullException.ThrowIfNull(region);
        ArgumentNullException.ThrowIfNull(roleArn);
        var details = Details(historyEvent);
        if (historyEvent.Type == HistoryEventType.TaskScheduled) details = details.With("region", region);
        if (historyEvent.Type == HistoryEventType.ExecutionStarted) details = details.With("roleArn", roleArn);
        return Write(historyEvent, details);
    }

    private static AslValue Write(HistoryEvent historyEvent, AslValue details)
    {
        var json = AslValue.Object(
            new AslProperty("timestamp", historyEvent.Timestamp.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", null)),
            new AslProperty("type", historyEvent.Type.ToString()),
            new AslProperty("id", historyEvent.Id),
            new AslProperty("previousEventId", historyEvent.PreviousId));
        return details.Count == 0 ? json : json.With(DetailsName(historyEvent.Type.ToString()), details);
    }

    private static AslValue Details(HistoryEvent historyEvent)
    {
        var details = AslValue.EmptyObject;
        Add(historyEvent.Type == HistoryEventType.EvaluationFailed ? "state" : "name", historyEvent.Name);
        Add("location", historyEvent.Location);
        Add("resourceType", historyEvent.ResourceType);
        Add("resource", historyEvent.Resource);
        AddPayload(historyEvent.Type == HistoryEventType.TaskScheduled ? "parameters" : "input", historyEvent.Input);
        AddPayload("output", historyEvent.Output);
        if (historyEvent.Index is { } index) details = details.With("index", index);
        if (historyEvent.Length is { } length) details = details.With("length", length);
        AddSeconds("timeoutInSeconds", historyEvent.TimeoutInSeconds);
        AddSeconds("heartbeatInSeconds", historyEvent.HeartbeatInSeconds);
        if (historyEvent.CredentialsRoleArn is { } role) details = details.With("taskCredentials", AslValue.Object(new AslProperty("roleArn", role)));
        Add("workerName", historyEvent.WorkerName);
        AddAssigned(historyEvent.AssignedVariables);
        Add("mapRunArn", historyEvent.MapRunArn);
        if (historyEvent.RedriveCount is { } redrives) details = details.With("redriveCount", redrives);
        Add("error", historyEvent.Error);
        Add("cause", historyEvent.Cause);
        return details;

        void AddSeconds(string name, long? seconds)
        {
            if (seconds is { } number) details = details.With(name, number);
        }

        // Each variable's value is a text of JSON by itself.
        void AddAssigned(AslValue variables)
        {
            if (variables.IsUndefined) return;
            var texts = AslValue.EmptyObject;
            foreach (var (variable, value) in variables.Properties) texts = texts.With(variable, value.ToJson());
            details = details.With("assignedVariables", texts).With("assignedVariablesDetails", NotTruncated);
        }

        void Add(string name, string? text)
        {
            if (text is not null) details = details.With(name, text);
        }

        void AddPayload(string name, AslValue payload)
        {
            if (payload.IsUndefined) return;
            Add(name, payload.ToJson());
            if (name != "parameters") details = details.With(name + "Details", NotTruncated);
        }
    }

    private static string DetailsName(string type)
    {
        // States of all types share two kinds of details; all other events have one of their own.
        if (type.EndsWith("StateEntered", StringComparison.Ordinal)) return "stateEnteredEventDetails";
        if (type.EndsWith("StateExited", StringComparison.Ordinal)) return "stateExitedEventDetails";
        return $"{char.ToLowerInvariant(type[0])}{type[1..]}EventDetails";
    }
}
