using AslSharp.Conformance.Tests.Hosts;

namespace AslSharp.Orleans.Corpus.Tests;

/// <summary>A machine whose executions run on a silo; its tasks are answered by the host that it is run on.</summary>
/// <param name="machine">The machine.</param>
/// <param name="silo">The silo.</param>
internal sealed class CaseMachine(IStateMachine machine, CaseSilo silo) : WrappedMachine(machine)
{
    public override ValueTask<ExecutionResult> ExecuteAsync<THost>(THost host, AslValue input, CancellationToken cancellationToken = default)
    {
        var run = new CaseRun<THost>(Machine, host, host.CreateExecution(Description, input));
        // All of it takes place while the tester's clock stands still: time is the silo's.
        return new(Task.Run(() => silo.RunAsync(run, input), cancellationToken).GetAwaiter().GetResult());
    }
}
