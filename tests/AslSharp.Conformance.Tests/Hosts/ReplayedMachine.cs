namespace AslSharp.Conformance.Tests.Hosts;

/// <summary>
/// A machine whose executions run twice: once to write down all that the world answers, unobserved, and then from the top with the answers
/// of that journal, and with nothing else.
/// </summary>
/// <param name="machine">The machine.</param>
internal sealed class ReplayedMachine(IStateMachine machine) : WrappedMachine(machine)
{
    public override async ValueTask<ExecutionResult> ExecuteAsync<THost>(THost host, AslValue input, CancellationToken cancellationToken = default)
    {
        // It starts now, and is told later.
        var observed = host.CreateExecution(Description, input);
        var journal = new Journal();
        await Machine.ExecuteAsync(new JournalHost<THost>(host, journal, observed).ToHost(), input, cancellationToken).ConfigureAwait(false);
        var replay = new ReplayHost<THost>(host, journal, observed);
        var running = Machine.ExecuteAsync(replay.ToHost(), input, cancellationToken);
        replay.Deliver();
        return await running.ConfigureAwait(false);
    }
}
