namespace AslSharp.DurableTask;

/// <summary>How the executions of one state machine run as orchestrations.</summary>
public sealed class StateMachineOrchestrationOptions
{
    /// <summary>
    /// Region and account in ARNs, handlers of services, an observer. Clock, randomness and tokens are the orchestration's, and other state
    /// machines are found among those that the worker has.
    /// </summary>
    public ExecutionOptions Execution { get; set; } = new();

    /// <summary>
    /// How many events the history of an orchestration may have, about, before the execution is continued as a new one from where it stands: as
    /// soon as none of its tasks is at work. At ten times as many, no task is begun any more until that is so.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 1.</exception>
    public int EventsBeforeContinuing
    {
        get;
        set => field = value >= 1
            ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "An execution begins at least something before it is continued.");
    } = 1_000;
}
