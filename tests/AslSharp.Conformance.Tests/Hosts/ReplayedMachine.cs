using AslSharp.Hosting;

namespace AslSharp.Conformance.Tests.Hosts;

/// <summary>
/// A machine whose executions run twice: once to write down all that the world answers, unobserved, and then from the top with the answers
/// of that journal, and with nothing else.
/// </summary>
internal sealed class ReplayedMachine(IStateMachine machine) : IStateMachine
{
    public StateMachineDescription Description => machine.Description;

    public ValueTask<ExecutionResult> ExecuteAsync(AslValue input, CancellationToken cancellationToken = default)
        => ExecuteAsync(new InProcessHost(new ExecutionOptions()), input, cancellationToken);

    public ValueTask<ExecutionResult> ExecuteAsync(AslValue input, ExecutionStart start, CancellationToken cancellationToken = default)
        => ExecuteAsync(new InProcessHost(new ExecutionOptions(), start), input, cancellationToken);

    public async ValueTask<ExecutionResult> ExecuteAsync<THost>(THost host, AslValue input, CancellationToken cancellationToken = default)
        where THost : struct, IExecutionHost
    {
        // It starts now, and is told later.
        var observed = host.CreateExecution(Description, input);
        var journal = new Journal();
        await machine.ExecuteAsync(new JournalHost<THost>(host, journal, observed).ToHost(), input, cancellationToken).ConfigureAwait(false);
        var replay = new ReplayHost<THost>(host, journal, observed);
        var running = machine.ExecuteAsync(replay.ToHost(), input, cancellationToken);
        replay.Deliver();
        return await running.ConfigureAwait(false);
    }

    public ValueTask<ExecutionResult> ResumeAsync<THost>(THost host, AslValue input, ExecutionPosition position, CancellationToken cancellationToken = default)
        where THost : struct, IExecutionHost
        => machine.ResumeAsync(host, input, position, cancellationToken);
}
