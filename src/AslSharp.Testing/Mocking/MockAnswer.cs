namespace AslSharp.Testing;

/// <summary>What a mocked task does when it is called once: returns, fails, times out, or never ends.</summary>
public sealed record MockAnswer
{
    private MockAnswer(MockAnswerKind kind) => Kind = kind;

    /// <summary>Lets the attempt run into its <c>HeartbeatSeconds</c> or <c>TimeoutSeconds</c>, whichever is shorter; at once where it has neither.</summary>
    public static MockAnswer Timeout { get; } = new(MockAnswerKind.Timeout);

    /// <summary>Never ends: only a timeout, a failed sibling or the end of the execution stops it.</summary>
    public static MockAnswer Never { get; } = new(MockAnswerKind.Never);

    /// <summary>Calls the machine's own task, as in production: for a mock that fails first.</summary>
    public static MockAnswer CallTask { get; } = new(MockAnswerKind.Call);

    /// <summary>How long the task takes, in virtual time. A bound of the attempt that is shorter makes it a timeout.</summary>
    public TimeSpan After { get; init; }

    /// <summary>What the service answers when a <c>.sync</c> job or a callback is submitted; for histories. Undefined for none.</summary>
    public AslValue Submitted { get; init; }

    /// <summary>The raw result; undefined unless the task returns.</summary>
    public AslValue Result { get; private init; }

    /// <summary>The error name of a task that fails, or null for none.</summary>
    public string? Error { get; private init; }

    /// <summary>The cause of a task that fails, or null for none.</summary>
    public string? Cause { get; private init; }

    internal MockAnswerKind Kind { get; }

    /// <summary>Returns a raw result: what the service answers, before <c>ResultSelector</c>; for <c>lambda:invoke</c> the envelope with its
    /// <c>Payload</c>.</summary>
    /// <param name="result">The result.</param>
    /// <returns>The answer.</returns>
    public static MockAnswer Return(AslValue result) => new(MockAnswerKind.Return) { Result = result.IsUndefined ? AslValue.Null : result };

    /// <summary>Fails.</summary>
    /// <param name="error">The error name, or null for none.</param>
    /// <param name="cause">The cause, or null for none.</param>
    /// <returns>The answer.</returns>
    public static MockAnswer Fail(string? error, string? cause = null) => new(MockAnswerKind.Fail) { Error = error, Cause = cause };
}
