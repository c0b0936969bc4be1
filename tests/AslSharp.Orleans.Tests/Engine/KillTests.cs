using static AslSharp.Orleans.Tests.Engine.Waiting;

namespace AslSharp.Orleans.Tests.Engine;

/// <summary>Silos that die, and clusters that end and begin again.</summary>
public sealed class KillTests
{
    private const int Each = 12;

    private readonly Tasks _tasks = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SiloDiesInTheMidst_AllGoesOnOnTheOther_AndNothingThatIsKeptIsDoneAgain()
    {
        await using var silos = await TestSilos.StartAsync(_tasks);
        var gate = new TaskCompletionSource();
        foreach (var state in (string[])["Second", "Item", "Row"])
        {
            _tasks.Answers[state] = async (input, context, _) =>
            {
                await gate.Task;
                return state == "Second" ? context.StateName : input;
            };
        }

        var arns = new List<string>();
        for (var i = 0; i < Each; i++)
        {
            var client = silos.Client(i % 2);
            arns.Add((await client.StartExecutionAsync("chain", default, $"chain-{i}", cancellationToken: Cancellation)).ExecutionArn);
            arns.Add((await client.StartExecutionAsync("parent", default, $"parent-{i}", cancellationToken: Cancellation)).ExecutionArn);
            arns.Add((await client.StartExecutionAsync("fan", Items(4), $"fan-{i}", cancellationToken: Cancellation)).ExecutionArn);
            arns.Add((await client.StartExecutionAsync("waiting", default, $"waiting-{i}", cancellationToken: Cancellation)).ExecutionArn);
        }

        await UntilAsync(() => _tasks.CallsOf("Second") == 2 * Each && _tasks.CallsOf("Item") == 2 * Each);
        // Both have some of them.
        Assert.All((int[])[0, 1], silo => Assert.InRange(silos.Engine(silo).LiveCount, 1, 4 * Each));
        await silos.KillAsync(1);
        gate.SetResult();
        // Once: whatever comes later than that would time out.
        silos.Clock.Advance(TimeSpan.FromDays(3));
        await UntilAsync(() => _tasks.Tokens.Distinct().Count() >= Each);
        var tokens = _tasks.Tokens.Distinct().ToList();
        foreach (var token in tokens) await silos.Client().SendTaskSuccessAsync(token, "yes", Cancellation);
        for (var i = 0; i < Each; i++)
        {
            var task = await silos.Client().GetActivityTaskAsync("work", "me", Cancellation);
            await silos.Client().SendTaskSuccessAsync(task!.TaskToken, "done", Cancellation);
        }

        foreach (var arn in arns) Assert.Equal(ExecutionStatus.Succeeded, (await silos.Client().WaitForExecutionAsync(arn, Cancellation)).Status);
        // What was kept when the silo died is done once, and what was under way with one key.
        foreach (var state in (string[])["First", "Left", "Right"]) Assert.All(Keys(state), static key => Assert.Single(key));
        foreach (var (state, count) in ((string, int)[])[("First", 2 * Each), ("Second", 2 * Each), ("Third", 2 * Each), ("Item", 4 * Each), ("Row", 4 * Each), ("Ask", Each)]) Assert.Equal(count, Keys(state).Count());
        Assert.Equal(4 * Each, (await Task.WhenAll(arns.Select(arn => silos.Client().DescribeExecutionAsync(arn, Cancellation)))).Count(static each => each.Status == ExecutionStatus.Succeeded));
    }

