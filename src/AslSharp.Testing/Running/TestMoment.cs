namespace AslSharp.Testing;

/// <summary>
/// A moment of the test runs to come, counted from their start, at which somebody outside answers: a person who approves, a worker, another system.
/// For tasks with <c>.waitForTaskToken</c> and for activities. Such a task needs no mock: the tester hands it over and lets it wait.
/// </summary>
/// <remarks>
/// The answer goes to the attempt of the task that is in progress at that moment; where several are, as in a Map, to the one that waits longest.
/// Where none is, the run ends with <see cref="MockException"/>. Timers that are due at the same moment come first if the task is not yet there.
/// </remarks>
/// <example><code>
/// tester.At(TimeSpan.FromHours(20)).Heartbeat("Ask");
/// tester.At(TimeSpan.FromDays(1)).CompleteTask("Ask", AslValue.Parse("""{"approved": true}"""));
/// </code></example>
public sealed class TestMoment
{
    private readonly StateMachineTester _tester;
    private readonly TimeSpan _time;

    internal TestMoment(StateMachineTester tester, TimeSpan time)
    {
        _tester = tester;
        _time = time;
    }

    /// <summary>Sends the task's result, as SendTaskSuccess does.</summary>
    /// <param name="stateName">The Task state.</param>
    /// <param name="result">The raw result; undefined counts as null.</param>
    /// <returns>This moment.</returns>
    /// <exception cref="MockException">The machine has no such state, or it waits for no answer from outside.</exception>
    public TestMoment CompleteTask(string stateName, AslValue result = default)
        => Add(stateName, nameof(CompleteTask), (tokens, token) => tokens.SendTaskSuccess(token, result.IsUndefined ? AslValue.Null : result));

    /// <summary>Sends the task's failure, as SendTaskFailure does.</summary>
    /// <param name="stateName">The Task state.</param>
    /// <param name="error">The error name, or null for none.</param>
    /// <param name="cause">The cause, or null for none.</param>
    /// <returns>This moment.</returns>
    /// <exception cref="MockException">The machine has no such state, or it waits for no answer from outside.</exception>
    public TestMoment FailTask(string stateName, string? error = null, string? cause = null)
        => Add(stateName, nameof(FailTask), (tokens, token) => tokens.SendTaskFailure(token, error, cause));

    /// <summary>Tells that the task is still at work, as SendTaskHeartbeat does: its <c>HeartbeatSeconds</c> start anew.</summary>
    /// <param name="stateName">The Task state.</param>
    /// <returns>This moment.</returns>
    /// <exception cref="MockException">The machine has no such state, or it waits for no answer from outside.</exception>
    public TestMoment Heartbeat(string stateName) => Add(stateName, nameof(Heartbeat), (tokens, token) => tokens.SendTaskHeartbeat(token));

    private TestMoment Add(string stateName, string method, Func<TaskTokens, string, SendTaskResult> send)
    {
        ArgumentNullException.ThrowIfNull(stateName);
        _tester.Add(new TimedAnswer(_time, stateName, method, send));
        return this;
    }
}
