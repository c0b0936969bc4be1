using AslSharp.Hosting;

namespace AslSharp.Testing;

/// <summary>The host of a tested state: its task gives what the mock says, its waits take no time.</summary>
internal readonly struct StateTestHost(ExecutionOptions options, ExecutionStart start, TestStateRequest request) : IExecutionHost
{
    private readonly InProcessHost _inner = new(options, start);

    public static bool CaptureContext => false;

    public DateTimeOffset UtcNow => _inner.UtcNow;

    public Execution CreateExecution(StateMachineDescription description, AslValue input) => _inner.CreateExecution(description, input);

    public string NewId() => _inner.NewId();

    public IObjectStore ObjectStore => request.StateConfiguration?.MapItemReaderData is { } data ? new ReaderData(data) : _inner.ObjectStore;

    public string NewTaskToken(Frame frame)
        => request.Context["Task"]["Token"].TryGetString(out var token) ? token : _inner.NewTaskToken(frame);

    public double NextRandom() => _inner.NextRandom();

    public ValueTask<TaskOutcome> DelayAsync(Frame frame, DelayReason reason, TimeSpan delay, CancellationToken cancellationToken)
        => new(TaskOutcome.Success(default));

    public ValueTask<ExecutionResult> RunChildAsync<TProcessor>(TProcessor processor, Execution child, CancellationToken cancellationToken)
        where TProcessor : struct, IItemProcessor
        => ChildRunner.RunAsync(this, processor, child, cancellationToken);

    public ValueTask<TaskOutcome> RunTaskAsync<TCall>(TCall call, TaskContext context, CancellationToken cancellationToken)
        where TCall : struct, ITaskCall
    {
        if (request.Mock is not { } mock) return _inner.RunTaskAsync(call, context, cancellationToken);
        return new(mock.ErrorOutput is { } error ? TaskOutcome.Failed(new TaskFailure(error.Error, error.Cause)) : TaskOutcome.Success(mock.Result));
    }
}