    [Fact]
    public async Task SiloStopsWithGrace_CallsUnderWayAreWaitedFor_AndNothingIsCalledTwice()
    {
        await using var silos = await TestSilos.StartAsync(_tasks);
        var gate = new TaskCompletionSource();
        _tasks.Answers["First"] = async (_, context, _) =>
        {
            await gate.Task;
            return context.StateName;
        };
        var arns = new List<string>();
        for (var i = 0; i < Each; i++) arns.Add((await silos.Client().StartExecutionAsync("chain", default, $"{i}", cancellationToken: Cancellation)).ExecutionArn);
        await UntilAsync(() => _tasks.CallsOf("First") == Each);

        var stopping = silos.StopAsync(1);
        Assert.False(stopping.IsCompleted);
        gate.SetResult();
        await stopping;

        // An engine that finds an execution changed by the silo that ends tries it again after a while, by the clock of the test.
        var ended = Task.WhenAll(arns.Select(arn => silos.Client().WaitForExecutionAsync(arn, Cancellation)));
        while (!ended.IsCompleted)
        {
            silos.Clock.Advance(TimeSpan.FromSeconds(10));
            await Task.WhenAny(ended, Task.Delay(50, Cancellation));
        }

        Assert.All(await ended, static each => Assert.Equal(ExecutionStatus.Succeeded, each.Status));
        Assert.Equal((Each, Each, Each), (_tasks.CallsOf("First"), _tasks.CallsOf("Second"), _tasks.CallsOf("Third")));
    }

    [Fact]
    public async Task ClusterEndsBeforeTheFirstResult_WhatStartedGoesOnInTheNextOne_AndItsNameIsTaken()
    {
        var never = new TaskCompletionSource<AslValue>();
        _tasks.Answers["First"] = (_, _, _) => new(never.Task);
        var first = await TestSilos.StartAsync(_tasks, silos: 1);
        var (storage, clock) = (first.Storage, first.Clock);
        var arn = (await first.Client().StartExecutionAsync("chain", Items(1), "one", cancellationToken: Cancellation)).ExecutionArn;
        await UntilAsync(() => _tasks.CallsOf("First") == 1);
        Assert.Equal(0, storage.Count("aslsharp-execution"));
        await first.KillAsync(0);
        await first.DisposeAsync();

        _tasks.Answers.Clear();
        await using var second = await TestSilos.StartAsync(_tasks, storage, clock, silos: 1);
        await Assert.ThrowsAsync<ExecutionAlreadyExistsException>(() => second.Client().StartExecutionAsync("chain", Items(2), "one", cancellationToken: Cancellation));
        Assert.Equal(ExecutionStatus.Succeeded, (await second.Client().WaitForExecutionAsync(arn, Cancellation)).Status);
        Assert.Equal(["First", "First", "Second", "Third"], _tasks.Calls.Select(static call => call.State));
        Assert.Single(_tasks.Calls.Where(static call => call.State == "First").Select(static call => call.Key).Distinct());
    }

    [Fact]
    public async Task WholeClusterEnds_WhatWasKeptGoesOnInTheNextOne()
    {
        string waiting;
        string chain;
        Storage.SharedGrainStorage storage;
        Testing.VirtualTimeProvider clock;
        var never = new TaskCompletionSource<AslValue>();
        _tasks.Answers["Second"] = (_, _, _) => new(never.Task);
        var first = await TestSilos.StartAsync(_tasks, silos: 1);
        (storage, clock) = (first.Storage, first.Clock);
        waiting = (await first.Client().StartExecutionAsync("waiting", default, "one", cancellationToken: Cancellation)).ExecutionArn;
        chain = (await first.Client().StartExecutionAsync("chain", default, "one", cancellationToken: Cancellation)).ExecutionArn;
        await UntilAsync(() => _tasks.CallsOf("Second") == 1);
        await first.KillAsync(0);
        await first.DisposeAsync();

        _tasks.Answers.Clear();
        clock.Advance(TimeSpan.FromDays(4));
        await using var second = await TestSilos.StartAsync(_tasks, storage, clock, silos: 1);
        Assert.Equal(ExecutionStatus.Succeeded, (await second.Client().WaitForExecutionAsync(chain, Cancellation)).Status);
        await UntilAsync(() => !_tasks.Tokens.IsEmpty);
        Assert.Equal(["First", "Second", "Second", "Third"], _tasks.Calls.Select(static call => call.State).Where(static state => state != "Ask"));
        Assert.Equal("waiting", Assert.Single((await second.Client().ListExecutionsAsync("waiting", ExecutionStatus.Running, cancellationToken: Cancellation)).Items).StateMachineArn.Split(':')[^1]);
        await second.Client().StopExecutionAsync(waiting, cancellationToken: Cancellation);
    }

    private IEnumerable<IGrouping<string, (string State, string Key)>> Keys(string state) => _tasks.Calls.Where(call => call.State == state).GroupBy(static call => call.Key);
}
