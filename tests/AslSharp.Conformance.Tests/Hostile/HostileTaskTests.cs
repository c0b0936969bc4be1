using AslSharp.Conformance.Tests.Harness;
using AslSharp.Hosting;
using AslSharp.Testing;

namespace AslSharp.Conformance.Tests.Hostile;

/// <summary>Tasks that do what they should not: each fails its execution, and nothing else.</summary>
public sealed class HostileTaskTests(HostileMachines machines) : IClassFixture<HostileMachines>
{
    private readonly VirtualTimeProvider _clock = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static AslValue None => AslValue.EmptyObject;

    public static TheoryData<string> Exceptions => [.. Made.Keys];

    private static readonly Dictionary<string, Func<Exception>> Made = new()
    {
        ["message throws"] = () => new Unspeakable(null, throws: true),
        ["message is null"] = () => new Unspeakable(null, throws: false),
        ["surrogate"] = () => new Unspeakable("\ud800", throws: false),
        ["wrapped"] = () => new InvalidOperationException("outer", new Unspeakable(null, throws: true)),
        ["deep"] = () => Nest(5_000, static inner => new InvalidOperationException("deep", inner)),
        ["deep aggregate"] = () => Nest(50_000, static inner => new AggregateException([inner ?? new InvalidOperationException()])),
        ["wide aggregate"] = () => new AggregateException(Enumerable.Range(0, 5_000).Select(static i => new InvalidOperationException($"{i}"))),
        ["cancelled by another token"] = () => new OperationCanceledException(new CancellationToken(true)),
        ["no memory"] = () => new OutOfMemoryException(),
    };

