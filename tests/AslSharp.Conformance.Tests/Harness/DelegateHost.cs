using AslSharp.Runtime;

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

    public ValueTask<TaskOutcome> DelayAsync(Frame frame, TimeSpan delay, CancellationToken cancellationToken) => _inner.DelayAsync(frame, delay, cancellationToken);

    public ValueTask<TaskOutcome> RunTaskAsync<TTasks>(TTasks tasks, TaskContext context, AslValue input, CancellationToken cancellationToken)
        where TTasks : struct, ITaskTable
        => _inner.RunTaskAsync(new Table(function), context, input, cancellationToken);

    private readonly struct Table(TaskFunction function) : ITaskTable
    {
        public bool HasMethods => true;

        public ValueTask<AslValue> InvokeAsync(int number, AslValue input, TaskContext context, CancellationToken cancellationToken)
            => function(context, input, cancellationToken);
    }
}
