using AslSharp.Testing;

namespace AslSharp.Orleans.Tests.Engine;

/// <summary>Executions on two silos.</summary>
public sealed class ClusterTests
{
    private readonly Tasks _tasks = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Start_RunsToItsEnd_WithItsWholeHistory_SeenFromEverySilo()
    {
        await using var silos = await TestSilos.StartAsync(_tasks);
        var ended = await silos.Client(0).StartSyncExecutionAsync("chain", AslValue.Parse("{\"a\":1}"), "one", cancellationToken: Cancellation);
        Assert.Equal("""{"a":1,"first":"First","second":"Second","third":"Third"}""", ended.Output.ToJson());
        var plain = await new StateMachineTester(new ChainStateMachine(new Tasks())) { CallsUnmockedTasks = true }.RunAsync(AslValue.Parse("{\"a\":1}"), Cancellation);
        foreach (var silo in (int[])[0, 1])
        {
            var history = (await silos.Client(silo).GetExecutionHistoryAsync(ended.ExecutionArn, cancellationToken: Cancellation)).Items;
            Assert.Equal(Lines(plain.History), Lines(history));
        }
    }

    private static IEnumerable<string> Lines(IEnumerable<HistoryEvent> history) => history.Select(static each => HistoryJson.Of(each).Without("timestamp").ToJson());
}
