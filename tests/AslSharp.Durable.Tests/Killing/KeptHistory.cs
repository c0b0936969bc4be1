using System.Text.RegularExpressions;
using AslSharp.Hosting;

namespace AslSharp.Durable.Tests.Killing;

/// <summary>An execution with all of its events.</summary>
internal sealed partial class KeptHistory
{
    // What comes after branches hangs on the one that ended last, and what begins an iteration on the one that made room.
    private static readonly HashSet<HistoryEventType> WithoutCause =
    [
        HistoryEventType.ParallelStateSucceeded, HistoryEventType.ParallelStateExited, HistoryEventType.MapStateSucceeded, HistoryEventType.MapStateExited,
        HistoryEventType.MapRunSucceeded, HistoryEventType.MapIterationStarted,
    ];

    private KeptHistory(StoredExecution stored, ExecutionContent content, IReadOnlyList<HistoryEvent> events)
    {
        Stored = stored;
        Content = content;
        Events = events;
    }

    internal StoredExecution Stored { get; }

    internal ExecutionContent Content { get; }

    internal IReadOnlyList<HistoryEvent> Events { get; }

    internal string MachineName => Stored.StateMachineArn[(Stored.StateMachineArn.LastIndexOf(':') + 1)..];

    internal static async Task<KeptHistory> ReadAsync(IExecutionStore store, string arn)
    {
        var stored = await store.FindAsync(arn, default);
        var content = ExecutionContent.Read(stored!);
        var events = new List<HistoryEvent>();
        foreach (var part in await store.ReadEventsAsync(arn, 1, content.FirstEventId - 1, default)) events.AddRange(EventBytes.Read(part.Content));
        events.AddRange(EventBytes.Read(content.Events));
        return new(stored!, content, events);
    }

    /// <summary>The keys of the attempts whose ends are in the history.</summary>
    internal IEnumerable<string> RecordedKeys()
    {
        foreach (var each in Events)
        {
            if (each.Type is HistoryEventType.TaskSucceeded or HistoryEventType.TaskSubmitted or HistoryEventType.LambdaFunctionSucceeded && each.Output["key"].TryGetString(out var key))
            {
                yield return key;
            }
            else if (each is { Type: HistoryEventType.TaskFailed or HistoryEventType.LambdaFunctionFailed, Cause: { } cause })
            {
                yield return cause;
            }
        }
    }

    /// <summary>The same for two runs of the same: all events with their ids, without what is new in each run.</summary>
    internal string InOrder() => string.Join('\n', Events.Select(static each => Plain(HistoryJson.Of(each).Without("timestamp").ToJson())));

    /// <summary>The same for two runs whose branches or answers come in another order: each event with all that led to it.</summary>
    internal string ByCause()
    {
        Assert.Equal(Enumerable.Range(1, Events.Count), Events.Select(static each => each.Id));
        var lines = new List<string>(Events.Count + 1) { "" };
        foreach (var each in Events)
        {
            var text = Plain(HistoryJson.Of(each).Without("timestamp").Without("id").Without("previousEventId").ToJson());
            lines.Add(each.Type == HistoryEventType.TaskSubmitted ? lines[each.PreviousId] : WithoutCause.Contains(each.Type) ? text : $"{lines[each.PreviousId].GetHashCode(StringComparison.Ordinal):x} > {text}");
        }

        // An answer may come before the method has returned.
        return string.Join('\n', Events.Where(static each => each.Type != HistoryEventType.TaskSubmitted).Select(each => lines[each.Id]).Order(StringComparer.Ordinal));
    }

    /// <summary>A text without ids, tokens and moments.</summary>
    internal static string Plain(string text) => Dates().Replace(Tokens().Replace(Ids().Replace(text, "(id)"), "(token)"), "Date(moment)");

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")]
    private static partial Regex Ids();

    [GeneratedRegex("[A-Za-z0-9_-]{80,}")]
    private static partial Regex Tokens();

    [GeneratedRegex("""Date\\?":[0-9.E+]+""")]
    private static partial Regex Dates();
}
