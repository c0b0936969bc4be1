using System.Diagnostics.CodeAnalysis;

namespace AslSharp;

/// <summary>How an execution ended, as a value, and what there is to tell of it.</summary>
public sealed class ExecutionResult
{
    [ThreadStatic]
    private static ExecutionResult? _spare;

    // Names are made only for who asks for them: most results are looked at for their output.
    private readonly Execution? _execution;
    private readonly bool _isForOutput;
    private Details? _details;
    private AslValue _output;

    /// <summary>A result to be filled in; for hosts that run executions in other ways than <see cref="IStateMachine"/> does.</summary>
    public ExecutionResult()
    {
    }

    [SetsRequiredMembers]
    internal ExecutionResult(Execution execution, ExecutionStatus status)
    {
        _execution = execution;
        Status = status;
        StopTime = execution.ReadStopTime();
    }

    [SetsRequiredMembers]
    private ExecutionResult(bool isForOutput)
    {
        _isForOutput = isForOutput;
        Status = ExecutionStatus.Succeeded;
    }

    /// <summary>Succeeded, failed, timed out or aborted.</summary>
    public required ExecutionStatus Status { get; init; }

    /// <summary>Whether the execution succeeded.</summary>
    public bool IsSuccess => Status == ExecutionStatus.Succeeded;

    /// <summary>The execution's name, given or made up; empty where there was none because the execution could not even be created.</summary>
    public string ExecutionName { get => _details?.ExecutionName ?? _execution?.Name ?? ""; init => More.ExecutionName = value; }

    /// <summary>The execution's ARN; empty where the execution could not even be created.</summary>
    public string ExecutionArn { get => _details?.ExecutionArn ?? _execution?.Id ?? ""; init => More.ExecutionArn = value; }

    /// <summary>When it started, by the host's clock, UTC.</summary>
    public DateTimeOffset StartTime { get => _details?.StartTime ?? _execution?.StartTime ?? default; init => More.StartTime = value; }

    /// <summary>When it stopped, by the host's clock, UTC; the time of the last event of its history.</summary>
    public DateTimeOffset StopTime { get; init; }

    /// <summary>The output of a succeeded execution; else <see cref="AslValue.Undefined"/>.</summary>
    public AslValue Output { get => _output; init => _output = value; }

    /// <summary>The error name of an execution that did not succeed, or null for none.</summary>
    public string? Error { get => _details?.Error; init => More.Error = value; }

    /// <summary>The cause, or null for none.</summary>
    public string? Cause { get => _details?.Cause; init => More.Cause = value; }

    /// <summary>The name of the state whose failure ended the execution, the innermost one; null when no state failed.</summary>
    public string? FailedState { get => _details?.FailedState; init => More.FailedState = value; }

    /// <summary>
    /// How to get to <see cref="FailedState"/> from the machine's top level, with the number of each branch and iteration on the way, from 0:
    /// <c>Charge All[17]/Charge</c>. For people to read; null when no state failed.
    /// </summary>
    public string? FailedStatePath { get => _details?.FailedStatePath; init => More.FailedStatePath = value; }

    /// <summary>The exception that ended the execution, as a task, a handler, a store or an observer threw it; null where none did.</summary>
    public Exception? Exception { get => _details?.Exception; init => More.Exception = value; }

    /// <summary>The output of a succeeded execution.</summary>
    /// <returns><see cref="Output"/>.</returns>
    /// <exception cref="ExecutionFailedException">The execution did not succeed.</exception>
    public AslValue GetOutput() => IsSuccess ? Output : throw new ExecutionFailedException(this);

    /// <summary>A success for a caller who takes the output and nothing else, by <see cref="TakeOutput"/>: the object never gets any further.</summary>
    internal static ExecutionResult ForOutput(AslValue output)
    {
        var result = _spare ?? new ExecutionResult(isForOutput: true);
        _spare = null;
        result._output = output;
        return result;
    }

    /// <summary>The output of a success, after which this is not looked at any more.</summary>
    internal AslValue TakeOutput()
    {
        var output = _output;
        if (!_isForOutput) return output;
        _output = default;
        _spare = this;
        return output;
    }

    private Details More => _details ??= new Details();

    // What a result of an execution that succeeded in this process has no need of.
    private sealed class Details
    {
        internal string? ExecutionName { get; set; }

        internal string? ExecutionArn { get; set; }

        internal DateTimeOffset? StartTime { get; set; }

        internal string? Error { get; set; }

        internal string? Cause { get; set; }

        internal string? FailedState { get; set; }

        internal string? FailedStatePath { get; set; }

        internal Exception? Exception { get; set; }
    }
}
