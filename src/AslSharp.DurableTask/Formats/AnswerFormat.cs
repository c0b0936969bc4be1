namespace AslSharp.DurableTask;

/// <summary>What is sent to an orchestration: how a task ended, that it is at work, or that the execution is to stop.</summary>
internal static class AnswerFormat
{
    /// <summary>The event by which an execution is stopped.</summary>
    internal const string StopEvent = "AslSharp.Stop";

    internal static AslValue Heartbeat { get; } = AslValue.Object(new AslProperty("type", "heartbeat"));

    internal static AslValue Success(AslValue output) => AslValue.Object(new AslProperty("type", "success"), new AslProperty("output", output));

    internal static AslValue Failure(string? error, string? cause)
        => AslValue.Object(new AslProperty("type", "failure"), new AslProperty("error", error), new AslProperty("cause", cause));

    /// <summary>The outcome; null for a heartbeat.</summary>
    internal static TaskOutcome? Read(AslValue message)
        => message["type"].StringEquals("success") ? TaskOutcome.Success(message["output"])
            : message["type"].StringEquals("failure") ? TaskOutcome.Failed(new TaskFailure(Text(message["error"]), Text(message["cause"])))
            : null;

    internal static AslValue Stop(string? error, string? cause) => AslValue.Object(new AslProperty("error", error), new AslProperty("cause", cause));

    /// <summary>How an execution ended that was stopped, with what was said of it.</summary>
    internal static ExecutionResult Stopped(ExecutionResult aborted, AslValue stop) => new()
    {
        Status = ExecutionStatus.Aborted,
        ExecutionName = aborted.ExecutionName,
        Error = Text(stop["error"]),
        Cause = Text(stop["cause"]),
        StartTime = aborted.StartTime,
        StopTime = aborted.StopTime,
    };

    internal static string? Text(AslValue value) => value.TryGetString(out var text) ? text : null;
}
