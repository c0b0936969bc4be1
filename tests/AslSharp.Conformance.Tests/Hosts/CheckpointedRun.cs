using AslSharp.Hosting;

namespace AslSharp.Conformance.Tests.Hosts;

/// <summary>One execution that lives in bytes between two suspensions.</summary>
/// <param name="machine">The machine.</param>
/// <param name="world">The host that answers tasks and has the clock.</param>
/// <param name="input">The execution's input.</param>
/// <param name="onSuspended">Told of each time that everything was thrown away.</param>
/// <param name="cancellationToken">Aborts the execution.</param>
internal sealed class CheckpointedRun<THost>(IStateMachine machine, THost world, AslValue input, Action onSuspended, CancellationToken cancellationToken)
    where THost : struct, IExecutionHost
{
    private readonly byte[] _input = input.IsUndefined ? [] : input.ToUtf8Bytes();
    private readonly Dictionary<string, CancellationTokenSource> _underWay = new(StringComparer.Ordinal);
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);
    private readonly Dictionary<string, byte[]> _children = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ExecutionResult> _endedChildren = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource<ExecutionResult> _end = new();
    private byte[]? _position;
    private Life? _life;

    internal THost World => world;

    private AslValue Input => _input.Length == 0 ? default : AslValue.Parse(_input);

    internal ValueTask<ExecutionResult> StartAsync()
    {
        cancellationToken.UnsafeRegister(static run => ((CheckpointedRun<THost>)run!).Live(null, static _ => { }), this);
        Live(null, static _ => { });
        return new(_end.Task);
    }

    /// <summary>Lets the world work on something, and the scope wait for it; or finds that it is at work on it already.</summary>
    internal ValueTask<TaskOutcome> Start(Life life, string key, Func<CancellationToken, ValueTask<TaskOutcome>> start, CancellationToken stop)
    {
        if (_underWay.ContainsKey(key)) return life.Expect(key, stop);
        if (!_asked.Add(key)) throw new InvalidOperationException($"Asked twice: {key}");
        var source = new CancellationTokenSource();
        var call = start(source.Token);
        if (call.IsCompleted) return call;
        _underWay.Add(key, source);
        var expected = life.Expect(key, stop);
        _ = HearAsync(key, call);
        return expected;
    }

    internal void Cancel(string key)
    {
        if (_underWay.Remove(key, out var source)) source.Cancel();
    }

    /// <summary>What is known of a child execution: how it ended, or where it stands.</summary>
    internal (ExecutionResult? Result, ExecutionPosition? Position) Find(string child) => (
        _endedChildren.GetValueOrDefault(child),
        _children.TryGetValue(child, out var bytes) ? ExecutionPosition.FromValue(AslValue.Parse(bytes)) : null);

    internal void End(string child, ExecutionResult result)
    {
        _endedChildren.Add(child, result);
        _children.Remove(child);
    }

    private async Task HearAsync(string key, ValueTask<TaskOutcome> call)
    {
        Action<TaskCompletionSource<TaskOutcome>> answer;
        try
        {
            var outcome = await call.ConfigureAwait(false);
            answer = waiting => waiting.TrySetResult(outcome);
        }
        catch (Exception exception)
        {
            answer = waiting => waiting.TrySetException(exception);
        }

        // What was given up is not waited for any more.
        if (!_underWay.ContainsKey(key)) return;
        try
        {
            Live(key, answer);
        }
        catch (Exception exception)
        {
            _end.TrySetException(exception);
        }
    }

    // From bytes to bytes: what stood still goes on until all of it stands still again.
    private void Live(string? key, Action<TaskCompletionSource<TaskOutcome>> answer)
    {
        if (_end.Task.IsCompleted) return;
        var life = _life = new Life(this);
        var host = new CheckpointHost<THost>(this, life);
        var running = _position is null
            ? machine.ExecuteAsync(host, Input, cancellationToken)
            : machine.ResumeAsync(host, Input, ExecutionPosition.FromValue(AslValue.Parse(_position)), cancellationToken);
        if (key is not null)
        {
            // All that stood still stands again as it stood. Now the world's answer comes.
            _underWay.Remove(key);
            answer(life.Take(key));
        }

        if (running.IsCompleted)
        {
            _end.SetFromTask(running.AsTask());
            return;
        }

        _position = life.Save(_children);
        _life = null;
        onSuspended();
    }

    /// <summary>The objects of an execution between two suspensions.</summary>
    internal sealed class Life(CheckpointedRun<THost> run)
    {
        private readonly Dictionary<string, TaskCompletionSource<TaskOutcome>> _waiting = new(StringComparer.Ordinal);
        private readonly List<Execution> _children = [];

        internal Execution? Execution { get; set; }

        internal void Add(Execution child) => _children.Add(child);

        internal void Remove(Execution child) => _children.Remove(child);

        internal TaskCompletionSource<TaskOutcome> Take(string key) => _waiting.Remove(key, out var waiting) ? waiting : throw new InvalidOperationException($"Nobody waits for {key}.");

        internal ValueTask<TaskOutcome> Expect(string key, CancellationToken stop)
        {
            var waiting = new TaskCompletionSource<TaskOutcome>();
            _waiting.Add(key, waiting);
            stop.UnsafeRegister(
                _ =>
                {
                    if (run._life != this || !_waiting.Remove(key)) return;
                    run.Cancel(key);
                    waiting.TrySetCanceled(stop);
                },
                null);
            return new(waiting.Task);
        }

        internal byte[] Save(Dictionary<string, byte[]> children)
        {
            foreach (var child in _children) children[child.Id] = child.Save().ToValue().ToUtf8Bytes();
            return Execution!.Save().ToValue().ToUtf8Bytes();
        }
    }
}
