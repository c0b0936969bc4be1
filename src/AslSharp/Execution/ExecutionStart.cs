namespace AslSharp;

/// <summary>What belongs to one execution, and not to all executions of a state machine.</summary>
public sealed class ExecutionStart
{
    /// <summary>The execution's name (<c>$$.Execution.Name</c>); null for a new UUID.</summary>
    public string? Name { get; init; }

    /// <summary>The execution's ARN (<c>$$.Execution.Id</c>); null to build one from the machine's ARN and the name.</summary>
    public string? Arn { get; init; }

    /// <summary>The trace that the execution belongs to, for tasks that pass it on (<see cref="TaskContext.TraceHeader"/>); null for none.</summary>
    public string? TraceHeader { get; init; }

    /// <summary>Told of this execution's events, after <see cref="ExecutionOptions.Observer"/>; null for none.</summary>
    public IExecutionObserver? Observer { get; init; }
}
