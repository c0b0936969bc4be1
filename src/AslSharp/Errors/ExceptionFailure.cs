using AslSharp.Runtime;

namespace AslSharp;

/// <summary>What an exception that leaves a task's method means to the machine.</summary>
internal static class ExceptionFailure
{
    /// <summary>
    /// A <see cref="StatesTaskException"/> says its error and cause itself. Any other exception becomes what Lambda makes of one in a
    /// .NET function: the class name as error, and a JSON text with type, message and stack trace as cause.
    /// </summary>
    internal static TaskFailure From(Exception exception)
        => exception switch
        {
            StatesTaskException states => new TaskFailure(states.Error, states.Cause),
            // Not the task's own failure: the interpreter could not make or take what passes between the state and the task.
            RuntimeFault fault => new TaskFailure(fault.Error, fault.Cause),
            _ => new TaskFailure(exception.GetType().Name, Describe(exception).ToString()),
        };

    private static AslValue Describe(Exception exception)
    {
        var frames = (exception.StackTrace ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var description = AslValue.Object(
            new AslProperty(PropertyName.Of("errorType"), AslValue.Of(exception.GetType().Name)),
            new AslProperty(PropertyName.Of("errorMessage"), AslValue.Of(exception.Message)),
            new AslProperty(PropertyName.Of("stackTrace"), AslValue.Array([.. frames.Select(frame => AslValue.Of(frame))])));
        return exception.InnerException is { } inner ? description.With("cause", Describe(inner)) : description;
    }
}
