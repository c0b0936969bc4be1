namespace AslSharp.Hosting;

/// <summary>A failure on its way to a retrier, a catcher or the end of the execution. Inside emitted code failures travel as values.</summary>
public sealed class TaskFailure
{
    private static readonly PropertyName ErrorProperty = PropertyName.Of("Error");
    private static readonly PropertyName CauseProperty = PropertyName.Of("Cause");

    private readonly Exception? _exception;
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

    /// <summary>A failure by an exception: its class name is the error, its description the cause. It is written when it is first asked for: most retriers never ask.</summary>
    internal TaskFailure(Exception exception, bool hasStackTrace)
    {
        _hasStackTrace = hasStackTrace;
        Error = exception.GetType().Name;
        _exception = exception;
    }

    /// <summary>The error name, or null for none.</summary>
    public string? Error { get; }

    /// <summary>The cause, or null for none.</summary>
    public string? Cause => _cause ?? DescribeException();

    /// <summary>A missed heartbeat: recorded as a timeout, matched by <see cref="ErrorNames.HeartbeatTimeout"/> too.</summary>
    public bool IsHeartbeat { get; init; }

    /// <summary>Whether it came from a Fail state or a timeout, whose missing fields a catcher sees as empty strings and not as null.</summary>
    public bool HasEmptyDefaults { get; init; }

    /// <summary>A timeout, which has no cause.</summary>
    public static TaskFailure Timeout { get; } = new(ErrorNames.Timeout, null) { HasEmptyDefaults = true };

    /// <summary>A missed heartbeat, which has no cause.</summary>
    public static TaskFailure Heartbeat { get; } = new(ErrorNames.Timeout, null) { HasEmptyDefaults = true, IsHeartbeat = true };

    /// <summary>What a Fail state raises.</summary>
    /// <param name="error">The error name, or null for none.</param>
    /// <param name="cause">The cause, or null for none.</param>
    /// <returns>The failure.</returns>
    public static TaskFailure FromFailState(string? error, string? cause) => new(error, cause) { HasEmptyDefaults = true };

    /// <summary>What a catcher sees: <c>{"Error": …, "Cause": …}</c> (reference 9.4).</summary>
    /// <returns>The Error Output.</returns>
    public AslValue ToErrorOutput() => Values.Object(
        new AslProperty(ErrorProperty, Text(Error)),
        new AslProperty(CauseProperty, Text(Cause)));

    private string? DescribeException() => _exception is null ? null : _cause = ExceptionFailure.Describe(_exception, _hasStackTrace);

    private AslValue Text(string? value) => value is null ? HasEmptyDefaults ? AslValue.Of("") : AslValue.Null : AslValue.Of(value);
}
