using AslSharp.Hosting;

namespace AslSharp.Durable.Tests.Engine;

/// <summary>A machine whose executions live in a SQLite file, and are thrown away after every commit; tasks and time are those of the host that it is run on.</summary>
/// <param name="machine">The machine.</param>
/// <param name="onCommitted">Told of each commit.</param>
internal sealed class DurableMachine(IStateMachine machine, Action onCommitted) : IStateMachine
{
    public StateMachineDescription Description => machine.Description;

    public ValueTask<ExecutionResult> ExecuteAsync(AslValue input, CancellationToken cancellationToken = default)
        => ExecuteAsync(new InProcessHost(new ExecutionOptions()), input, cancellationToken);

    public ValueTask<ExecutionResult> ExecuteAsync(AslValue input, ExecutionStart start, CancellationToken cancellationToken = default)
        => ExecuteAsync(new InProcessHost(new ExecutionOptions(), start), input, cancellationToken);

    public ValueTask<ExecutionResult> ExecuteAsync<THost>(THost host, AslValue input, CancellationToken cancellationToken = default)
        where THost : struct, IExecutionHost
        => new DurableRun<THost>(machine, host, input, onCommitted, cancellationToken).StartAsync();

    public ValueTask<ExecutionResult> ResumeAsync<THost>(THost host, AslValue input, ExecutionPosition position, CancellationToken cancellationToken = default)
        where THost : struct, IExecutionHost
        => machine.ResumeAsync(host, input, position, cancellationToken);
}
