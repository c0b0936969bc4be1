using System.Collections.Concurrent;
using AslSharp.Conformance.Tests.Differential;
using AslSharp.Conformance.Tests.Harness;
using AslSharp.Hosting;
using AslSharp.Testing;

namespace AslSharp.Conformance.Tests.Hostile;

/// <summary>Random machines over tasks and observers that do what they like: each execution ends with a result, and nothing is left behind.</summary>
public sealed class HostileStressTests(DifferentialFixture fixture) : IClassFixture<DifferentialFixture>
{
    private const int MostPumps = 400;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Executions_OfHostileTasks_EndWithAResult(int seed)
    {
        using var watch = new UnobservedExceptions();
        var mark = $"late {Guid.NewGuid()}";
        var seen = new HashSet<ExecutionStatus>();
        for (var i = 0; i < fixture.Machines.Length; i++) seen.Add((await RunAsync(fixture.Machines[i].Machine, new Hostility((seed * 1_000) + i, mark))).Status);

        Assert.Superset(new HashSet<ExecutionStatus> { ExecutionStatus.Succeeded, ExecutionStatus.Failed, ExecutionStatus.Aborted }, seen);
        watch.AssertNone(mark);
    }

    private static async Task<ExecutionResult> RunAsync(IStateMachine machine, Hostility hostility)
    {
        var clock = new VirtualTimeProvider();
        using var stop = new CancellationTokenSource();
        var options = new ExecutionOptions { TimeProvider = clock, Observer = hostility.Observer };
        hostility.Tokens = options.TaskTokens;
        var running = machine.ExecuteAsync(new DelegateHost(options, hostility.RunAsync), AslValue.Parse(RandomMachine.Input), stop.Token).AsTask();
        for (var pumps = 0; !running.IsCompleted && pumps < MostPumps; pumps++)
        {
            if (!clock.AdvanceToNextTimer()) await Task.Yield();
        }

        // What never ends is stopped, and has to stop.
        if (!running.IsCompleted) await stop.CancelAsync();
        var result = await running.WaitAsync(Cancellation);
        hostility.End();
        return result;
    }

    private sealed class Hostility(int seed, string mark)
    {
        private readonly ConcurrentBag<TaskCompletionSource<AslValue>> _left = [];
        private int _calls;

        internal TaskTokens? Tokens { get; set; }

        internal IExecutionObserver? Observer => (seed % 4) switch
        {
            0 => new Observer(e =>
            {
                if (e.Id == seed % 40) throw new InvalidOperationException(mark);
            }),
            1 => new Observer(static _ => { }),
            _ => null,
        };

        internal ValueTask<AslValue> RunAsync(TaskContext context, AslValue input, CancellationToken cancellationToken)
        {
            var random = new Random((seed * 31) + Interlocked.Increment(ref _calls));
            switch (random.Next(24))
            {
                case 0: throw new InvalidOperationException(mark);
                case 1: throw new OperationCanceledException(new CancellationToken(true));
                case 2: throw new OperationCanceledException(cancellationToken);
                case 3: return new(Task.FromException<AslValue>(new AggregateException(new InvalidOperationException(mark), new OperationCanceledException())));
                case 4: return new(Task.FromCanceled<AslValue>(new CancellationToken(true)));
                case 5: return LaterAsync(() => throw new InvalidOperationException(mark));
                case 6: return Never(cancellationToken, throws: false);
                case 7: return Never(cancellationToken, throws: true);
                case 8: return Twice();
                case 9: return new(context.Fail("Hostile"));
                case 10: return Answered(context);
                case 11: return LaterAsync(() => context.Fail("Hostile", mark));
                case 12:
                    context.Heartbeat();
                    context.Begin("nobody");
                    context.SubmittedOutput = 1;
                    return default;
                default: return random.Next(2) == 0 ? new(1) : LaterAsync(static () => 2);
            }
        }

        internal void End()
        {
            foreach (var left in _left) left.TrySetException(new InvalidOperationException(mark));
            _left.Clear();
        }

        private static async ValueTask<AslValue> LaterAsync(Func<AslValue> result)
        {
            await Task.Yield();
            return result();
        }

        private ValueTask<AslValue> Never(CancellationToken cancellationToken, bool throws)
        {
            var never = new TaskCompletionSource<AslValue>();
            // On a token that is cancelled already this throws at once, and the task is nobody's.
            cancellationToken.Register(() =>
            {
                if (throws) throw new InvalidOperationException(mark);
                never.TrySetCanceled(cancellationToken);
            });
            _left.Add(never);
            return new(never.Task);
        }

        private ValueTask<AslValue> Twice()
        {
            var end = new TaskCompletionSource<AslValue>();
            _ = Task.Run(() => end.TrySetResult(3), CancellationToken.None);
            _ = Task.Run(() => end.TrySetException(new InvalidOperationException(mark)), CancellationToken.None);
            return new(end.Task);
        }

        private ValueTask<AslValue> Answered(TaskContext context)
        {
            if (context.TaskToken is not { } token) return new(4);
            var never = new TaskCompletionSource<AslValue>();
            _left.Add(never);
            _ = Task.Run(() => Tokens!.SendTaskSuccess(token, 5), CancellationToken.None);
            _ = Task.Run(() => Tokens!.SendTaskFailure(token), CancellationToken.None);
            return new(never.Task);
        }
    }
}
