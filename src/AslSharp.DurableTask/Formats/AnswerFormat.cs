namespace AslSharp.DurableTask;

/// <summary>What is sent to an orchestration about a task: how it ended, or that it is at work.</summary>
internal static class AnswerFormat
{
    internal static AslValue Heartbeat { get; } = AslValue.Object(new AslProperty("type", "heartbeat"));

    internal static AslValue Success(AslValue output) => AslValue.Object(new AslProperty("type", "success"), new AslProperty("output", output));

    internal static AslValue Failure(string? error, string? cause)
        => AslValue.Object(new AslProperty("type", "failure"), new AslProperty("error", error), new AslProperty("cause", cause));

    /// <summary>The outcome; null for a heartbeat.</summary>
    internal static TaskOutcome? Read(AslValue message)
        => message["type"].StringEquals("success") ? TaskOutcome.Success(message["output"])
            : message["type"].StringEquals("failure") ? TaskOutcome.Failed(new TaskFailure(Text(message["error"]), Text(message["cause"])))
            : null;

    internal static string? Text(AslValue value) => value.TryGetString(out var text) ? text : null;
}
