namespace AslSharp.Cli.Cases;

/// <summary>Reads the events of a history as GetExecutionHistory gives it, whose data are texts of JSON.</summary>
internal static class HistoryData
{
    private static readonly string[] AsTheyAre =
    [
        "name", "state", "resource", "resourceType", "location", "mapRunArn", "error", "cause", "index", "length", "timeoutInSeconds", "heartbeatInSeconds",
        "taskCredentials",
    ];

    /// <summary>The details of an event; an empty object for none.</summary>
    internal static AslValue Details(AslValue each)
    {
        foreach (var (name, value) in each.Properties)
        {
            if (name.Text.EndsWith("EventDetails", StringComparison.Ordinal) && value.IsObject) return value;
        }

        return AslValue.EmptyObject;
    }

    /// <summary>The JSON in a member of an event's details; undefined where there is none.</summary>
    /// <exception cref="FormatException">The history has a part of it only.</exception>
    internal static AslValue Payload(AslValue each, string member)
    {
        var details = Details(each);
        if (details[member + "Details"]["truncated"] == AslValue.True)
            throw new FormatException($"the {member} of event {each["id"].ToJson()} is cut off in it");
        if (!details[member].TryGetString(out var text)) return default;
        return AslValue.TryParse(text, out var value, out _) ? value : throw new FormatException($"the {member} of event {each["id"].ToJson()} is no JSON");
    }

    /// <inheritdoc cref="Payload"/>
    internal static AslValue Required(AslValue each, string member)
        => Payload(each, member) is { IsUndefined: false } value
            ? value
            : throw new FormatException($"the {member} of event {each["id"].ToJson()} is not in it: fetch it with --include-execution-data");

    /// <summary>An event in the shape of the case files.</summary>
    internal static AslValue ToCaseEvent(AslValue each)
    {
        var details = Details(each);
        var result = AslValue.Object(new AslProperty("type", each["type"]), new AslProperty("id", each["id"]), new AslProperty("prev", PreviousOf(each)));
        foreach (var member in AsTheyAre)
        {
            if (!details[member].IsUndefined) result = result.With(member, details[member]);
        }

        foreach (var member in (ReadOnlySpan<string>)["parameters", "input", "output"])
        {
            if (Payload(each, member) is { IsUndefined: false } payload) result = result.With(member, payload);
        }

        if (!details["assignedVariables"].IsObject) return result;
        var assigned = details["assignedVariables"].Properties.ToArray()
            .Select(static variable => new AslProperty(
                variable.Name, AslValue.TryParse(variable.Value.GetString(), out var value, out _) ? value : variable.Value));
        return result.With("assigned", AslValue.Object([.. assigned]));
    }

    private static AslValue PreviousOf(AslValue each) => each["previousEventId"].IsUndefined ? AslValue.Of(0) : each["previousEventId"];
}
