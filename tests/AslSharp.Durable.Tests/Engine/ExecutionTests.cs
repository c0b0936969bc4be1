using AslSharp.Durable.Tests.Machines;
using AslSharp.Durable.Tests.Stores;
using AslSharp.Testing;

namespace AslSharp.Durable.Tests.Engine;

/// <summary>Executions in a SQLite file, over the end of the process.</summary>
public sealed class ExecutionTests : IDisposable
{
    private readonly StoreFile _file = new();
    private readonly Tasks _tasks = new();
    private readonly VirtualTimeProvider _clock = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task Start_RunsToItsEnd_WithItsWholeHistory()
    {
        await using var process = await StartAsync();
        var ended = await process.Client.StartSyncExecutionAsync("chain", AslValue.Parse("{\"a\":1}"), "one", cancellationToken: Cancellation);
        Assert.Equal("""{"a":1,"first":"First","second":"Second","third":"Third"}""", ended.Output.ToJson());
        var history = (await process.Client.GetExecutionHistoryAsync(ended.ExecutionArn, cancellationToken: Cancellation)).Items;
        var plain = await new StateMachineTester(new ChainStateMachine(new Tasks())) { CallsUnmockedTasks = true }.RunAsync(AslValue.Parse("{\"a\":1}"), Cancellation);
        Assert.Equal(Lines(plain.History), Lines(history));
        Assert.Equal(Enumerable.Range(1, history.Count), history.Select(static each => each.Id));
    }

