using AslSharp.Conformance.Tests.Harness;
using AslSharp.Hosting;
using AslSharp.Testing;

namespace AslSharp.Conformance.Tests.Hostile;

/// <summary>Observers, clocks, randomness, factories and handlers that throw: each execution ends with a result all the same.</summary>
public sealed class HostileSurroundingsTests(HostileMachines machines) : IClassFixture<HostileMachines>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Observer_ThatThrowsAtAnyEvent_FailsTheExecution()
    {
        var events = new List<HistoryEventType>();
        var clock = new VirtualTimeProvider();
        for (var at = 1; ; at++)
        {
            events.Clear();
            var options = new ExecutionOptions
            {
                TimeProvider = clock,
                Observer = new Observer(e =>
                {
                    events.Add(e.Type);
                    if (e.Id == at) throw new InvalidOperationException("observer");
                }),
            };
            var running = Over(machines.Observed, options).ExecuteAsync(AslValue.EmptyObject, Cancellation).AsTask();
            clock.Advance(TimeSpan.FromSeconds(1));
            var result = await running;
            if (events[^1] == HistoryEventType.ExecutionSucceeded)
            {
                Assert.True(result.IsSuccess);
                Assert.InRange(at, 10, 20);
                return;
            }

            Assert.Equal((ExecutionStatus.Failed, ErrorNames.Runtime), (result.Status, result.Error));
            Assert.EndsWith("An exception was thrown: InvalidOperationException: observer", result.Cause, StringComparison.Ordinal);
            Assert.Equal(HistoryEventType.ExecutionFailed, events[^1]);
        }
    }

    [Fact]
    public async Task Observer_ThatThrowsWhileASiblingIsGivenUp_FailsTheExecution()
    {
        var options = new ExecutionOptions
        {
            Observer = new Observer(static e =>
            {
                if (e.Type == HistoryEventType.TaskStateAborted) throw new InvalidOperationException("observer");
            }),
        };
        var machine = ScriptedTasks.Over(machines.WithSibling, options, static async (_, _, cancellation) =>
        {
            await Task.Delay(Timeout.Infinite, cancellation);
            return default;
        });

        Assert.Equal(ErrorNames.Runtime, (await machine.ExecuteAsync(AslValue.EmptyObject, Cancellation)).Error);
    }

    [Fact]
    public async Task Observer_ThatThrowsWhileATaskSubmits_FailsTheExecutionAndNotTheTask()
    {
        var options = new ExecutionOptions
        {
            Observer = new Observer(static e =>
            {
                if (e.Type == HistoryEventType.TaskSubmitted) throw new InvalidOperationException("observer");
            }),
        };
        Exception? thrown = null;
        foreach (var machine in (IStateMachine[])[machines.Job, machines.Answered])
        {
            var result = await ScriptedTasks.Over(machine, options, (context, _, _) =>
            {
                thrown = Record.Exception(() => context.SubmittedOutput = "submitted");
                return new(1);
            }).ExecuteAsync(AslValue.EmptyObject, Cancellation);

            Assert.Null(thrown);
            Assert.Equal(ErrorNames.Runtime, result.Error);
            Assert.EndsWith("An exception was thrown: InvalidOperationException: observer", result.Cause, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task Clock_ThatBreaksDown_FailsTheExecution(int after)
    {
        foreach (var machine in (IStateMachine[])[machines.Timed, machines.TimedAsAWhole, machines.Beating])
        {
            var options = new ExecutionOptions { TimeProvider = new BrokenClock(after), Observer = after % 2 == 0 ? null : new Observer(static _ => { }) };
            var running = ScriptedTasks.Over(machine, options, static async (context, _, cancellation) =>
            {
                if (context.TaskToken is null) await Task.Delay(Timeout.Infinite, cancellation);
                return default;
            }).ExecuteAsync(AslValue.EmptyObject, Cancellation);

            Assert.NotEqual(ExecutionStatus.Succeeded, (await running).Status);
        }
    }

    [Fact]
    public async Task Machine_ThatCannotBeMade_FailsTheTaskThatStartsIt()
    {
        foreach (var create in (Func<ExecutionOptions, IStateMachine>[])[static _ => null!, static _ => throw new InvalidOperationException("factory"), static _ => new Broken()])
        {
            foreach (var pattern in (string[])["", ".sync", ".sync:2"])
            {
                using var watch = new UnobservedExceptions();
                var result = await StartAsync(create, pattern);
                watch.AssertNone("Broken machine");

                if (pattern.Length > 0) Assert.Equal(ExecutionStatus.Failed, result.Status);
            }
        }
    }

    private static async Task<ExecutionResult> StartAsync(Func<ExecutionOptions, IStateMachine> create, string pattern)
    {
        var options = new ExecutionOptions { StateMachines = new StateMachineRegistry().Add("child", create) };
        var machine = Machines.Compile($$"""
            {"StartAt": "Start", "States": {"Start": {"Type": "Task", "Resource": "arn:aws:states:::states:startExecution{{pattern}}",
              "Parameters": {"StateMachineArn": "child"}, "End": true} } }
            """, options);
        return await machine.ExecuteAsync(AslValue.EmptyObject, Cancellation);
    }

    private static IStateMachine Over(IStateMachine machine, ExecutionOptions options)
        => (IStateMachine)machine.GetType().GetMethod("WithoutTasks")!.Invoke(null, [options])!;

    private sealed class BrokenClock(int after) : TimeProvider
    {
        private int _asked;

        public override DateTimeOffset GetUtcNow() => Interlocked.Increment(ref _asked) > after ? throw new InvalidOperationException("clock") : System.GetUtcNow();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
            => Interlocked.Increment(ref _asked) > after ? throw new InvalidOperationException("clock") : base.CreateTimer(callback, state, dueTime, period);
    }

    private sealed class Broken : IStateMachine
    {
        public StateMachineDescription Description => throw new InvalidOperationException("Broken machine");

        public ValueTask<ExecutionResult> ExecuteAsync(AslValue input, CancellationToken cancellationToken = default)
            => throw new InvalidOperationException("Broken machine");

        public ValueTask<ExecutionResult> ExecuteAsync(AslValue input, ExecutionStart start, CancellationToken cancellationToken = default)
            => throw new InvalidOperationException("Broken machine");

        public ValueTask<ExecutionResult> ExecuteAsync<THost>(THost host, AslValue input, CancellationToken cancellationToken = default)
            where THost : struct, Hosting.IExecutionHost
            => throw new InvalidOperationException("Broken machine");

        public ValueTask<ExecutionResult> ResumeAsync<THost>(THost host, AslValue input, Hosting.ExecutionPosition position, CancellationToken cancellationToken = default)
            where THost : struct, Hosting.IExecutionHost
            => throw new InvalidOperationException("Broken machine");
    }
}
