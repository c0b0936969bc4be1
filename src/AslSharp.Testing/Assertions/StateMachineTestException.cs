namespace AslSharp.Testing;

/// <summary>
/// A test of a state machine failed: an assertion does not hold, a mock has no answer (<see cref="MockException"/>), or the execution waits
/// for ever (<see cref="StuckExecutionException"/>). The message says what is wrong, and then what happened, state by state.
/// </summary>
public class StateMachineTestException : Exception
{
    private readonly Lazy<string> _message;

    /// <summary>What is wrong, and with which run.</summary>
    /// <param name="problem">One or more sentences.</param>
    /// <param name="run">The run; null where none came to its end.</param>
    public StateMachineTestException(string problem, TestRun? run = null)
        : this(problem, () => run?.Describe())
    {
        Run = run;
    }

    /// <summary>What is wrong, and what happened.</summary>
    /// <param name="problem">One or more sentences.</param>
    /// <param name="describe">Describes what happened; null for nothing. Asked for at most once, when somebody reads the message.</param>
    internal StateMachineTestException(string problem, Func<string?> describe)
    {
        Problem = problem;
        _message = new Lazy<string>(() => describe() is { Length: > 0 } text ? $"{problem}\n\n{text}" : problem);
    }

    /// <summary>What is wrong, without what happened.</summary>
    public string Problem { get; }

    /// <summary>The run that was judged; null where none came to its end.</summary>
    public TestRun? Run { get; }

    /// <inheritdoc/>
    public override string Message => _message.Value;
}
