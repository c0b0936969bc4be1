namespace AslSharp.Cli.Tests.Graphs;

/// <summary>Histories as the service writes them.</summary>
internal static class Histories
{
    /// <summary>Of <see cref="Machines.Order"/>: fails, is retried, is caught, rests, starts again, and fails in Ship.</summary>
    internal static IReadOnlyList<HistoryEntry> Order => Read("""
        {"events": [
          {"timestamp": "2025-01-01T00:00:00+00:00", "type": "ExecutionStarted", "id": 1, "previousEventId": 0, "executionStartedEventDetails": {"input": "{}", "inputDetails": {"truncated": false}}},
          {"timestamp": "2025-01-01T00:00:00+00:00", "type": "TaskStateEntered", "id": 2, "previousEventId": 0, "stateEnteredEventDetails": {"name": "Check", "input": "{}"}},
          {"type": "LambdaFunctionScheduled", "id": 3, "previousEventId": 2, "lambdaFunctionScheduledEventDetails": {"resource": "r"}},
          {"type": "LambdaFunctionStarted", "id": 4, "previousEventId": 3},
          {"type": "LambdaFunctionFailed", "id": 5, "previousEventId": 4, "lambdaFunctionFailedEventDetails": {"error": "Slow"}},
          {"type": "LambdaFunctionScheduled", "id": 6, "previousEventId": 5, "lambdaFunctionScheduledEventDetails": {"resource": "r"}},
          {"type": "LambdaFunctionStarted", "id": 7, "previousEventId": 6},
          {"type": "LambdaFunctionFailed", "id": 8, "previousEventId": 7, "lambdaFunctionFailedEventDetails": {"error": "Lost", "cause": "in the mail"}},
          {"type": "TaskStateExited", "id": 9, "previousEventId": 8, "stateExitedEventDetails": {"name": "Check", "output": "{}"}},
          {"type": "WaitStateEntered", "id": 10, "previousEventId": 9, "stateEnteredEventDetails": {"name": "Rest", "input": "{}"}},
          {"type": "WaitStateExited", "id": 11, "previousEventId": 10, "stateExitedEventDetails": {"name": "Rest", "output": "{}"}},
          {"type": "TaskStateEntered", "id": 12, "previousEventId": 11, "stateEnteredEventDetails": {"name": "Check", "input": "{}"}},
          {"type": "LambdaFunctionScheduled", "id": 13, "previousEventId": 12, "lambdaFunctionScheduledEventDetails": {"resource": "r"}},
          {"type": "LambdaFunctionSucceeded", "id": 14, "previousEventId": 13, "lambdaFunctionSucceededEventDetails": {"output": "{}"}},
          {"type": "TaskStateExited", "id": 15, "previousEventId": 14, "stateExitedEventDetails": {"name": "Check", "output": "{}"}},
          {"type": "ChoiceStateEntered", "id": 16, "previousEventId": 15, "stateEnteredEventDetails": {"name": "In Stock?", "input": "{}"}},
          {"type": "ChoiceStateExited", "id": 17, "previousEventId": 16, "stateExitedEventDetails": {"name": "In Stock?", "output": "{}"}},
          {"type": "TaskStateEntered", "id": 18, "previousEventId": 17, "stateEnteredEventDetails": {"name": "Ship", "input": "{}"}},
          {"type": "TaskScheduled", "id": 19, "previousEventId": 18, "taskScheduledEventDetails": {"resourceType": "sqs", "resource": "sendMessage"}},
          {"type": "TaskFailed", "id": 20, "previousEventId": 19, "taskFailedEventDetails": {"error": "Boom", "cause": "loud"}},
          {"type": "ExecutionFailed", "id": 21, "previousEventId": 20, "executionFailedEventDetails": {"error": "Boom", "cause": "loud"}}]}
        """);

    internal static IReadOnlyList<HistoryEntry> Read(string text) => HistoryEntry.Read(text);

    /// <summary>A short form: an event a line, <c>id&lt;previous Type name-or-error</c>.</summary>
    internal static IReadOnlyList<HistoryEntry> Parse(string lines) => [.. lines.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(static line =>
    {
        var words = line.Split(' ', 3);
        var ids = words[0].Split('<');
        var entry = new HistoryEntry(long.Parse(ids[0], System.Globalization.CultureInfo.InvariantCulture), long.Parse(ids[1], System.Globalization.CultureInfo.InvariantCulture), words[1]);
        var rest = words.ElementAtOrDefault(2);
        return entry.IsFailure || entry.IsEndOfExecution ? entry with { Error = rest } : entry with { Name = rest };
    })];
}
