using AslSharp.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using static AslSharp.Orleans.Tests.Engine.Waiting;

namespace AslSharp.Orleans.Tests.Engine;

/// <summary>Executions on two silos, asked about from either.</summary>
[Collection("silos")]
public sealed class ClusterTests
{
    private readonly TestSilos _silos;
    private readonly Tasks _tasks;

    public ClusterTests(SilosFixture fixture)
    {
        _silos = fixture.Silos;
        _tasks = _silos.Tasks;
        _tasks.Answers.Clear();
        _tasks.Calls.Clear();
        _tasks.Tokens.Clear();
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private ExecutionClient Client => _silos.Client(0);

    private ExecutionClient Other => _silos.Client(1);

    [Fact]
    public async Task Start_RunsToItsEnd_WithItsWholeHistory_SeenFromEverySilo()
    {
        var ended = await Client.StartSyncExecutionAsync("chain", AslValue.Parse("{\"a\":1}"), "start", cancellationToken: Cancellation);
        Assert.Equal("""{"a":1,"first":"First","second":"Second","third":"Third"}""", ended.Output.ToJson());
        var plain = await new StateMachineTester(new ChainStateMachine(new Tasks())) { CallsUnmockedTasks = true }.RunAsync(AslValue.Parse("{\"a\":1}"), Cancellation);
        foreach (var client in (ExecutionClient[])[Client, Other])
        {
            Assert.Equal(ended with { Machine = null }, await client.DescribeExecutionAsync(ended.ExecutionArn, Cancellation) with { Machine = null });
            Assert.Equal(Lines(plain.History), Lines((await client.GetExecutionHistoryAsync(ended.ExecutionArn, cancellationToken: Cancellation)).Items));
        }
    }

    [Fact]
    public async Task History_IsReadInPages_BothWays()
    {
        var ended = await Client.StartSyncExecutionAsync("fan", Items(40), "history", cancellationToken: Cancellation);
        Assert.Equal(ExecutionStatus.Succeeded, ended.Status);
        foreach (var reverse in (bool[])[false, true])
        {
            var ids = new List<int>();
            string? next = null;
            do
            {
                var page = await Other.GetExecutionHistoryAsync(ended.ExecutionArn, reverse, 50, next, Cancellation);
                ids.AddRange(page.Items.Select(static each => each.Id));
                next = page.NextToken;
            }
            while (next is not null);
            Assert.Equal(reverse ? Enumerable.Range(1, ids.Count).Reverse() : Enumerable.Range(1, ids.Count), ids);
            Assert.InRange(ids.Count, 200, 1000);
        }
    }

    [Fact]
    public async Task Start_SameNameAndInputWhileItRuns_TellsOfIt_OtherwiseRefuses()
    {
        var first = await Client.StartExecutionAsync("waiting", default, "same", cancellationToken: Cancellation);
        Assert.Equal(first, await Other.StartExecutionAsync("waiting", default, "same", cancellationToken: Cancellation));
        var problem = await Assert.ThrowsAsync<ExecutionAlreadyExistsException>(() => Other.StartExecutionAsync("waiting", Items(1), "same", cancellationToken: Cancellation));
        Assert.Equal(first.ExecutionArn, problem.ExecutionArn);
        await Other.StopExecutionAsync(first.ExecutionArn, "Enough", "It rains.", Cancellation);
        await Assert.ThrowsAsync<ExecutionAlreadyExistsException>(() => Client.StartExecutionAsync("waiting", default, "same", cancellationToken: Cancellation));
        var stopped = await Client.DescribeExecutionAsync(first.ExecutionArn, Cancellation);
        Assert.Equal((ExecutionStatus.Aborted, "Enough", "It rains."), (stopped.Status, stopped.Error, stopped.Cause));
        var last = (await Client.GetExecutionHistoryAsync(first.ExecutionArn, true, 1, cancellationToken: Cancellation)).Items[0];
        Assert.Equal((HistoryEventType.ExecutionAborted, "Enough"), (last.Type, last.Error));
    }

    [Fact]
    public async Task WaitCallbackAndActivity_AreWaitedForInStorage()
    {
        var arn = (await Client.StartExecutionAsync("waiting", default, "waiting", cancellationToken: Cancellation)).ExecutionArn;
        await UntilAsync(() => _silos.LiveCount == 0);
        _silos.Clock.Advance(TimeSpan.FromDays(3) - TimeSpan.FromSeconds(1));
        Assert.Empty(_tasks.Calls);
        await _silos.UntilAsync(TimeSpan.FromSeconds(1), () => !_tasks.Tokens.IsEmpty);
        await UntilAsync(() => _silos.LiveCount == 0);
        Assert.True(_tasks.Tokens.TryPeek(out var token));
        Assert.Equal("Ask", Assert.Single(await Other.ListWaitingTasksAsync(arn, Cancellation)).StateName);
        _silos.Clock.Advance(TimeSpan.FromMinutes(9));
        await Other.SendTaskHeartbeatAsync(token, Cancellation);
        _silos.Clock.Advance(TimeSpan.FromMinutes(9));
        var poll = Client.GetActivityTaskAsync("work", "me", Cancellation);
        await Other.SendTaskSuccessAsync(token, "yes", Cancellation);
        await Assert.ThrowsAsync<TaskTimedOutException>(() => Client.SendTaskSuccessAsync(token, "yes", Cancellation));
        await Assert.ThrowsAsync<InvalidTokenException>(() => Client.SendTaskSuccessAsync("nonsense", "yes", Cancellation));
        var task = await poll;
        Assert.NotNull(task);
        await UntilAsync(() => _silos.LiveCount == 0);
        Assert.Empty(await _silos.Engine(1).Store.ReadActivityTasksAsync("work", 10, Cancellation));
        await Other.SendTaskSuccessAsync(task.TaskToken, AslValue.Of(7), Cancellation);
        var ended = await Client.WaitForExecutionAsync(arn, Cancellation);
        Assert.Equal("""{"answer":"yes","work":7}""", ended.Output.ToJson());
        Assert.Equal((1, 0), (_tasks.CallsOf("Ask"), _tasks.CallsOf("Work")));
    }

    [Fact]
    public async Task MissedHeartbeat_FailsTheTask()
    {
        var arn = (await Client.StartExecutionAsync("waiting", default, "heartbeat", cancellationToken: Cancellation)).ExecutionArn;
        await UntilAsync(() => _silos.LiveCount == 0);
        _silos.Clock.Advance(TimeSpan.FromDays(3));
        await UntilAsync(() => !_tasks.Tokens.IsEmpty && _silos.LiveCount == 0);
        _silos.Clock.Advance(TimeSpan.FromMinutes(10));
        var ended = await Other.WaitForExecutionAsync(arn, Cancellation);
        Assert.Equal((ExecutionStatus.Failed, "States.Timeout"), (ended.Status, ended.Error));
    }

    [Fact]
    public async Task Retry_ComesAfterItsPause()
    {
        _tasks.Answers["Second"] = (_, _, _) => _tasks.CallsOf("Second") < 3 ? throw new StatesTaskException("Busy") : new("done");
        var arn = (await Client.StartExecutionAsync("chain", default, "retry", cancellationToken: Cancellation)).ExecutionArn;
        await _silos.UntilAsync(TimeSpan.FromSeconds(1), () => _tasks.CallsOf("Second") == 3);
        var ended = await Client.WaitForExecutionAsync(arn, Cancellation);
        Assert.Equal("done", ended.Output["second"].GetString());
        Assert.Equal(3, _tasks.Calls.Where(static call => call.State == "Second").Select(static call => call.Key).Distinct().Count());
    }

    [Fact]
    public async Task Redrive_RunsWhatFailed_AndNothingElse()
    {
        _tasks.Answers["Right"] = static (_, context, _) => throw new StatesTaskException("Broken", "Right");
        var failed = await Client.StartSyncExecutionAsync("fan", Items(5), "redrive", cancellationToken: Cancellation);
        Assert.Equal((ExecutionStatus.Failed, "Broken", true), (failed.Status, failed.Error, failed.IsRedrivable));
        _tasks.Answers.Clear();
        _tasks.Answers["Row"] = static (input, _, _) => input.GetInt32() == 2 ? throw new StatesTaskException("Broken") : new(input);
        await Other.RedriveExecutionAsync(failed.ExecutionArn, Cancellation);
        Assert.Equal(ExecutionStatus.Failed, (await Client.WaitForExecutionAsync(failed.ExecutionArn, Cancellation)).Status);
        Assert.Equal((1, 2, 5), (_tasks.CallsOf("Left"), _tasks.CallsOf("Right"), _tasks.CallsOf("Item")));

        // What was stopped because another one failed has not succeeded.
        var run = Assert.Single(await Other.ListMapRunsAsync(failed.ExecutionArn, Cancellation));
        var counts = await Other.CountExecutionsAsync(run.MapRunArn, Cancellation);
        Assert.Equal(0, counts.GetValueOrDefault(ExecutionStatus.Running));
        var rows = _tasks.CallsOf("Row");
        _tasks.Answers["Row"] = static (input, _, _) => new(input);
        await Other.RedriveExecutionAsync(failed.ExecutionArn, Cancellation);
        var ended = await Client.WaitForExecutionAsync(failed.ExecutionArn, Cancellation);
        Assert.Equal((ExecutionStatus.Succeeded, 2), (ended.Status, ended.RedriveCount));
        Assert.Equal("[0,1,2,3,4]", ended.Output["rows"].ToJson());
        Assert.Equal((1, 2, 5), (_tasks.CallsOf("Left"), _tasks.CallsOf("Right"), _tasks.CallsOf("Item")));
        Assert.Equal(5 - counts.GetValueOrDefault(ExecutionStatus.Succeeded), _tasks.CallsOf("Row") - rows);
        await Assert.ThrowsAsync<ExecutionNotRedrivableException>(() => Other.RedriveExecutionAsync(failed.ExecutionArn, Cancellation));
        var history = (await Client.GetExecutionHistoryAsync(failed.ExecutionArn, maxResults: 1000, cancellationToken: Cancellation)).Items;
        Assert.Equal(Enumerable.Range(1, history.Count), history.Select(static each => each.Id));
    }

    [Fact]
    public async Task Redrive_MoreThanFourteenDaysAfterTheEnd_IsRefused_WhereTheProjectIsStrict()
    {
        Assert.True(new DurableOptions().AslStrict);
        _tasks.Answers["Second"] = static (_, _, _) => throw new StatesTaskException("Broken");
        var failed = await Client.StartSyncExecutionAsync("chain", default, "late", cancellationToken: Cancellation);
        _silos.Clock.Advance(TimeSpan.FromDays(14) + TimeSpan.FromTicks(1));
        await Assert.ThrowsAsync<ExecutionNotRedrivableException>(() => Other.RedriveExecutionAsync(failed.ExecutionArn, Cancellation));
        Assert.Equal("NOT_REDRIVABLE", (await Client.DescribeExecutionAsync(failed.ExecutionArn, Cancellation)).RedriveStatus);
    }

    [Fact]
    public async Task NestedExecution_IsWaitedFor_AndStoppedWithItsParent()
    {
        var ended = await Client.StartSyncExecutionAsync("parent", AslValue.Parse("{\"n\":1}"), "parent", cancellationToken: Cancellation);
        Assert.Equal("""{"n":1,"first":"First","second":"Second","third":"Third"}""", ended.Output.ToJson());

        var gate = new TaskCompletionSource<AslValue>();
        _tasks.Answers["First"] = (_, _, _) => new(gate.Task);
        var arn = (await Client.StartExecutionAsync("parent", AslValue.Parse("{\"n\":2}"), "stopped", cancellationToken: Cancellation)).ExecutionArn;
        await UntilAsync(() => _tasks.CallsOf("First") == 2);
        await Other.StopExecutionAsync(arn, cancellationToken: Cancellation);
        var child = (await Client.ListExecutionsAsync("chain", maxResults: 1, cancellationToken: Cancellation)).Items[0];
        Assert.Equal(ExecutionStatus.Aborted, (await Client.WaitForExecutionAsync(child.ExecutionArn, Cancellation)).Status);
        gate.SetResult("too late");
    }

    [Fact]
    public async Task MapRun_IsListedDescribedAndChanged()
    {
        var gate = new TaskCompletionSource();
        _tasks.Answers["Row"] = async (input, _, _) =>
        {
            if (input.GetInt32() >= 3) await gate.Task;
            return input;
        };
        var arn = (await Client.StartExecutionAsync("fan", Items(20), "map", cancellationToken: Cancellation)).ExecutionArn;
        await UntilAsync(() => _tasks.CallsOf("Row") == 6);
        var run = Assert.Single(await Other.ListMapRunsAsync(arn, Cancellation));
        Assert.Equal((MapRunStatus.Running, 3), (run.Status, run.MaxConcurrency));
        await UntilAsync(() => Other.DescribeMapRunAsync(run.MapRunArn, Cancellation).Result.ItemCounts.Succeeded == 3);
        await Other.UpdateMapRunAsync(run.MapRunArn, maxConcurrency: 5, cancellationToken: Cancellation);
        Assert.Equal(5, (await Client.DescribeMapRunAsync(run.MapRunArn, Cancellation)).MaxConcurrency);
        Assert.Equal(3, (await Client.ListExecutionsAsync(run.MapRunArn, ExecutionStatus.Succeeded, cancellationToken: Cancellation)).Items.Count);
        gate.SetResult();
        var ended = await Client.WaitForExecutionAsync(arn, Cancellation);
        Assert.Equal(Items(20)["items"].ToJson(), ended.Output["rows"].ToJson());
        run = Assert.Single(await Other.ListMapRunsAsync(arn, Cancellation));
        Assert.Equal((MapRunStatus.Succeeded, 5, 20L), (run.Status, run.MaxConcurrency, run.ItemCounts.Succeeded));
        Assert.Equal(20, (await Other.ListExecutionsAsync(run.MapRunArn, cancellationToken: Cancellation)).Items.Count);
    }

    [Fact]
    public async Task ChildrenOfADistributedMap_AreExecutionsByThemselves_WithTheHistoriesThatTheyHaveInOneProcess()
    {
        var ended = await Client.StartSyncExecutionAsync("fan", AslValue.Parse("{\"items\":[0,0,0]}"), "children", cancellationToken: Cancellation);
        Assert.Equal("[\"Row\",\"Row\",\"Row\"]", ended.Output["rows"].ToJson());
        var run = Assert.Single(await Client.ListMapRunsAsync(ended.ExecutionArn, Cancellation));
        var children = (await Other.ListExecutionsAsync(run.MapRunArn, cancellationToken: Cancellation)).Items;
        Assert.Equal(3, children.Count);
        var expected = await ReadChildHistoryInOneProcessAsync();
        foreach (var child in children)
        {
            var description = await Client.DescribeExecutionAsync(child.ExecutionArn, Cancellation);
            Assert.Equal((ExecutionStatus.Succeeded, run.MapRunArn, "Row"), (description.Status, description.MapRunArn, description.Output.GetString()));
            Assert.EndsWith(":stateMachine:fan/Rows", description.StateMachineArn, StringComparison.Ordinal);
            Assert.Equal(expected, Lines((await Client.GetExecutionHistoryAsync(child.ExecutionArn, cancellationToken: Cancellation)).Items));
        }
    }

    [Fact]
    public async Task Lists_ArePagedFilteredAndCounted()
    {
        for (var i = 0; i < 5; i++) await (i % 2 == 0 ? Client : Other).StartSyncExecutionAsync("chain", default, $"list-{i}", cancellationToken: Cancellation);
        var page = await Client.ListExecutionsAsync("chain", maxResults: 3, namePart: "LIST-", cancellationToken: Cancellation);
        Assert.Equal(["list-4", "list-3", "list-2"], page.Items.Select(static item => item.Name));
        page = await Other.ListExecutionsAsync("chain", maxResults: 3, nextToken: page.NextToken, namePart: "list-", cancellationToken: Cancellation);
        Assert.Equal(["list-1", "list-0"], page.Items.Select(static item => item.Name));
        Assert.Null(page.NextToken);
        Assert.Empty((await Client.ListExecutionsAsync("chain", ExecutionStatus.Running, namePart: "list-", cancellationToken: Cancellation)).Items);
        Assert.InRange((await Client.CountExecutionsAsync("chain", Cancellation))[ExecutionStatus.Succeeded], 5, 100);
    }

    [Fact]
    public async Task UnknownNames_AreRefusedAsInOneProcess()
    {
        await Assert.ThrowsAsync<StateMachineDoesNotExistException>(() => Client.StartExecutionAsync("nobody", cancellationToken: Cancellation));
        await Assert.ThrowsAsync<ExecutionDoesNotExistException>(() => Client.DescribeExecutionAsync("arn:aws:states:us-east-1:123456789012:execution:chain:nobody", Cancellation));
        await Assert.ThrowsAsync<ExecutionDoesNotExistException>(() => Client.RedriveExecutionAsync("arn:aws:states:us-east-1:123456789012:execution:chain:nobody", Cancellation));
        await Assert.ThrowsAsync<ResourceNotFoundException>(() => Client.DescribeMapRunAsync("arn:aws:states:us-east-1:123456789012:mapRun:chain/x:y", Cancellation));
    }

    private static async Task<IEnumerable<string>> ReadChildHistoryInOneProcessAsync()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Services.AddSingleton<IFanTasks>(new Tasks());
        builder.Services.AddAslSharp().AddStateMachine<FanStateMachine>();
        using var host = builder.Build();
        await host.StartAsync(Cancellation);
        var client = host.Services.GetRequiredService<ExecutionClient>();
        var ended = await client.StartSyncExecutionAsync("fan", Items(1), cancellationToken: Cancellation);
        var run = Assert.Single(await client.ListMapRunsAsync(ended.ExecutionArn, Cancellation));
        var child = Assert.Single((await client.ListExecutionsAsync(run.MapRunArn, cancellationToken: Cancellation)).Items);
        var history = (await client.GetExecutionHistoryAsync(child.ExecutionArn, cancellationToken: Cancellation)).Items;
        await host.StopAsync(Cancellation);
        return Lines(history).ToList();
    }
}
