using Microsoft.Extensions.Logging;

namespace AslSharp.Durable;

/// <summary>What is logged. Data of executions never are.</summary>
internal static partial class Log
{
    private static readonly Func<ILogger, string, string, IDisposable?> Call = LoggerMessage.DefineScope<string, string>(
        "Execution {Execution}, state {State}");

    /// <summary>What is logged while a task is called belongs to its execution and its state.</summary>
    internal static IDisposable? BeginCall(ILogger logger, TaskContext context) => Call(logger, context.ExecutionArn, context.StateName);

    [LoggerMessage(1, LogLevel.Debug, "Execution {Execution} ended: {Status}")]
    internal static partial void Ended(ILogger logger, string execution, ExecutionStatus status);

    [LoggerMessage(2, LogLevel.Error, "Execution {Execution} could not be kept; it is tried again")]
    internal static partial void CommitFailed(ILogger logger, Exception exception, string execution);

    [LoggerMessage(3, LogLevel.Critical, "Execution {Execution} could not go on; it is gone on with from what was kept last")]
    internal static partial void Broken(ILogger logger, Exception exception, string execution);

    [LoggerMessage(4, LogLevel.Error,
        "Execution {Execution} waits: its definition has the fingerprint {Fingerprint}, and no registered state machine of that name has it (there are: {Known}). Register the class of its definition beside the new one")]
    internal static partial void UnknownDefinition(ILogger logger, string execution, string fingerprint, string known);

    [LoggerMessage(5, LogLevel.Warning, "An observer threw an exception at an event of execution {Execution}")]
    internal static partial void ObserverThrew(ILogger logger, Exception exception, string execution);

    [LoggerMessage(6, LogLevel.Error, "The store could not be asked which executions have to be woken; it is asked again")]
    internal static partial void WakesFailed(ILogger logger, Exception exception);

    [LoggerMessage(7, LogLevel.Warning, "{Calls} calls of tasks had not ended when the process did; they are made again by the next one")]
    internal static partial void CallsLeft(ILogger logger, int calls);

    [LoggerMessage(9, LogLevel.Information, "{Count} executions that ended before {Before} were forgotten")]
    internal static partial void Forgotten(ILogger logger, int count, DateTimeOffset before);

    [LoggerMessage(10, LogLevel.Error, "Executions that ended long ago could not be forgotten; it is tried again")]
    internal static partial void ForgettingFailed(ILogger logger, Exception exception);

    [LoggerMessage(11, LogLevel.Error, "The publisher {Publisher} threw an exception at a change of the status of execution {Execution}")]
    internal static partial void PublisherThrew(ILogger logger, Exception exception, string publisher, string execution);

    [LoggerMessage(12, LogLevel.Error, "The publisher {Publisher} was too slow: {Count} changes of status were not published")]
    internal static partial void ChangesLost(ILogger logger, string publisher, int count);
}
