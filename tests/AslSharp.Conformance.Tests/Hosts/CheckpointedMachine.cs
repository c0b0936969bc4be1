namespace AslSharp.Conformance.Tests.Hosts;

/// <summary>
/// A machine whose executions are kept as bytes: at every suspension all objects of the execution are thrown away, and what comes next finds
/// nothing but the bytes. Tasks, timers and stores stay with the host that it is run on.
/// </summary>
/// <param name="machine">The machine.</param>
/// <param name="onSuspended">Told of each time.</param>
internal sealed class CheckpointedMachine(IStateMachine machine, Action onSuspended) : WrappedMachine(machine)
{
    public override ValueTask<ExecutionResult> ExecuteAsync<THost>(THost host, AslValue input, CancellationToken cancellationToken = default)
        => new CheckpointedRun<THost>(Machine, host, input, onSuspended, cancellationToken).StartAsync();
}
