namespace AslSharp.Hosting;

/// <summary>What came of a task, a delay, a set of branches or a whole scope: a value or a failure.</summary>
public readonly struct TaskOutcome
{
    // One or the other, where a value stands: sixteen bytes, which a method gives back in registers.
    private readonly AslValue _content;

    private TaskOutcome(AslValue content) => _content = content;

    /// <summary>The value; meaningless when <see cref="Failure"/> is set.</summary>
    public AslValue Value => _content.Failure is null ? _content : default;

    /// <summary>The failure, or null on success.</summary>
    public TaskFailure? Failure => _content.Failure;

    /// <summary>A success.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The outcome.</returns>
    public static TaskOutcome Success(AslValue value) => new(value);

    /// <summary>A failure.</summary>
    /// <param name="failure">The failure.</param>
    /// <returns>The outcome.</returns>
    public static TaskOutcome Failed(TaskFailure failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        return new(AslValue.FromFailure(failure));
    }
}
