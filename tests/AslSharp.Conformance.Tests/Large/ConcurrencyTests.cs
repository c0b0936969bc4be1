using System.Collections.Concurrent;
using AslSharp.Conformance.Tests.Harness;

namespace AslSharp.Conformance.Tests.Large;

/// <summary>Branches and iterations that really run at once.</summary>
public sealed class ConcurrencyTests(ConcurrencyTests.Machines machines) : IClassFixture<ConcurrencyTests.Machines>
{
    private const int Bound = 3;

    [Fact]
    public async Task Map_WithMaxConcurrency_RunsThatManyAtOnceAndNoMore()
    {
        var inFlight = 0;
        var most = 0;
        var full = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var result = await RunAsync(machines.Bounded, Items(20), async (_, input, _) =>
        {
            var now = Interlocked.Increment(ref inFlight);
            InterlockedMax(ref most, now);
            // The first ones wait until the bound is reached; all later ones overlap as they like.
            if (now == Bound) full.TrySetResult();
            await full.Task;
            await Task.Yield();
            Interlocked.Decrement(ref inFlight);
            return input;
        });

        Assert.Equal(Items(20), result.Output);
        Assert.Equal(Bound, most);
    }

    [Fact]
    public async Task Map_WithoutBound_RunsTheHostsOwnNumberAtOnce()
    {
        var inFlight = 0;
        var most = 0;
        var full = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var options = new ExecutionOptions { InlineMapConcurrency = 5 };
        await RunAsync(machines.Unbounded, Items(12), async (_, input, _) =>
        {
            var now = Interlocked.Increment(ref inFlight);
            InterlockedMax(ref most, now);
            if (now == 5) full.TrySetResult();
            await full.Task;
            Interlocked.Decrement(ref inFlight);
            return input;
        }, options);

        Assert.Equal(5, most);
    }

    [Fact]
    public async Task Map_FailingIteration_CancelsItsSiblings()
    {
        var cancelled = new ConcurrentBag<int>();
        var started = new CountdownEvent(2);
        var result = await RunAsync(machines.Unbounded, Items(3), async (context, input, token) =>
        {
            await Task.Yield();
            if (input.GetInt32() == 1)
            {
                started.Wait(token);
                return context.Fail("Broken", "one");
            }

            started.Signal();
            return await ForeverAsync(token, () => cancelled.Add(input.GetInt32()));
        });

        Assert.Equal((ExecutionStatus.Failed, "Broken", "one"), (result.Status, result.Error, result.Cause));
        Assert.Equal([0, 2], cancelled.Order());
    }

    [Fact]
    public async Task Parallel_FailingBranch_CancelsItsSiblingAndIsCaught()
    {
        var isCancelled = false;
        var isStarted = new TaskCompletionSource();
        var result = await RunAsync(machines.Fanning, AslValue.EmptyObject, async (context, _, token) =>
        {
            if (context.StateName == "Left")
            {
                await isStarted.Task;
                return context.Fail("Broken", "left");
            }

            isStarted.SetResult();
            return await ForeverAsync(token, () => isCancelled = true);
        });

        Assert.Equal("""{"Error":"Broken","Cause":"left"}""", result.Output.ToJson());
        Assert.True(isCancelled);
    }

    [Fact]
    public async Task Execution_CancelledMidway_IsAbortedAndCancelsItsTasks()
    {
        using var stop = new CancellationTokenSource();
        var cancelled = 0;
        var started = 0;
        var result = await machines.Unbounded.ExecuteAsync(
            new DelegateHost(new ExecutionOptions(), async (_, _, token) =>
            {
                var all = Interlocked.Increment(ref started) == 4;
                var waiting = ForeverAsync(token, () => Interlocked.Increment(ref cancelled));
                if (all) stop.Cancel();
                return await waiting;
            }),
            Items(4),
            stop.Token);

        Assert.Equal((ExecutionStatus.Aborted, (string?)null), (result.Status, result.Error));
        Assert.Equal(4, cancelled);
    }

    [Fact]
    public async Task Execution_CancelledBeforeItStarts_IsAborted()
    {
        var calls = 0;
        var result = await machines.Unbounded.ExecuteAsync(
            new DelegateHost(new ExecutionOptions(), (_, _, _) => new(AslValue.Of(++calls))), Items(4), new CancellationToken(true));

        Assert.Equal((ExecutionStatus.Aborted, 0), (result.Status, calls));
    }

    [Fact]
    public async Task Executions_OfOneMachineAtOnce_DoNotMeet()
    {
        var runs = Enumerable.Range(1, 50).Select(i => RunAsync(machines.Bounded, Items(i), async (_, input, _) =>
        {
            await Task.Yield();
            return input;
        })).ToArray();

        foreach (var (result, i) in (await Task.WhenAll(runs)).Select(static (result, i) => (result, i + 1))) Assert.Equal(Items(i), result.Output);
    }

    private static async Task<AslValue> ForeverAsync(CancellationToken token, Action onCancelled)
    {
        var never = new TaskCompletionSource<AslValue>();
        await using var registration = token.Register(() =>
        {
            onCancelled();
            never.TrySetCanceled(token);
        });
        return await never.Task;
    }

    private static Task<ExecutionResult> RunAsync(IStateMachine machine, AslValue input, TaskFunction function, ExecutionOptions? options = null)
        => machine.ExecuteAsync(new DelegateHost(options ?? new ExecutionOptions(), function), input, TestContext.Current.CancellationToken).AsTask();

    private static AslValue Items(int count) => AslValue.Array([.. Enumerable.Range(0, count).Select(static i => AslValue.Of(i))]);

    private static void InterlockedMax(ref int target, int value)
    {
        for (var current = Volatile.Read(ref target); value > current; current = Volatile.Read(ref target)) Interlocked.CompareExchange(ref target, value, current);
    }

    /// <summary>The machines, in one compilation.</summary>
    public sealed class Machines
    {
        private readonly IStateMachine[] _machines = MachineBatch.Compile(LargeMachines.Mapping(Bound), LargeMachines.Mapping(0), LargeMachines.Fanning());

        internal IStateMachine Bounded => _machines[0];

        internal IStateMachine Unbounded => _machines[1];

        internal IStateMachine Fanning => _machines[2];
    }
}
