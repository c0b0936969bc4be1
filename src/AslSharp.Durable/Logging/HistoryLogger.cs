using Microsoft.Extensions.Logging;

namespace AslSharp.Durable;

/// <summary>
/// Logs the events of executions. Where state machines are registered with services, <see cref="DurableOptions.HistoryLog"/> is all that is
/// needed; this is the observer of executions that run without.
/// </summary>
/// <remarks>
/// What <see cref="HistoryLogLevel.Fatal"/> names is logged as <see cref="LogLevel.Critical"/>, the rest of <see cref="HistoryLogLevel.Error"/> as
/// <see cref="LogLevel.Error"/>, and all else as <see cref="LogLevel.Information"/>: filters of logs choose among them as the levels do. A log
/// that cannot be written ends no execution.
/// </remarks>
/// <example><code>
/// var options = new HistoryLogOptions { Level = HistoryLogLevel.Error };
/// var machine = new OrderStateMachine(tasks, new ExecutionOptions { Observer = new HistoryLogger(logger, options) });
/// </code></example>
/// <param name="logger">Where they are logged.</param>
/// <param name="options">Which, and how.</param>
/// <param name="execution">Region and role of the machine in lines of JSON; null for the defaults.</param>
public sealed class HistoryLogger(ILogger logger, HistoryLogOptions options, ExecutionOptions? execution = null) : IExecutionObserver
{
    private readonly ILogger _logger = logger ?? throw new ArgumentNullException(nameof(logger));
    private readonly HistoryLogOptions _options = options ?? throw new ArgumentNullException(nameof(options));
    private readonly ExecutionOptions _execution = execution ?? new();

    /// <inheritdoc/>
    public void OnEvent(string executionId, HistoryEvent historyEvent)
    {
        ArgumentNullException.ThrowIfNull(historyEvent);
        if (IsWanted(historyEvent.Type)) Write(executionId, historyEvent, 0);
    }

    /// <summary>Whether events of a type are logged.</summary>
    internal bool IsWanted(HistoryEventType type)
    {
        var level = LevelOf(type);
        return level <= _options.Level && _logger.IsEnabled(ToLogLevel(level));
    }

    /// <summary>Logs an event.</summary>
    /// <param name="executionId">The execution's ARN.</param>
    /// <param name="historyEvent">The event.</param>
    /// <param name="redriveCount">How many times the execution has been redriven.</param>
    internal void Write(string executionId, HistoryEvent historyEvent, int redriveCount)
    {
        if (!_options.IncludesExecutionData) historyEvent = historyEvent with { Input = default, Output = default, AssignedVariables = default };
        try
        {
            _logger.Log(
                ToLogLevel(LevelOf(historyEvent.Type)),
                new EventId((int)historyEvent.Type, historyEvent.Type.ToString()),
                new HistoryLogEntry(
                    executionId, historyEvent, _options.WritesJsonLines ? HistoryLogLine.Of(executionId, historyEvent, redriveCount, _execution) : null),
                null,
                static (entry, _) => entry.ToString());
        }
        catch (Exception)
        {
            // A provider failed, and there is nowhere to say so.
        }
    }

    /// <summary>The first level at which events of a type are logged (AWS's table "Log levels"; types that it lacks by the same rule).</summary>
    internal static HistoryLogLevel LevelOf(HistoryEventType type) => type switch
    {
        HistoryEventType.ExecutionFailed or HistoryEventType.ExecutionTimedOut or HistoryEventType.ExecutionAborted => HistoryLogLevel.Fatal,
        HistoryEventType.FailStateEntered
            or HistoryEventType.TaskStateAborted or HistoryEventType.WaitStateAborted
            or HistoryEventType.ParallelStateFailed or HistoryEventType.ParallelStateAborted
            or HistoryEventType.MapStateFailed or HistoryEventType.MapStateAborted
            or HistoryEventType.MapIterationFailed or HistoryEventType.MapIterationAborted
            or HistoryEventType.MapRunFailed or HistoryEventType.MapRunAborted
            or HistoryEventType.LambdaFunctionFailed or HistoryEventType.LambdaFunctionTimedOut
            or HistoryEventType.ActivityFailed or HistoryEventType.ActivityTimedOut
            or HistoryEventType.TaskFailed or HistoryEventType.TaskTimedOut
            or HistoryEventType.EvaluationFailed => HistoryLogLevel.Error,
        _ => HistoryLogLevel.All,
    };

    private static LogLevel ToLogLevel(HistoryLogLevel level) => level switch
    {
        HistoryLogLevel.Fatal => LogLevel.Critical,
        HistoryLogLevel.Error => LogLevel.Error,
        _ => LogLevel.Information,
    };
}
