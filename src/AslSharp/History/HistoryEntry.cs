using System.Globalization;

namespace AslSharp;

/// <summary>One event of a history, as far as pictures and reports need it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="PreviousId">The event that led to it; 0 for none.</param>
/// <param name="Type">Its type.</param>
internal sealed record HistoryEntry(long Id, long PreviousId, string Type)
{
    internal string? Name { get; init; }

    internal string? Error { get; init; }

    internal string? Cause { get; init; }

    internal long? Index { get; init; }

    internal bool IsEntered => Type.EndsWith("StateEntered", StringComparison.Ordinal);

    internal bool IsExited => Type.EndsWith("StateExited", StringComparison.Ordinal);

    /// <summary>Whether an attempt, a branch or an iteration failed.</summary>
    internal bool IsFailure
        => !Type.StartsWith("Execution", StringComparison.Ordinal)
            && (Type == "EvaluationFailed" || Type.EndsWith("Failed", StringComparison.Ordinal) || Type.EndsWith("TimedOut", StringComparison.Ordinal));

    /// <summary>Whether an attempt of a task failed.</summary>
    internal bool IsTaskFailure
        => Type is "TaskFailed" or "TaskTimedOut" or "LambdaFunctionFailed" or "LambdaFunctionTimedOut" or "ActivityFailed" or "ActivityTimedOut";

    /// <summary>Whether an attempt begins.</summary>
    internal bool IsAttempt
        => Type is "TaskScheduled" or "LambdaFunctionScheduled" or "ActivityScheduled" or "ParallelStateStarted" or "MapStateStarted";

    internal bool IsEndOfExecution => Type is "ExecutionSucceeded" or "ExecutionFailed" or "ExecutionAborted" or "ExecutionTimedOut";

    /// <summary>An event as the machine under test gives it.</summary>
    internal static HistoryEntry Of(HistoryEvent historyEvent) => new(historyEvent.Id, historyEvent.PreviousId, historyEvent.Type.ToString())
    {
        Name = historyEvent.Name,
        Error = historyEvent.Error,
        Cause = historyEvent.Cause,
        Index = historyEvent.Index,
    };

    /// <summary>The events of a history as GetExecutionHistory gives it, in the order of their ids.</summary>
    /// <param name="text">The JSON.</param>
    /// <exception cref="FormatException">The text is no history.</exception>
    internal static IReadOnlyList<HistoryEntry> Read(string text)
    {
        if (!AslValue.TryParse(text, out var json, out var problem)) throw new FormatException($"it is no JSON: {problem!.Message}", problem);
        var events = json.IsArray ? json : json.IsObject ? json["events"] : default;
        if (!events.IsArray) throw new FormatException("it has no array 'events'");
        var entries = new List<HistoryEntry>(events.Count);
        foreach (var item in events.Items) entries.Add(Of(item));
        return [.. entries.OrderBy(static entry => entry.Id)];
    }

    /// <summary>When an event happened, as ISO 8601 or in seconds since 1970, as the aws CLI prints it; null where it does not say.</summary>
    internal static DateTimeOffset? TimeOf(AslValue json)
    {
        var time = json["timestamp"];
        if (time.TryGetDouble(out var seconds)) return DateTimeOffset.UnixEpoch.AddMilliseconds(Math.Round(seconds * 1000));
        return time.TryGetString(out var text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var read)
            ? read.ToUniversalTime()
            : null;
    }

    private static HistoryEntry Of(AslValue json)
    {
        if (!json.IsObject || !json["type"].TryGetString(out var type)) throw new FormatException("an event has no 'type'");
        // Each type has a member for its details with a name of its own, and no event has two of them.
        var details = default(AslValue);
        foreach (var (name, value) in json.Properties)
        {
            if (name.Text.EndsWith("EventDetails", StringComparison.Ordinal)) details = value;
        }

        return new HistoryEntry(Number(json["id"]) ?? 0, Number(json["previousEventId"]) ?? 0, type)
        {
            Name = Text(details, "name") ?? Text(details, "state"),
            Error = Text(details, "error"),
            Cause = Text(details, "cause"),
            Index = details.IsObject ? Number(details["index"]) : null,
        };
    }

    private static string? Text(AslValue details, string name) => details.IsObject && details[name].TryGetString(out var text) ? text : null;

    private static long? Number(AslValue value)
        => !value.IsUndefined && long.TryParse(value.ToJson(), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;
}