    [Fact]
    public async Task History_IsReadInPages_BothWays()
    {
        await using var process = await StartAsync();
        var ended = await process.Client.StartSyncExecutionAsync("fan", Items(40), "one", cancellationToken: Cancellation);
        Assert.Equal(ExecutionStatus.Succeeded, ended.Status);
        foreach (var reverse in (bool[])[false, true])
        {
            var ids = new List<int>();
            string? next = null;
            do
            {
                var page = await process.Client.GetExecutionHistoryAsync(ended.ExecutionArn, reverse, 7, next, Cancellation);
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
        await using var process = await StartAsync();
        var first = await process.Client.StartExecutionAsync("waiting", default, "one", cancellationToken: Cancellation);
        Assert.Equal(first, await process.Client.StartExecutionAsync("waiting", default, "one", cancellationToken: Cancellation));
        var problem = await Assert.ThrowsAsync<ExecutionAlreadyExistsException>(() => process.Client.StartExecutionAsync("waiting", Items(1), "one", cancellationToken: Cancellation));
        Assert.Equal(first.ExecutionArn, problem.ExecutionArn);
        await process.Client.StopExecutionAsync(first.ExecutionArn, "Enough", "It rains.", Cancellation);
        await Assert.ThrowsAsync<ExecutionAlreadyExistsException>(() => process.Client.StartExecutionAsync("waiting", default, "one", cancellationToken: Cancellation));
        var stopped = await process.Client.DescribeExecutionAsync(first.ExecutionArn, Cancellation);
        Assert.Equal((ExecutionStatus.Aborted, "Enough", "It rains."), (stopped.Status, stopped.Error, stopped.Cause));
        var last = (await process.Client.GetExecutionHistoryAsync(first.ExecutionArn, true, 1, cancellationToken: Cancellation)).Items[0];
        Assert.Equal((HistoryEventType.ExecutionAborted, "Enough"), (last.Type, last.Error));
    }

    [Fact]
    public async Task WaitCallbackAndActivity_SurviveTheProcess_AndHoldNoMemory()
    {
        string arn;
        await using (var process = await StartAsync())
        {
            arn = (await process.Client.StartExecutionAsync("waiting", default, "one", cancellationToken: Cancellation)).ExecutionArn;
            await UntilAsync(() => process.Engine.LiveCount == 0);
        }

        _clock.Advance(TimeSpan.FromDays(2));
        await using (var process = await StartAsync())
        {
            _clock.Advance(TimeSpan.FromHours(23));
            Assert.Empty(_tasks.Calls);
            _clock.Advance(TimeSpan.FromHours(1));
            await UntilAsync(() => !_tasks.Tokens.IsEmpty);
            await UntilAsync(() => process.Engine.LiveCount == 0);
        }

        Assert.True(_tasks.Tokens.TryPeek(out var token));
        await using (var process = await StartAsync())
        {
            Assert.Equal(1, _tasks.CallsOf("Ask"));
            _clock.Advance(TimeSpan.FromMinutes(9));
            await process.Client.SendTaskHeartbeatAsync(token, Cancellation);
            _clock.Advance(TimeSpan.FromMinutes(9));
            await process.Client.SendTaskSuccessAsync(token, "yes", Cancellation);
            await Assert.ThrowsAsync<TaskTimedOutException>(() => process.Client.SendTaskSuccessAsync(token, "yes", Cancellation));
            await Assert.ThrowsAsync<InvalidTokenException>(() => process.Client.SendTaskSuccessAsync("nonsense", "yes", Cancellation));
        }

        await using (var process = await StartAsync())
        {
            var task = await process.Client.GetActivityTaskAsync("work", "me", Cancellation);
            Assert.NotNull(task);
            await process.Client.SendTaskSuccessAsync(task.TaskToken, AslValue.Of(7), Cancellation);
            var ended = await process.Client.WaitForExecutionAsync(arn, Cancellation);
            Assert.Equal("""{"answer":"yes","work":7}""", ended.Output.ToJson());
            Assert.Equal(0, _tasks.CallsOf("Work"));
            var types = (await process.Client.GetExecutionHistoryAsync(arn, cancellationToken: Cancellation)).Items.Select(static each => each.Type);
            Assert.Equal(
                [
                    HistoryEventType.ExecutionStarted, HistoryEventType.WaitStateEntered, HistoryEventType.WaitStateExited, HistoryEventType.TaskStateEntered,
                    HistoryEventType.TaskScheduled, HistoryEventType.TaskStarted, HistoryEventType.TaskSubmitted, HistoryEventType.TaskSucceeded, HistoryEventType.TaskStateExited,
                    HistoryEventType.TaskStateEntered, HistoryEventType.ActivityScheduled, HistoryEventType.ActivityStarted, HistoryEventType.ActivitySucceeded,
                    HistoryEventType.TaskStateExited, HistoryEventType.ExecutionSucceeded,
                ],
                types);
        }
    }

    [Fact]
    public async Task MissedHeartbeat_FailsTheTask_AlsoAfterARestart()
    {
        string arn;
        await using (var process = await StartAsync())
        {
            arn = (await process.Client.StartExecutionAsync("waiting", default, "one", cancellationToken: Cancellation)).ExecutionArn;
            await UntilAsync(() => process.Engine.LiveCount == 0);
            _clock.Advance(TimeSpan.FromDays(3));
            await UntilAsync(() => !_tasks.Tokens.IsEmpty && process.Engine.LiveCount == 0);
        }

        await using (var process = await StartAsync())
        {
            _clock.Advance(TimeSpan.FromMinutes(10));
            var ended = await process.Client.WaitForExecutionAsync(arn, Cancellation);
            Assert.Equal((ExecutionStatus.Failed, "States.Timeout"), (ended.Status, ended.Error));
        }
    }

    [Fact]
    public async Task ActivityTaskThatAWorkerHas_StaysWithIt_OverTheEndOfTheProcess()
    {
        string arn;
        string token;
        await using (var process = await StartAsync())
        {
            arn = (await process.Client.StartExecutionAsync("waiting", default, "one", cancellationToken: Cancellation)).ExecutionArn;
            await UntilAsync(() => process.Engine.LiveCount == 0);
            _clock.Advance(TimeSpan.FromDays(3));
            await UntilAsync(() => !_tasks.Tokens.IsEmpty);
            Assert.True(_tasks.Tokens.TryPeek(out var question));
            await process.Client.SendTaskSuccessAsync(question, "yes", Cancellation);
            token = (await process.Client.GetActivityTaskAsync("work", "me", Cancellation))!.TaskToken;
        }

        await using (var process = await StartAsync())
        {
            await process.Client.SendTaskHeartbeatAsync(token, Cancellation);
            await UntilAsync(() => process.Engine.LiveCount == 0);
            Assert.Equal(0, _tasks.CallsOf("Work"));
            Assert.Empty(await process.Engine.Store.ReadActivityTasksAsync("work", 10, Cancellation));
            await process.Client.SendTaskSuccessAsync(token, "done", Cancellation);
            Assert.Equal("""{"answer":"yes","work":"done"}""", (await process.Client.WaitForExecutionAsync(arn, Cancellation)).Output.ToJson());
        }
    }

    [Fact]
    public async Task TaskInFlight_RunsAgainWithTheSameKey_RecordedOnesDoNot()
    {
        var never = new TaskCompletionSource<AslValue>();
        _tasks.Answers["Second"] = (_, _, _) => new(never.Task);
        string arn;
        await using (var process = await StartAsync())
        {
            arn = (await process.Client.StartExecutionAsync("chain", default, "one", cancellationToken: Cancellation)).ExecutionArn;
            await UntilAsync(() => _tasks.CallsOf("Second") == 1);
        }

        _tasks.Answers.Clear();
        await using (var process = await StartAsync())
        {
            var ended = await process.Client.WaitForExecutionAsync(arn, Cancellation);
            Assert.Equal(ExecutionStatus.Succeeded, ended.Status);
            Assert.Equal(["First", "Second", "Second", "Third"], _tasks.Calls.Select(static call => call.State));
            Assert.Single(_tasks.Calls.Where(static call => call.State == "Second").Select(static call => call.Key).Distinct());
            never.SetResult("too late");
        }
    }

    [Fact]
    public async Task Redrive_RunsWhatFailed_AndNothingElse()
    {
        _tasks.Answers["Right"] = static (_, context, _) => throw new StatesTaskException("Broken", "Right");
        await using var process = await StartAsync();
        var failed = await process.Client.StartSyncExecutionAsync("fan", Items(5), "one", cancellationToken: Cancellation);
        Assert.Equal((ExecutionStatus.Failed, "Broken", true), (failed.Status, failed.Error, failed.IsRedrivable));
        Assert.True(_tasks.Answers.TryRemove("Right", out _));
        var fails = new HashSet<string> { "Item3" };
        ValueTask<AslValue> AnswerAsync(AslValue input, TaskContext context, CancellationToken cancellationToken)
            => fails.Contains($"{context.StateName}{input.GetInt32()}") ? throw new StatesTaskException("Broken") : new(input);
        _tasks.Answers["Item"] = AnswerAsync;
        _tasks.Answers["Row"] = AnswerAsync;
        await RedriveAsync();
        Assert.Equal((1, 2), (_tasks.CallsOf("Left"), _tasks.CallsOf("Right")));
        Assert.Equal(2, _tasks.Calls.Where(static call => call.State == "Right").Select(static call => call.Key).Distinct().Count());

        fails = ["Row2"];
        await RedriveAsync();
        Assert.Equal((1, 2), (_tasks.CallsOf("Left"), _tasks.CallsOf("Right")));
        var items = _tasks.CallsOf("Item");
        Assert.InRange(items, 6, 7);

        fails.Clear();
        var rows = _tasks.CallsOf("Row");
        await process.Client.RedriveExecutionAsync(failed.ExecutionArn, Cancellation);
        var ended = await process.Client.WaitForExecutionAsync(failed.ExecutionArn, Cancellation);
        Assert.Equal((ExecutionStatus.Succeeded, 3), (ended.Status, ended.RedriveCount));
        Assert.Equal("[0,1,2,3,4]", ended.Output["rows"].ToJson());
        Assert.Equal(items, _tasks.CallsOf("Item"));
        Assert.InRange(_tasks.CallsOf("Row") - rows, 1, 3);
        await Assert.ThrowsAsync<ExecutionNotRedrivableException>(() => process.Client.RedriveExecutionAsync(failed.ExecutionArn, Cancellation));
        var history = (await process.Client.GetExecutionHistoryAsync(failed.ExecutionArn, maxResults: 1000, cancellationToken: Cancellation)).Items;
        Assert.Equal([1, 2, 3], history.Where(static each => each.Type == HistoryEventType.ExecutionRedriven).Select(static each => each.RedriveCount!.Value));
        Assert.Equal(Enumerable.Range(1, history.Count), history.Select(static each => each.Id));

        async Task RedriveAsync()
        {
            await process.Client.RedriveExecutionAsync(failed.ExecutionArn, Cancellation);
            var again = await process.Client.WaitForExecutionAsync(failed.ExecutionArn, Cancellation);
            Assert.Equal((ExecutionStatus.Failed, failed.StartDate), (again.Status, again.StartDate));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Redrive_MoreThanFourteenDaysAfterTheEnd_IsRefusedByAStrictHostAlone(bool isStrict)
    {
        _tasks.Answers["Second"] = static (_, _, _) => throw new StatesTaskException("Broken");
        await using var process = await DurableProcess.StartAsync(
            _tasks, () => new SqliteExecutionStore(_file.Path), _clock, configureOptions: options => options.AslStrict = isStrict);
        var failed = await process.Client.StartSyncExecutionAsync("chain", default, "one", cancellationToken: Cancellation);
        _clock.Advance(TimeSpan.FromDays(14));
        Assert.Equal("REDRIVABLE", (await process.Client.DescribeExecutionAsync(failed.ExecutionArn, Cancellation)).RedriveStatus);
        await process.Client.RedriveExecutionAsync(failed.ExecutionArn, Cancellation);
        failed = await process.Client.WaitForExecutionAsync(failed.ExecutionArn, Cancellation);

        // From its last end on, to the tick.
        _clock.Advance(TimeSpan.FromDays(14) + TimeSpan.FromTicks(1));
        var (calls, late) = (_tasks.CallsOf("Second"), await process.Client.DescribeExecutionAsync(failed.ExecutionArn, Cancellation));
        if (isStrict)
        {
            Assert.Equal(("NOT_REDRIVABLE", "Execution redrivable period exceeded"), (late.RedriveStatus, late.RedriveStatusReason));
            await Assert.ThrowsAsync<ExecutionNotRedrivableException>(() => process.Client.RedriveExecutionAsync(failed.ExecutionArn, Cancellation));
            Assert.Equal(late, await process.Client.DescribeExecutionAsync(failed.ExecutionArn, Cancellation));
        }
        else
        {
            Assert.Equal(("REDRIVABLE", (string?)null), (late.RedriveStatus, late.RedriveStatusReason));
            await process.Client.RedriveExecutionAsync(failed.ExecutionArn, Cancellation);
            Assert.Equal(2, (await process.Client.WaitForExecutionAsync(failed.ExecutionArn, Cancellation)).RedriveCount);
        }

        Assert.Equal(isStrict ? calls : calls + 1, _tasks.CallsOf("Second"));
    }

    [Fact]
    public async Task Start_OfOneThatIsDueThatVeryMoment_DoesNotHoldItUp()
    {
        Action? onCommit = null;
        await using var process = await DurableProcess.StartAsync(_tasks, () => new StoreInPlace(new SqliteExecutionStore(_file.Path), () => onCommit?.Invoke()), _clock);
        var first = await process.Client.StartExecutionAsync("waiting", default, "one", cancellationToken: Cancellation);
        await UntilAsync(() => process.Engine.LiveCount == 0);
        _clock.Advance(TimeSpan.FromDays(3) - TimeSpan.FromSeconds(5));
        await UntilAsync(() => process.Engine.Wakes.Count == 1);

        // It is woken while it is not known yet that its name is taken.
        onCommit = () =>
        {
            onCommit = null;
            _clock.Advance(TimeSpan.FromSeconds(5));
        };
        Assert.Equal(first, await process.Client.StartExecutionAsync("waiting", default, "one", cancellationToken: Cancellation));
        await UntilAsync(() => !_tasks.Tokens.IsEmpty);
    }

    [Fact]
    public async Task NestedExecution_IsWaitedForOverTheEndOfTheProcess()
    {
        var never = new TaskCompletionSource<AslValue>();
        _tasks.Answers["Second"] = (_, _, _) => new(never.Task);
        string arn;
        await using (var process = await StartAsync())
        {
            arn = (await process.Client.StartExecutionAsync("parent", AslValue.Parse("{\"n\":1}"), "one", cancellationToken: Cancellation)).ExecutionArn;
            await UntilAsync(() => _tasks.CallsOf("Second") == 1);
        }

        _tasks.Answers.Clear();
        await using (var process = await StartAsync())
        {
            var ended = await process.Client.WaitForExecutionAsync(arn, Cancellation);
            Assert.Equal("""{"n":1,"first":"First","second":"Second","third":"Third"}""", ended.Output.ToJson());
            Assert.Single((await process.Client.ListExecutionsAsync("chain", cancellationToken: Cancellation)).Items);
            Assert.Equal(1, _tasks.CallsOf("First"));
        }
    }

    [Fact]
    public async Task NestedExecution_IsStoppedWithItsParent_AlsoWhereThatIsNotInMemory()
    {
        var never = new TaskCompletionSource<AslValue>();
        _tasks.Answers["First"] = (_, _, _) => new(never.Task);
        await using var process = await StartAsync();
        var arn = (await process.Client.StartExecutionAsync("parent", default, "one", cancellationToken: Cancellation)).ExecutionArn;
        await UntilAsync(() => _tasks.CallsOf("First") == 1 && process.Engine.LiveCount == 1);
        await process.Client.StopExecutionAsync(arn, cancellationToken: Cancellation);
        var child = Assert.Single((await process.Client.ListExecutionsAsync("chain", cancellationToken: Cancellation)).Items);
        Assert.Equal(ExecutionStatus.Aborted, (await process.Client.WaitForExecutionAsync(child.ExecutionArn, Cancellation)).Status);
    }

    [Fact]
    public async Task MapRun_IsListedDescribedAndChanged_AndGoesOnAfterARestart()
    {
        var gate = new TaskCompletionSource();
        _tasks.Answers["Row"] = async (input, _, _) =>
        {
            if (input.GetInt32() >= 3) await gate.Task;
            return input;
        };
        string arn;
        await using (var process = await StartAsync())
        {
            arn = (await process.Client.StartExecutionAsync("fan", Items(20), "one", cancellationToken: Cancellation)).ExecutionArn;
            await UntilAsync(() => _tasks.CallsOf("Row") == 6);
            var run = Assert.Single(await process.Client.ListMapRunsAsync(arn, Cancellation));
            Assert.Equal((MapRunStatus.Running, 3, 3L), (run.Status, run.MaxConcurrency, run.ItemCounts.Succeeded));
            await process.Client.UpdateMapRunAsync(run.MapRunArn, maxConcurrency: 5, cancellationToken: Cancellation);
            await UntilAsync(() => _tasks.CallsOf("Row") == 8);
            Assert.Equal(5, (await process.Client.DescribeMapRunAsync(run.MapRunArn, Cancellation)).MaxConcurrency);
            Assert.Equal(3, (await process.Client.ListExecutionsAsync(run.MapRunArn, ExecutionStatus.Succeeded, cancellationToken: Cancellation)).Items.Count);
        }

        gate.SetResult();
        await using (var process = await StartAsync())
        {
            var ended = await process.Client.WaitForExecutionAsync(arn, Cancellation);
            Assert.Equal(Items(20)["items"].ToJson(), ended.Output["rows"].ToJson());
            Assert.Equal((1, 20), (_tasks.CallsOf("Left"), _tasks.CallsOf("Item")));
            Assert.Equal(20, _tasks.Calls.Where(static call => call.State == "Row").Select(static call => call.Key).Distinct().Count());
            Assert.InRange(_tasks.CallsOf("Row"), 20, 25);
            var run = Assert.Single(await process.Client.ListMapRunsAsync(arn, Cancellation));
            Assert.Equal((MapRunStatus.Succeeded, 5, 20L), (run.Status, run.MaxConcurrency, run.ItemCounts.Succeeded));
        }
    }

    [Fact]
    public async Task OtherDefinition_IsRefusedWithBothFingerprints_AndTheOldOneGoesOnBesideTheNew()
    {
        string arn;
        await using (var process = await StartAsync())
        {
            arn = (await process.Client.StartExecutionAsync("waiting", default, "one", cancellationToken: Cancellation)).ExecutionArn;
        }

        await using (var process = await StartAsync(static builder => builder.AddStateMachine<ChainStateMachine>("waiting")))
        {
            _clock.Advance(TimeSpan.FromDays(3));
            var problem = await Assert.ThrowsAsync<ExecutionDefinitionException>(() => process.Client.StopExecutionAsync(arn, cancellationToken: Cancellation));
            Assert.Contains(WaitingStateMachine.Description.Fingerprint, problem.Message, StringComparison.Ordinal);
            Assert.Equal(ExecutionStatus.Running, (await process.Client.DescribeExecutionAsync(arn, Cancellation)).Status);
        }

        await using (var process = await StartAsync(static builder => builder.AddStateMachine<WaitingStateMachine>("waiting").AddStateMachine<ChainStateMachine>("waiting", version: 2)))
        {
            await UntilAsync(() => !_tasks.Tokens.IsEmpty);
            var ended = await process.Client.StartSyncExecutionAsync("waiting", default, "two", cancellationToken: Cancellation);
            Assert.Equal("Third", ended.Output["third"].GetString());
        }
    }

    [Fact]
    public async Task Stop_WaitsForCallsUnderWay_AndBeginsNoOther()
    {
        var gate = new TaskCompletionSource();
        _tasks.Answers["First"] = async (_, _, _) =>
        {
            await gate.Task;
            return "done";
        };
        string arn;
        await using (var process = await StartAsync())
        {
            arn = (await process.Client.StartExecutionAsync("chain", default, "one", cancellationToken: Cancellation)).ExecutionArn;
            await UntilAsync(() => _tasks.CallsOf("First") == 1);
            var stopping = process.StopAsync(Cancellation);
            Assert.False(stopping.IsCompleted);
            gate.SetResult();
            await stopping;
            Assert.Equal(0, _tasks.CallsOf("Second"));
        }

        await using (var process = await StartAsync())
        {
            Assert.Equal("done", (await process.Client.WaitForExecutionAsync(arn, Cancellation)).Output["first"].GetString());
            Assert.Equal(1, _tasks.CallsOf("First"));
        }
    }

    [Fact]
    public async Task Lists_ArePagedAndFiltered()
    {
        await using var process = await StartAsync();
        for (var i = 0; i < 5; i++) await process.Client.StartSyncExecutionAsync("chain", default, $"{i}", cancellationToken: Cancellation);
        await process.Client.StartExecutionAsync("waiting", default, "w", cancellationToken: Cancellation);
        var page = await process.Client.ListExecutionsAsync("chain", maxResults: 3, cancellationToken: Cancellation);
        Assert.Equal(["4", "3", "2"], page.Items.Select(static item => item.Name));
        page = await process.Client.ListExecutionsAsync("chain", maxResults: 3, nextToken: page.NextToken, cancellationToken: Cancellation);
        Assert.Equal(["1", "0"], page.Items.Select(static item => item.Name));
        Assert.Null(page.NextToken);
        Assert.Empty((await process.Client.ListExecutionsAsync("waiting", ExecutionStatus.Succeeded, cancellationToken: Cancellation)).Items);
        Assert.Single((await process.Client.ListExecutionsAsync("waiting", ExecutionStatus.Running, cancellationToken: Cancellation)).Items);
    }

    private static AslValue Items(int count) => AslValue.Object(new AslProperty("items", AslValue.Array([.. Enumerable.Range(0, count).Select(static i => AslValue.Of(i))])));

    private static IEnumerable<string> Lines(IEnumerable<HistoryEvent> history) => history.Select(static each => HistoryJson.Of(each).Without("timestamp").ToJson());

    private static async Task UntilAsync(Func<bool> condition)
    {
        for (var i = 0; i < 500; i++)
        {
            if (condition()) return;
            await Task.Delay(10, Cancellation);
        }

        Assert.Fail("It does not come to pass.");
    }

    private Task<DurableProcess> StartAsync(Action<AslSharpBuilder>? configure = null)
        => DurableProcess.StartAsync(_tasks, () => new SqliteExecutionStore(_file.Path), _clock, configure);
}
