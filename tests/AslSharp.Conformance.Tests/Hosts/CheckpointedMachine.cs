using AslSharp.Hosting;

namespace AslSharp.Conformance.Tests.Hosts;

/// <summary>
/// A machine whose executions are kept as bytes: at every suspension all objects of the execution are thrown away, and what comes next finds
/// nothing but the bytes. Tasks, timers and stores stay with the host that it is run on.
/// </summary>
/// <param name="machine">The machine.</param>
/// <param name="onSuspended">Told of each time.</param>
internal sealed class CheckpointedMachine(IStateMachine machine, Action onSuspended) : IStateMachine
{
    public StateMachineDescription Description => machine.Description;

    public ValueTask<ExecutionResult> ExecuteAsync(AslValue input, CancellationToken cancellationToken = default)
        => ExecuteAsync(new InProcessHost(new ExecutionOptions()), input, cancellationToken);

    public ValueTask<ExecutionResult> ExecuteAsync(AslValue input, ExecutionStart start, CancellationToken cancellationToken = default)
        => ExecuteAsync(new InProcessHost(new ExecutionOptions(), start), input, cancellationToken);

    public ValueTask<ExecutionResult> ExecuteAsync<THost>(THost host, AslValue input, CancellationToken cancellationToken = default)
        where THost : struct, IExecutionHost
        => new CheckpointedRun<THost>(machine, host, input, onSuspended, cancellationToken).StartAsync();

    public ValueTask<ExecutionResult> ResumeAsync<THost>(THost host, AslValue input, ExecutionPosition position, CancellationToken cancellationToken = default)
        where THost : struct, IExecutionHost
        => machine.ResumeAsync(host, input, position, cancellationToken);
}
