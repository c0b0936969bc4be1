using AslSharp.Runtime;

namespace AslSharp.Durable;

/// <summary>A state machine that executions run, by one definition of it.</summary>
/// <param name="name">The machine's name.</param>
/// <param name="version">Its version: new executions run the highest, others the one that they started with.</param>
/// <param name="description">The definition.</param>
/// <param name="options">Region, account and what else its executions have.</param>
internal abstract class MachineRegistration(string name, int version, StateMachineDescription description, ExecutionOptions options)
{
    private readonly string _prefix = $"arn:aws:states:{options.Region}:{options.AccountId}:execution:{name}:";

    internal string Name => name;

    internal int Version => version;

    internal StateMachineDescription Description => description;

    internal ExecutionOptions Options => options;

    /// <summary>What logs the events of its executions; null for nothing.</summary>
    internal HistoryLogger? HistoryLogger { get; init; }

    internal virtual string StateMachineArn { get; } = $"arn:aws:states:{options.Region}:{options.AccountId}:stateMachine:{name}";

    internal virtual string ExecutionArn(string executionName) => _prefix + executionName;

    /// <summary>The conversions of the machine's contracts; null where it has none.</summary>
    internal abstract TypeConversions? Conversions { get; }

    /// <summary>The text of the definition; null where the machine's assembly does not hold it.</summary>
    internal virtual string? ReadDefinition() => null;

    /// <summary>Makes the machine for an execution, until its life is disposed of.</summary>
    internal abstract IMachineLife Create(LiveExecution live);
}

/// <summary>A machine's objects, for one execution as long as it is in memory.</summary>
internal interface IMachineLife : IDisposable
{
    /// <summary>Runs the execution from its start, or on from a place.</summary>
    ValueTask<ExecutionResult> RunAsync(AslValue input, ExecutionPosition? position, CancellationToken cancellationToken);
}
