using AslSharp.Conformance.Tests.Hosts;

namespace AslSharp.DurableTask.Tests.Corpus;

/// <summary>A machine whose executions are orchestrations; its tasks are answered by the host that it is run on.</summary>
/// <param name="machine">The machine.</param>
/// <param name="cases">Durable Task.</param>
internal sealed class CaseMachine(IStateMachine machine, CaseHost cases) : WrappedMachine(machine)
{
    public override ValueTask<ExecutionResult> ExecuteAsync<THost>(THost host, AslValue input, CancellationToken cancellationToken = default)
    {
        var registration = new CaseRegistration<THost>(Machine, host, cases, host.CreateExecution(Description, input));
        // All of it takes place while the tester's clock stands still: time is Durable Task's.
        var result = Task.Run(() => cases.RunAsync(registration, input), cancellationToken).GetAwaiter().GetResult();
        registration.Stop();
        return new(result);
    }
}
