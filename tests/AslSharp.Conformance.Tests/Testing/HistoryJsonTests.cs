
namespace AslSharp.Conformance.Tests.Testing;

public sealed class HistoryJsonTests
{
    private static readonly DateTimeOffset Time = new(2025, 1, 2, 3, 4, 5, 600, TimeSpan.Zero);

    [Fact]
    public void Of_TaskScheduled_HasParametersAsText()
    {
        var json = HistoryJson.Of(Event(3, HistoryEventType.TaskScheduled) with
        {
            Resource = "invoke",
            ResourceType = "lambda",
            Input = AslValue.Parse("""{"a": 1}"""),
        });

        Assert.Equal(
            """{"timestamp":"2025-01-02T03:04:05.6Z","type":"TaskScheduled","id":3,"previousEventId":2,"taskScheduledEventDetails":{"resourceType":"lambda","resource":"invoke","parameters":"{\"a\":1}"}}""",
            json.ToJson());
    }

    [Fact]
    public void Of_StateExited_SharesTheDetailsOfAllStates()
    {
        var json = HistoryJson.Of(Event(2, HistoryEventType.PassStateExited) with { Name = "P", Output = "x" });

        Assert.Equal(AslValue.Parse("""{"name":"P","output":"\"x\"","outputDetails":{"truncated":false}}"""), json["stateExitedEventDetails"]);
    }

    [Fact]
    public void Of_EventWithoutDetails_HasNone()
        => Assert.Equal(4, HistoryJson.Of(Event(2, HistoryEventType.ParallelStateStarted)).Count);

    private static HistoryEvent Event(int id, HistoryEventType type) => new() { Id = id, PreviousId = id - 1, Type = type, Timestamp = Time };
}