    [Theory]
    [MemberData(nameof(Exceptions))]
    public async Task Exception_OfAnyMake_FailsTheTask(string name)
    {
        foreach (var isAsync in (bool[])[false, true])
        {
            var exception = Made[name]();
            var machine = ScriptedTasks.Over(machines.Plain, null, async (_, _, _) =>
            {
                if (isAsync) await Task.Yield();
                throw exception;
            });
            var result = await machine.ExecuteAsync(None, Cancellation);

            Assert.Equal((ExecutionStatus.Failed, exception.GetType().Name), (result.Status, result.Error));
            Assert.Equal(exception.GetType().Name, AslValue.Parse(result.Cause!)["errorType"]);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task TokenCallback_ThatThrows_LeavesTheTimeoutAsItIs(bool isVirtual)
    {
        var options = new ExecutionOptions { HasStackTraces = true, TimeProvider = isVirtual ? _clock : TimeProvider.System };
        var machine = ScriptedTasks.Over(machines.Timed, options, static async (_, _, cancellation) =>
        {
            cancellation.Register(static () => throw new InvalidOperationException("callback"));
            await Task.Delay(Timeout.Infinite, cancellation);
            return default;
        });
        var running = machine.ExecuteAsync(None, Cancellation).AsTask();
        if (isVirtual) _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal((ErrorNames.Timeout, (string?)null), ((await running).Error, (await running).Cause));
    }

    [Fact]
    public async Task TokenCallback_ThatThrows_LeavesTheSiblingsFailureAsItIs()
    {
        var machine = ScriptedTasks.Over(machines.WithSibling, null, static async (_, _, cancellation) =>
        {
            cancellation.Register(static () => throw new InvalidOperationException("callback"));
            await Task.Delay(Timeout.Infinite, cancellation);
            return default;
        });

        Assert.Equal("Sibling", (await machine.ExecuteAsync(None, Cancellation)).Error);
    }

    [Fact]
    public async Task TokenCallback_ThatThrows_DoesNotReachWhoeverCancelsTheExecution()
    {
        using var stop = new CancellationTokenSource();
        var machine = ScriptedTasks.Over(machines.Plain, null, static async (_, _, cancellation) =>
        {
            cancellation.Register(static () => throw new InvalidOperationException("callback"));
            await Task.Delay(Timeout.Infinite, CancellationToken.None);
            return default;
        });
        var running = machine.ExecuteAsync(None, stop.Token).AsTask();
        await stop.CancelAsync();

        Assert.Equal(ExecutionStatus.Aborted, (await running).Status);
    }

    [Theory]
    [InlineData("timeout")]
    [InlineData("abort")]
    [InlineData("sibling")]
    [InlineData("machine")]
    public async Task Task_ThatFaultsAfterItsEnd_LeavesNothingUnobserved(string how)
    {
        using var watch = new UnobservedExceptions();
        using var stop = new CancellationTokenSource();
        var mark = $"late {how} {Guid.NewGuid()}";
        await RunAsync();
        watch.AssertNone(mark);

        // Apart, so that nothing on this stack keeps the task alive.
        async Task RunAsync()
        {
            var late = new TaskCompletionSource<AslValue>();
            var machine = how switch { "timeout" => machines.Timed, "sibling" => machines.WithSibling, "machine" => machines.TimedAsAWhole, _ => machines.Plain };
            var running = ScriptedTasks.Over(machine, new ExecutionOptions { TimeProvider = _clock }, (_, _, _) => new(late.Task))
                .ExecuteAsync(None, stop.Token).AsTask();
            if (how == "abort") await stop.CancelAsync();
            _clock.Advance(TimeSpan.FromSeconds(1));
            Assert.NotEqual(ExecutionStatus.Succeeded, (await running).Status);
            late.SetException(new InvalidOperationException(mark));
        }
    }

    [Fact]
    public async Task Context_AfterItsAttempt_DoesNoHarm()
    {
        TaskContext? context = null;
        var history = new List<HistoryEvent>();
        var options = new ExecutionOptions { TimeProvider = _clock, Observer = new Observer(history.Add) };
        var running = ScriptedTasks.Over(machines.Job, options with { }, (given, _, _) =>
        {
            context = given;
            return new(5);
        }).ExecuteAsync(None, Cancellation).AsTask();
        var result = await running;
        var events = history.Count;
        Assert.NotNull(context);
        context.SubmittedOutput = 7;
        context.Heartbeat();
        context.Begin("late");
        context.Fail("Late");
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await context.WaitForTaskTokenAsync(CancellationToken.None));

        Assert.Equal((5, events), (result.Output.GetInt32(), history.Count));
        Assert.Equal(SendTaskResult.TaskTimedOut, options.TaskTokens.SendTaskSuccess(context.TaskToken!, 6));
    }

    [Fact]
    public async Task Job_IsRecordedAsSubmittedWhenItIs()
    {
        var history = new List<HistoryEvent>();
        var options = new ExecutionOptions { TimeProvider = _clock, Observer = new Observer(history.Add) };
        var running = ScriptedTasks.Over(machines.Job, options, async (context, _, cancellation) =>
        {
            await Task.Delay(TimeSpan.FromSeconds(5), _clock, cancellation);
            context.SubmittedOutput = "job";
            await Task.Delay(TimeSpan.FromSeconds(20), _clock, cancellation);
            return "done";
        }).ExecuteAsync(None, Cancellation).AsTask();
        var start = _clock.GetUtcNow();
        while (!running.IsCompleted) _clock.AdvanceToNextTimer();

        Assert.Equal("done", (await running).Output);
        Assert.Equal(
            [(HistoryEventType.TaskSubmitted, 5, "job"), (HistoryEventType.TaskSucceeded, 25, "done")],
            history[^4..^2].Select(e => (e.Type, (int)(e.Timestamp - start).TotalSeconds, e.Output.GetString())));
    }

    private static Exception Nest(int depth, Func<Exception?, Exception> wrap)
    {
        Exception? exception = null;
        for (var i = 0; i < depth; i++) exception = wrap(exception);
        return exception!;
    }

    private sealed class Unspeakable(string? message, bool throws) : Exception
    {
        public override string Message => throws ? throw new InvalidOperationException("message") : message!;

        public override string? StackTrace => throws ? throw new InvalidOperationException("stack") : null;

        public override string ToString() => throw new InvalidOperationException("text");
    }
}
