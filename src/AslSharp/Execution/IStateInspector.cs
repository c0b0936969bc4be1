namespace AslSharp;

/// <summary>
/// An observer that looks inside one state: what its data are after each field, and what its error handling decides (reference 14).
/// Only machines compiled for inspection tell of the fields.
/// </summary>
public interface IStateInspector : IExecutionObserver
{
    /// <summary>The Context object to show instead of the execution's own; undefined for its own.</summary>
    AslValue Context { get; }

    /// <summary>How many retries the retriers of the state have used before the run; null to count them.</summary>
    int? RetriesUsed { get; }

    /// <summary>Whether it is known what an item reader finds: the host's store of objects gives it.</summary>
    bool HasItems { get; }

    /// <summary>A field of the state in progress has given a value.</summary>
    /// <param name="frame">The scope.</param>
    /// <param name="stage">Which field.</param>
    /// <param name="value">The value.</param>
    void OnStage(Frame frame, InspectionStage stage, AslValue value);

    /// <summary>A retrier or a catcher takes over a failure.</summary>
    /// <param name="failure">The failure.</param>
    /// <param name="retryIndex">The retrier's number, from 0; null for a catcher.</param>
    /// <param name="catchIndex">The catcher's number, from 0; null for a retrier.</param>
    /// <param name="delay">How long the retrier waits; null for one whose attempts are used up.</param>
    void OnRecovery(TaskFailure failure, int? retryIndex, int? catchIndex, TimeSpan? delay);

    /// <summary>Gives the result of a Parallel or Map state in place of its branches or iterations.</summary>
    /// <param name="frame">The scope of the state.</param>
    /// <param name="count">How many branches or items there are; -1 where nobody knows what an item reader finds.</param>
    /// <returns>The outcome, or null to run them.</returns>
    TaskOutcome? ReplaceBranches(Frame frame, int count);
}
