namespace AslSharp.Durable;

/// <summary>An execution that is to be started.</summary>
internal sealed record NewExecution(MachineRegistration Machine, string Name, AslValue Input)
{
    internal string Arn { get; } = Machine.ExecutionArn(Name);

    internal string? TraceHeader { get; init; }

    /// <summary>The attempt that starts it, by its key; null for none.</summary>
    internal string? StartedBy { get; init; }

    /// <summary>The execution that waits for its end; null for none.</summary>
    internal string? WaitedForBy { get; init; }
}
