using System.Globalization;

namespace AslSharp.Durable;

/// <summary>
/// An event as the service writes it to CloudWatch Logs: one line of JSON, numbers of events as texts, details in the order of their names,
/// and payloads cut where their text is too long.
/// </summary>
internal static class HistoryLogLine
{
    // What the service leaves of a payload, in bytes as it stands in the line.
    private const int LongestPayload = 248 * 1024;

    internal static string Of(string executionId, HistoryEvent historyEvent, int redriveCount, ExecutionOptions options) => AslValue.Object(
        new AslProperty("id", Text(historyEvent.Id)),
        new AslProperty("type", historyEvent.Type.ToString()),
        new AslProperty("details", Details(HistoryJson.OfService(historyEvent, options.Region, options.RoleArn))),
        new AslProperty("previous_event_id", Text(historyEvent.PreviousId)),
        new AslProperty("event_timestamp", Text(historyEvent.Timestamp.ToUnixTimeMilliseconds())),
        new AslProperty("execution_arn", executionId),
        new AslProperty("redrive_count", Text(redriveCount))).ToJson();

    // Each type has a member for its details with a name of its own; in the log all have one.
    private static AslValue Details(AslValue json)
    {
        var details = json.Properties.ToArray().FirstOrDefault(static member => member.Name.Text.EndsWith("EventDetails", StringComparison.Ordinal)).Value;
        if (details.IsUndefined) return AslValue.EmptyObject;
        foreach (var name in (string[])["input", "output", "parameters"])
        {
            if (!details[name].TryGetString(out var payload) || Shorten(payload) is not { } shorter) continue;
            details = details.With(name, shorter);
            if (name != "parameters") details = details.With(name + "Details", AslValue.Object(new AslProperty("truncated", true)));
        }

        return AslValue.Object([.. details.Properties.ToArray().OrderBy(static member => member.Name.Text, StringComparer.Ordinal)]);
    }

    // Null where it fits.
    private static string? Shorten(string payload)
    {
        // An escaped character takes at most six bytes.
        if (payload.Length * 6 <= LongestPayload) return null;
        var shorter = payload;
        for (var size = Size(shorter); size > LongestPayload; size = Size(shorter))
        {
            var length = (int)((long)shorter.Length * LongestPayload / size);
            shorter = shorter[..Math.Min(length, shorter.Length - 1)];
            if (char.IsHighSurrogate(shorter[^1])) shorter = shorter[..^1];
        }

        return shorter.Length == payload.Length ? null : shorter;
    }

    /// <summary>How many bytes a text takes within JSON.</summary>
    internal static int Size(string text) => AslValue.Of(text).ToUtf8Bytes().Length - 2;

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
