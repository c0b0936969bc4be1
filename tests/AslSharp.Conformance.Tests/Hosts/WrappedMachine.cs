using AslSharp.Hosting;

namespace AslSharp.Conformance.Tests.Hosts;

/// <summary>A machine whose executions run in a way of a test's own; the world that they see is that of the host they are run on.</summary>
/// <param name="machine">The machine.</param>
internal abstract class WrappedMachine(IStateMachine machine) : IStateMachine
{
    public StateMachineDescription Description => machine.Description;

    protected IStateMachine Machine => machine;

    public ValueTask<ExecutionResult> ExecuteAsync(AslValue input, CancellationToken cancellationToken = default)
        => ExecuteAsync(new InProcessHost(new ExecutionOptions()), input, cancellationToken);

    public ValueTask<ExecutionResult> ExecuteAsync(AslValue input, ExecutionStart start, CancellationToken cancellationToken = default)
        => ExecuteAsync(new InProcessHost(new ExecutionOptions(), start), input, cancellationToken);

    public abstract ValueTask<ExecutionResult> ExecuteAsync<THost>(THost host, AslValue input, CancellationToken cancellationToken = default)
        where THost : struct, IExecutionHost;

    public ValueTask<ExecutionResult> ResumeAsync<THost>(THost host, AslValue input, ExecutionPosition position, CancellationToken cancellationToken = default)
        where THost : struct, IExecutionHost
        => machine.ResumeAsync(host, input, position, cancellationToken);
}
