namespace AslSharp.Hosting;

/// <summary>Changes a part of what a host does: derive, override that part, and run executions on <see cref="ToHost"/>.</summary>
/// <typeparam name="THost">The host that does the rest.</typeparam>
/// <param name="inner">The host that does the rest.</param>
public abstract class HostDecorator<THost>(THost inner)
    where THost : struct, IExecutionHost
{
    /// <summary>The host that does the rest.</summary>
    protected THost Inner { get; } = inner;

    /// <inheritdoc cref="IExecutionHost.UtcNow"/>
    public virtual DateTimeOffset UtcNow => Inner.UtcNow;

    /// <inheritdoc cref="IExecutionHost.ObjectStore"/>
    public virtual IObjectStore ObjectStore => Inner.ObjectStore;

    /// <summary>This decorator as a host.</summary>
    /// <returns>The host.</returns>
    public DecoratedHost<THost> ToHost() => new(this);

    /// <inheritdoc cref="IExecutionHost.CreateExecution"/>
    public virtual Execution CreateExecution(StateMachineDescription description, AslValue input) => Inner.CreateExecution(description, input);

    /// <inheritdoc cref="IExecutionHost.NewId"/>
    public virtual string NewId() => Inner.NewId();

    /// <inheritdoc cref="IExecutionHost.NewTaskToken"/>
    public virtual string NewTaskToken(Frame frame) => Inner.NewTaskToken(frame);

    /// <inheritdoc cref="IExecutionHost.NextRandom"/>
    public virtual double NextRandom() => Inner.NextRandom();

    /// <inheritdoc cref="IExecutionHost.RunTaskAsync"/>
    public virtual ValueTask<TaskOutcome> RunTaskAsync<TCall>(TCall call, TaskContext context, CancellationToken cancellationToken)
        where TCall : struct, ITaskCall
        => Inner.RunTaskAsync(call, context, cancellationToken);

    /// <inheritdoc cref="IExecutionHost.DelayAsync"/>
    public virtual ValueTask<TaskOutcome> DelayAsync(Frame frame, DelayReason reason, TimeSpan delay, CancellationToken cancellationToken)
        => Inner.DelayAsync(frame, reason, delay, cancellationToken);

    /// <inheritdoc cref="IExecutionHost.YieldAsync"/>
    public virtual ValueTask<TaskOutcome> YieldAsync(Frame frame, CancellationToken cancellationToken) => Inner.YieldAsync(frame, cancellationToken);

    /// <inheritdoc cref="IExecutionHost.OnSuspended"/>
    public virtual void OnSuspended(Frame frame) => Inner.OnSuspended(frame);

    /// <inheritdoc cref="IExecutionHost.RunChildAsync"/>
    public virtual ValueTask<ExecutionResult> RunChildAsync<TProcessor>(TProcessor processor, Execution child, CancellationToken cancellationToken)
        where TProcessor : struct, IItemProcessor
        => ChildRunner.RunAsync(ToHost(), processor, child, cancellationToken);
}

/// <summary>A <see cref="HostDecorator{THost}"/> as a host. Whether frames are kept and contexts come back is the inner host's.</summary>
/// <typeparam name="THost">The host that is decorated.</typeparam>
/// <param name="decorator">The decorator.</param>
public readonly struct DecoratedHost<THost>(HostDecorator<THost> decorator) : IExecutionHost
    where THost : struct, IExecutionHost
{
    /// <inheritdoc/>
    public static bool CaptureContext => THost.CaptureContext;

    /// <inheritdoc/>
    public static bool KeepsFrames => THost.KeepsFrames;

    /// <inheritdoc/>
    public DateTimeOffset UtcNow => decorator.UtcNow;

    /// <inheritdoc/>
    public IObjectStore ObjectStore => decorator.ObjectStore;

    /// <inheritdoc/>
    public Execution CreateExecution(StateMachineDescription description, AslValue input) => decorator.CreateExecution(description, input);

    /// <inheritdoc/>
    public string NewId() => decorator.NewId();

    /// <inheritdoc/>
    public string NewTaskToken(Frame frame) => decorator.NewTaskToken(frame);

    /// <inheritdoc/>
    public double NextRandom() => decorator.NextRandom();

    /// <inheritdoc/>
    public ValueTask<TaskOutcome> RunTaskAsync<TCall>(TCall call, TaskContext context, CancellationToken cancellationToken)
        where TCall : struct, ITaskCall
        => decorator.RunTaskAsync(call, context, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<TaskOutcome> DelayAsync(Frame frame, DelayReason reason, TimeSpan delay, CancellationToken cancellationToken)
        => decorator.DelayAsync(frame, reason, delay, cancellationToken);

    /// <inheritdoc/>
    public ValueTask<TaskOutcome> YieldAsync(Frame frame, CancellationToken cancellationToken) => decorator.YieldAsync(frame, cancellationToken);

    /// <inheritdoc/>
    public void OnSuspended(Frame frame) => decorator.OnSuspended(frame);

    /// <inheritdoc/>
    public ValueTask<ExecutionResult> RunChildAsync<TProcessor>(TProcessor processor, Execution child, CancellationToken cancellationToken)
        where TProcessor : struct, IItemProcessor
        => decorator.RunChildAsync(processor, child, cancellationToken);
}
