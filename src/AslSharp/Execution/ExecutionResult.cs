using System.Diagnostics.CodeAnalysis;

namespace AslSharp;

/// <summary>How an execution ended, as a value, and what there is to tell of it.</summary>
public sealed class ExecutionResult
{
    // Names are made only for who asks for them: most results are looked at for their output.
    private readonly Execution? _execution;

    /// <summary>A result to be filled in; for hosts that run executions in other ways than <see cref="IStateMachine"/> does.</summary>
    public ExecutionResult()
    {
    }

    [SetsRequiredMembers]
    internal ExecutionResult(Execution execution, ExecutionStatus status)
    {
        _execution = execution;
        Status = status;
        StartTime = execution.StartTime;
        StopTime = execution.ReadStopTime();
    }

    /// <summary>Succeeded, failed, timed out or aborted.</summary>
    public required ExecutionStatus Status { get; init; }

    /// <summary>Whether the execution succeeded.</summary>
    public bool IsSuccess => Status == ExecutionStatus.Succeeded;

    /// <summary>The execution's name, given or made up; empty where there was none because the execution could not even be created.</summary>
    public string ExecutionName { get => field ?? _execution?.Name ?? ""; init; }

    /// <summary>The execution's ARN; empty where the execution could not even be created.</summary>
    public string ExecutionArn { get => field ?? _execution?.Id ?? ""; init; }

    /// <summary>When it started, by the host's clock, UTC.</summary>
    public DateTimeOffset StartTime { get; init; }

    /// <summary>When it stopped, by the host's clock, UTC; the time of the last event of its history.</summary>
    public DateTimeOffset StopTime { get; init; }

    /// <summary>The output of a succeeded execution; else <see cref="AslValue.Undefined"/>.</summary>
    public AslValue Output { get; init; }

    /// <summary>The error name of an execution that did not succeed, or null for none.</summary>
    public string? Error { get; init; }

    /// <summary>The cause, or null for none.</summary>
    public string? Cause { get; init; }

    /// <summary>The name of the state whose failure ended the execution, the innermost one; null when no state failed.</summary>
    public string? FailedState { get; init; }

    /// <summary>
    /// How to get to <see cref="FailedState"/> from the machine's top level, with the number of each branch and iteration on the way, from 0:
    /// <c>Charge All[17]/Charge</c>. For people to read; null when no state failed.
    /// </summary>
    public string? FailedStatePath { get; init; }

    /// <summary>The exception that ended the execution, as a task, a handler, a store or an observer threw it; null where none did.</summary>
    public Exception? Exception { get; init; }

    /// <summary>The output of a succeeded execution.</summary>
    /// <returns><see cref="Output"/>.</returns>
    /// <exception cref="ExecutionFailedException">The execution did not succeed.</exception>
    public AslValue GetOutput() => IsSuccess ? Output : throw new ExecutionFailedException(this);
}
