namespace AslSharp.Hosting;

/// <summary>What came of a task, a delay, a set of branches or a whole scope: a value or a failure.</summary>
public readonly struct TaskOutcome
{
    private TaskOutcome(AslValue value, TaskFailure? failure)
    {
        Value = value;
        Failure = failure;
    }

    /// <summary>The value; meaningless when <see cref="Failure"/> is set.</summary>
    public AslValue Value { get; }

    /// <summary>The failure, or null on success.</summary>
    public TaskFailure? Failure { get; }

    /// <summary>A success.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The outcome.</returns>
    public static TaskOutcome Success(AslValue value) => new(value, null);

    /// <summary>A failure.</summary>
    /// <param name="failure">The failure.</param>
    /// <returns>The outcome.</returns>
    public static TaskOutcome Failed(TaskFailure failure) => new(default, failure);
}
