using AslSharp.Conformance.Tests.Hosts;

namespace AslSharp.Orleans.Corpus.Tests;

/// <summary>A machine that is put on a list when it runs, for a silo to know it.</summary>
/// <param name="machine">The machine.</param>
/// <param name="list">The list.</param>
internal sealed class ListedMachine(IStateMachine machine, List<CaseRegistration> list) : WrappedMachine(machine)
{
    public override ValueTask<ExecutionResult> ExecuteAsync<THost>(THost host, AslValue input, CancellationToken cancellationToken = default)
    {
        list.Add(new CaseRegistration(host.CreateExecution(Description, input)));
        return Machine.ExecuteAsync(host, input, cancellationToken);
    }
}
