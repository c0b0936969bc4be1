using AslSharp.Hosting;

namespace AslSharp.Conformance.Tests.Harness;

/// <summary>What the tasks of a machine do: from the raw parameters to the raw result.</summary>
internal delegate ValueTask<AslValue> TaskFunction(TaskContext context, AslValue input, CancellationToken cancellationToken);

/// <summary>Runs executions in process, all tasks being one function: with their tokens, bounds and exceptions as in production.</summary>
internal readonly struct DelegateHost(ExecutionOptions options, TaskFunction function) : IExecutionHost
{
    private readonly InProcessHost _inner = new(options);

    public static bool CaptureContext => false;

    public DateTimeOffset UtcNow => _inner.UtcNow;

    public Execution CreateExecution(StateMachineDescription description, AslValue input) => _inner.CreateExecution(description, input);

    public string NewId() => _inner.NewId();

    public string NewTaskToken(Frame frame) => _inner.NewTaskToken(frame);

    public double NextRandom() => _inner.NextRandom();

    public IObjectStore ObjectStore => _inner.ObjectStore;

    public ValueTask<ExecutionResult> RunChildAsync<TProcessor>(TProcessor processor, Execution child, CancellationToken cancellationToken)
        where TProcessor : struct, IItemProcessor
        => ChildRunner.RunAsync(this, processor, child, cancellationToken);

    public ValueTask<TaskOutcome> DelayAsync(Frame frame, DelayReason reason, TimeSpan delay, CancellationToken cancellationToken) => _inner.DelayAsync(frame, reason, delay, cancellationToken);

    public ValueTask<TaskOutcome> RunTaskAsync<TCall>(TCall call, TaskContext context, CancellationToken cancellationToken)
        where TCall : struct, ITaskCall
        => _inner.RunTaskAsync(new Call(function, call.Input), context, cancellationToken);

    private readonly struct Call(TaskFunction function, AslValue input) : ITaskCall
    {
        public bool HasMethod => true;

        public AslValue Input => input;

        public ValueTask<AslValue> InvokeAsync(TaskContext context, CancellationToken cancellationToken) => function(context, input, cancellationToken);
    }
}
