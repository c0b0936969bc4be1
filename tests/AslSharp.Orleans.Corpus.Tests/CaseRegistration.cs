using AslSharp.Runtime;

namespace AslSharp.Orleans.Corpus.Tests;

/// <summary>The machine of a case, as a silo knows it: what it runs in is known when the case is run.</summary>
/// <param name="observed">An execution of it, as its host has it.</param>
internal sealed class CaseRegistration(Execution observed) : MachineRegistration(observed.StateMachineName, 1, observed.Description, new ExecutionOptions())
{
    /// <summary>The case that is run now.</summary>
    internal Func<ICaseRun>? Current { get; set; }

    internal override string StateMachineArn { get; } = observed.StateMachineId;

    internal override TypeConversions? Conversions => null;

    internal override IMachineLife Create(LiveExecution live) => Current!().Create(live);
}
