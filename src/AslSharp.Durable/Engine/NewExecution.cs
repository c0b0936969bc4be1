namespace AslSharp.Durable;

/// <summary>An execution that is to be started.</summary>
internal sealed record NewExecution(MachineRegistration Machine, string Name, AslValue Input)
{
    internal string Arn { get; init; } = Machine.ExecutionArn(Name);

    /// <summary>What of a distributed Map it is a child of, which runs by itself; null for others.</summary>
    internal NewChild? Child { get; init; }

    internal string? TraceHeader { get; init; }

    /// <summary>The attempt that starts it, by its key; null for none.</summary>
    internal string? StartedBy { get; init; }

    /// <summary>The execution that waits for its end; null for none.</summary>
    internal string? WaitedForBy { get; init; }
}

/// <summary>A child of a distributed Map that is to run by itself.</summary>
/// <param name="MapRunArn">The Map Run.</param>
/// <param name="StateMachineArn">What it gives for its machine: the machine's ARN and the run's label.</param>
/// <param name="StateName">A state of the item processor, which tells what it runs.</param>
internal sealed record NewChild(string MapRunArn, string StateMachineArn, string StateName);
