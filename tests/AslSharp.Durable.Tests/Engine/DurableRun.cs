using AslSharp.Durable.Tests.Stores;
using AslSharp.Hosting;
using AslSharp.Runtime;
using Microsoft.Extensions.Logging.Abstractions;

namespace AslSharp.Durable.Tests.Engine;

/// <summary>One execution on the engine, in the world of another host.</summary>
internal sealed class DurableRun<THost> : IForeignTasks
    where THost : struct, IExecutionHost
{
    private readonly Dictionary<string, CancellationTokenSource> _underWay = new(StringComparer.Ordinal);
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource<ExecutionResult> _end = new();
    private readonly StoreFile _file = new(inMemory: true);
    private readonly THost _world;
    private readonly DurableEngine _engine;
    private readonly Machine _machine;
    private readonly AslValue _input;
    private readonly CancellationToken _cancellationToken;

    internal DurableRun(IStateMachine machine, THost world, AslValue input, Action onCommitted, CancellationToken cancellationToken)
    {
        _world = world;
        _input = input;
        _cancellationToken = cancellationToken;
        _machine = new Machine(this, machine, world.CreateExecution(machine.Description, input));
        _engine = new DurableEngine(
            new StoreInPlace(new SqliteExecutionStore(_file.Path), onCommitted), [_machine], new HostClock<THost>(world), NullLogger.Instance)
        { Foreign = this, DropsAlways = true };
    }

    internal ValueTask<ExecutionResult> StartAsync()
    {
        // All of it completes in place: the store is waited for where it is asked.
        _engine.StartAsync(CancellationToken.None).GetAwaiter().GetResult();
        _ = _engine.StartAsync(new NewExecution(_machine, _machine.Observed.Name, _input), CancellationToken.None).AsTask();
        _cancellationToken.UnsafeRegister(static run => ((DurableRun<THost>)run!).Stop(), this);
        return new(_end.Task);
    }

    public ValueTask<TaskOutcome> Start(string arn, string key, Func<CancellationToken, ValueTask<TaskOutcome>> start)
    {
        if (_underWay.ContainsKey(key)) return new(new TaskCompletionSource<TaskOutcome>().Task);
        if (!_asked.Add(key)) throw new InvalidOperationException($"Asked twice: {key}");
        var source = new CancellationTokenSource();
        var call = start(source.Token);
        if (call.IsCompleted) return call;
        _underWay.Add(key, source);
        _ = HearAsync(arn, key, call);
        return new(new TaskCompletionSource<TaskOutcome>().Task);
    }

    public void GiveUp(string key)
    {
        if (_underWay.Remove(key, out var source)) source.Cancel();
    }

    private void Stop() => _ = _engine.StopQuietlyAsync(_machine.Observed.Id);

    private async Task HearAsync(string arn, string key, ValueTask<TaskOutcome> call)
    {
        TaskOutcome outcome = default;
        Exception? problem = null;
        try
        {
            outcome = await call.ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            problem = exception;
        }

        // As long as it has not been told, it is under way: the execution may have to be woken first.
        if (!_underWay.ContainsKey(key)) return;
        _engine.CompleteForeign(arn, key, outcome, problem);
        _underWay.Remove(key);
    }

    private async Task EndAsync(ExecutionResult result)
    {
        _end.TrySetResult(result);
        await _engine.DisposeAsync().ConfigureAwait(false);
        _file.Dispose();
    }

    private sealed class Machine(DurableRun<THost> run, IStateMachine machine, Execution observed) : MachineRegistration(observed.StateMachineName, 1, machine.Description, new ExecutionOptions())
    {
        private bool _isTaken;

        internal Execution Observed => observed;

        internal override string StateMachineArn => observed.StateMachineId;

        internal override TypeConversions? Conversions => null;

        internal override string ExecutionArn(string executionName) => observed.Id;

        internal override IMachineLife Create(LiveExecution live) => new Life(this, live);

        internal Execution Make(AslValue input)
        {
            if (_isTaken) return run._world.CreateExecution(machine.Description, input);
            _isTaken = true;
            return observed;
        }

        private sealed class Life(Machine owner, LiveExecution live) : IMachineLife
        {
            public async ValueTask<ExecutionResult> RunAsync(AslValue input, ExecutionPosition? position, CancellationToken cancellationToken)
            {
                var host = new DurableHost<World>(live, new World(owner), default);
                var result = await (position is null
                    ? owner.Inner.ExecuteAsync(host, input, cancellationToken)
                    : owner.Inner.ResumeAsync(host, input, position, cancellationToken)).ConfigureAwait(true);
                live.AfterCommit(() => _ = owner.Run.EndAsync(result));
                return result;
            }

            public void Dispose()
            {
            }
        }

        private IStateMachine Inner => machine;

        private DurableRun<THost> Run => run;

        private readonly struct World(Machine owner) : IExecutionHost
        {
            public static bool CaptureContext => false;

            public DateTimeOffset UtcNow => owner.Run._world.UtcNow;

            public IObjectStore ObjectStore => owner.Run._world.ObjectStore;

            public Execution CreateExecution(StateMachineDescription description, AslValue input) => owner.Make(input);

            public string NewId() => owner.Run._world.NewId();

            public string NewTaskToken(Frame frame) => owner.Run._world.NewTaskToken(frame);

            public double NextRandom() => owner.Run._world.NextRandom();

            public ValueTask<TaskOutcome> RunTaskAsync<TCall>(TCall call, TaskContext context, CancellationToken cancellationToken)
                where TCall : struct, ITaskCall
                => owner.Run._world.RunTaskAsync(call, context, cancellationToken);

            public ValueTask<TaskOutcome> DelayAsync(Frame frame, DelayReason reason, TimeSpan delay, CancellationToken cancellationToken)
                => throw new NotSupportedException("Delays are the engine's.");

            public ValueTask<ExecutionResult> RunChildAsync<TProcessor>(TProcessor processor, Execution child, CancellationToken cancellationToken)
                where TProcessor : struct, IItemProcessor
                => throw new NotSupportedException("Children are the engine's.");
        }
    }
}
