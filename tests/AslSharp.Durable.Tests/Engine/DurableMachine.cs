using AslSharp.Conformance.Tests.Hosts;

namespace AslSharp.Durable.Tests.Engine;

/// <summary>A machine whose executions live in a SQLite file, and are thrown away after every commit; tasks and time are those of the host that it is run on.</summary>
/// <param name="machine">The machine.</param>
/// <param name="onCommitted">Told of each commit.</param>
internal sealed class DurableMachine(IStateMachine machine, Action onCommitted) : WrappedMachine(machine)
{
    public override ValueTask<ExecutionResult> ExecuteAsync<THost>(THost host, AslValue input, CancellationToken cancellationToken = default)
        => new DurableRun<THost>(Machine, host, input, onCommitted, cancellationToken).StartAsync();
}
