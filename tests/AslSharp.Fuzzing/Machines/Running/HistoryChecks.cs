using System.Text.Json.Nodes;
using AslSharp.Fuzzing.Machines.World;

namespace AslSharp.Fuzzing.Machines.Running;

/// <summary>What must hold of the histories of an execution and its children.</summary>
internal static class HistoryChecks
{
    /// <summary>What does not hold, in words that are the same for one kind of fault, each with details.</summary>
    /// <param name="observer">Who has the histories.</param>
    /// <param name="result">How the execution ended.</param>
    /// <param name="executionId">The execution's ARN.</param>
    /// <param name="outermost">The names of the states that are in no branch and no iteration.</param>
    internal static IEnumerable<(string Property, string Details)> Check(RunObserver observer, ExecutionResult result, string executionId, IReadOnlySet<string> outermost)
    {
        foreach (var (id, history) in observer.Histories)
        {
            List<HistoryEvent> events;
            lock (history) events = [.. history];
            if (events.Count >= RunObserver.Longest) continue;
            foreach (var finding in CheckOne(events, id == executionId ? result.Status : null, outermost)) yield return (finding.Property, $"{finding.Details}\n{Tail(events)}");
        }

        if (!observer.Histories.ContainsKey(executionId)) yield return ("No history", executionId);
        foreach (var run in observer.MapRuns)
        {
            if (run.StopTime is null) yield return ("A Map Run does not stop", run.Arn);
        }
    }

    /// <summary>The last events as lines.</summary>
    internal static string Tail(IEnumerable<HistoryEvent> history)
        => string.Join("\n", history.TakeLast(30).Select(static e => $"  {e.Id} <- {e.PreviousId} {e.Type} {e.Name} {e.Error} {Short(e.Cause)}"));

    private static string? Short(string? text) => text is { Length: > 160 } ? text[..160] + "…" : text;

    private static IEnumerable<(string Property, string Details)> CheckOne(List<HistoryEvent> events, ExecutionStatus? status, IReadOnlySet<string> outermost)
    {
        for (var i = 0; i < events.Count; i++)
        {
            var e = events[i];
            if (e.Id != i + 1)
            {
                yield return ("Event ids are not in order", $"{e.Type} has {e.Id} at place {i + 1}");
                yield break;
            }

            if (e.PreviousId < 0 || e.PreviousId >= e.Id) yield return ("An event follows on a later one", $"{e.Type} {e.Id} <- {e.PreviousId}");
            if (IsEnd(e.Type) && i != events.Count - 1) yield return ("Events after the end", $"{events[i + 1].Type} after {e.Type}");
        }

        if (events.Count == 0) yield break;
        if (events[0].Type != HistoryEventType.ExecutionStarted) yield return ("A history does not start", events[0].Type.ToString());
        var last = events[^1].Type;
        if (!IsEnd(last))
        {
            yield return ("A history does not end", $"{last}, the execution {status?.ToString() ?? "is a child"}");
            yield break;
        }

        if (status is { } known && last.ToString() != "Execution" + known) yield return ("A history ends otherwise", $"{last}, but the result is {known}");
        if (last != HistoryEventType.ExecutionSucceeded) yield break;
        foreach (var open in Open(events, outermost)) yield return ("A state is not left", open);
    }

    private static bool IsEnd(HistoryEventType type)
        => type is HistoryEventType.ExecutionSucceeded or HistoryEventType.ExecutionFailed or HistoryEventType.ExecutionTimedOut or HistoryEventType.ExecutionAborted;

    // Of an execution that succeeded each state was left, unless a failing branch or iteration ended with it.
    private static IEnumerable<string> Open(List<HistoryEvent> events, IReadOnlySet<string> outermost)
    {
        // Of what a Fail state without an error ends, no event has one.
        var hasFailures = events.Any(static e => e.Error is not null || e.Type.ToString().EndsWith("Failed", StringComparison.Ordinal));
        var open = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var e in events)
        {
            var type = e.Type.ToString();
            if (e.Name is not { } name || type.StartsWith("MapIteration", StringComparison.Ordinal)) continue;
            if (type.EndsWith("StateEntered", StringComparison.Ordinal)) open[name] = open.GetValueOrDefault(name) + 1;
            else if (type.EndsWith("StateExited", StringComparison.Ordinal) || type.EndsWith("StateAborted", StringComparison.Ordinal)) open[name] = open.GetValueOrDefault(name) - 1;
        }

        foreach (var (name, count) in open)
        {
            if (count != 0 && (!hasFailures || outermost.Contains(name))) yield return $"'{name}' was entered {Math.Abs(count)} times {(count > 0 ? "more" : "less")} than left";
        }
    }

    /// <summary>Whether a token's answer that was accepted is in a history.</summary>
    internal static bool Holds(RunObserver observer, string mark)
    {
        foreach (var history in observer.Histories.Values)
        {
            lock (history)
            {
                foreach (var e in history)
                {
                    if (e.Error == mark) return true;
                    if (e.Type is HistoryEventType.TaskSucceeded or HistoryEventType.ActivitySucceeded or HistoryEventType.LambdaFunctionSucceeded
                        && e.Output.IsObject && e.Output["mark"].TryGetString(out var found) && found == mark) return true;
                }
            }
        }

        return false;
    }

    /// <summary>Whether a task that was answered may have been stopped by something else before the answer got there.</summary>
    internal static bool StopsTasks(RunObserver observer)
        => observer.Histories.Values.Any(static history =>
        {
            lock (history)
            {
                return history.Any(static e => e.Type is HistoryEventType.ParallelStateFailed or HistoryEventType.MapStateFailed or HistoryEventType.MapRunFailed
                    || e.Type.ToString().EndsWith("Aborted", StringComparison.Ordinal) || e.Type == HistoryEventType.ExecutionTimedOut);
            }
        });

    /// <summary>The keys that the Map states of a definition read to the end, by the states' labels.</summary>
    internal static Dictionary<string, string> KeysByLabel(string definition)
    {
        var keys = new Dictionary<string, string>(StringComparer.Ordinal);
        Gather(JsonNode.Parse(definition), keys);
        return keys;
    }

    private static void Gather(JsonNode? node, Dictionary<string, string> keys)
    {
        if (node is JsonArray array)
        {
            foreach (var item in array) Gather(item, keys);
        }

        if (node is not JsonObject state) return;
        if (state["Label"] is JsonValue label && state["ItemReader"] is JsonObject reader && reader["ReaderConfig"]?["MaxItems"] is null
            && (reader["Parameters"] ?? reader["Arguments"]) is JsonObject place && (place["Key"] ?? place["Prefix"]) is JsonValue key)
        {
            keys[label.ToString()] = key.ToString();
        }

        foreach (var (_, member) in state) Gather(member, keys);
    }
}
