namespace AslSharp.Hosting;

/// <summary>
/// A failure on its way to a retrier, a catcher or the end of the execution. Inside emitted code failures travel as values. Each belongs to
/// one attempt: it remembers where it happened.
/// </summary>
public sealed class TaskFailure
{
    private static readonly PropertyName ErrorProperty = PropertyName.Of("Error");
    private static readonly PropertyName CauseProperty = PropertyName.Of("Cause");

    private readonly bool _isDescribed;
    private readonly bool _hasStackTrace;
    private string? _cause;

    /// <summary>A failure with an error name and a cause.</summary>
    /// <param name="error">The error name, or null for none.</param>
    /// <param name="cause">The cause, or null for none.</param>
    public TaskFailure(string? error, string? cause)
    {
        Error = error;
        _cause = cause;
    }

    /// <summary>A failure by an exception: its class name is the error, its description the cause. It is written when it is first asked for: most retriers
    /// never ask.</summary>
    internal TaskFailure(Exception exception, bool hasStackTrace)
    {
        _isDescribed = true;
        _hasStackTrace = hasStackTrace;
        Error = exception.GetType().Name;
        Exception = exception;
    }

    /// <summary>The error name, or null for none.</summary>
    public string? Error { get; }

    /// <summary>The cause, or null for none.</summary>
    public string? Cause => _isDescribed ? _cause ??= ExceptionFailure.Describe(Exception!, _hasStackTrace) : _cause;

    /// <summary>The exception behind it, as the user's code threw it; null for none.</summary>
    public Exception? Exception { get; init; }

    /// <summary>A missed heartbeat: recorded as a timeout, matched by <see cref="ErrorNames.HeartbeatTimeout"/> too.</summary>
    public bool IsHeartbeat { get; init; }

    /// <summary>Whether it came from a Fail state or a timeout, whose missing fields a catcher sees as empty strings and not as null.</summary>
    public bool HasEmptyDefaults { get; init; }

    /// <summary>The frame of the state that failed, for the result to tell of; null until its scope has ended with it.</summary>
    internal Frame? Frame { get; private set; }

    /// <summary>A timeout, which has no cause.</summary>
    public static TaskFailure Timeout => new(ErrorNames.Timeout, null) { HasEmptyDefaults = true };

    /// <summary>A missed heartbeat, which has no cause.</summary>
    public static TaskFailure Heartbeat => new(ErrorNames.Timeout, null) { HasEmptyDefaults = true, IsHeartbeat = true };

    /// <summary>What a Fail state raises.</summary>
    /// <param name="error">The error name, or null for none.</param>
    /// <param name="cause">The cause, or null for none.</param>
    /// <returns>The failure.</returns>
    public static TaskFailure FromFailState(string? error, string? cause) => new(error, cause) { HasEmptyDefaults = true };

    /// <summary>What a catcher sees: <c>{"Error": …, "Cause": …}</c> (reference 9.4).</summary>
    /// <returns>The Error Output.</returns>
    internal AslValue ToErrorOutput() => Values.Object(
        new AslProperty(ErrorProperty, Text(Error)),
        new AslProperty(CauseProperty, Text(Cause)));

    /// <summary>A scope ends with this failure. The innermost one, which is the first, is where it happened.</summary>
    /// <param name="frame">The scope's frame, in the state that failed; null where the scope did not get as far as a state.</param>
    internal void Locate(Frame? frame) => Frame ??= frame;

    private AslValue Text(string? value) => value is null ? HasEmptyDefaults ? AslValue.Of("") : AslValue.Null : AslValue.Of(value);
}
