using AslSharp.Hosting;

namespace AslSharp.DurableTask.Tests.Corpus;

/// <summary>A machine whose executions are orchestrations; its tasks are answered by the host that it is run on.</summary>
/// <param name="machine">The machine.</param>
/// <param name="cases">Durable Task.</param>
internal sealed class CaseMachine(IStateMachine machine, CaseHost cases) : IStateMachine
{
    public StateMachineDescription Description => machine.Description;

    public ValueTask<ExecutionResult> ExecuteAsync(AslValue input, CancellationToken cancellationToken = default)
        => ExecuteAsync(new InProcessHost(new ExecutionOptions()), input, cancellationToken);

    public ValueTask<ExecutionResult> ExecuteAsync(AslValue input, ExecutionStart start, CancellationToken cancellationToken = default)
        => ExecuteAsync(new InProcessHost(new ExecutionOptions(), start), input, cancellationToken);

    public ValueTask<ExecutionResult> ExecuteAsync<THost>(THost host, AslValue input, CancellationToken cancellationToken = default)
        where THost : struct, IExecutionHost
    {
        var registration = new CaseRegistration<THost>(machine, host, cases, host.CreateExecution(Description, input));
        // All of it takes place while the tester's clock stands still: time is Durable Task's.
        var result = Task.Run(() => cases.RunAsync(registration, input), cancellationToken).GetAwaiter().GetResult();
        registration.Stop();
        return new(result);
    }

    public ValueTask<ExecutionResult> ResumeAsync<THost>(THost host, AslValue input, ExecutionPosition position, CancellationToken cancellationToken = default)
        where THost : struct, IExecutionHost
        => machine.ResumeAsync(host, input, position, cancellationToken);
}
