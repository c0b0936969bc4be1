namespace AslSharp.Runtime;

/// <summary>The SDK actions that complete tasks, with the service's answers and errors.</summary>
internal static class TaskTokenActions
{
    private const string Sdk = "arn:aws:states:::aws-sdk:sfn:";

    internal static ServiceHandlers AddTo(ServiceHandlers handlers, TaskTokens tokens) => handlers
        .Add(Sdk + "sendTaskSuccess", (parameters, context, _) => AslValue.TryParse(Text(parameters, "Output") ?? "", out var output, out var problem)
            ? Answer(context, tokens.SendTaskSuccess(Token(parameters), output))
            : new(context.Fail("Sfn.InvalidOutputException", ServiceErrors.Sdk($"Invalid Output: '{problem!.Message}'", "Sfn", context))))
        .Add(Sdk + "sendTaskFailure", (parameters, context, _)
            => Answer(context, tokens.SendTaskFailure(Token(parameters), Text(parameters, "Error"), Text(parameters, "Cause"))))
        .Add(Sdk + "sendTaskHeartbeat", (parameters, context, _) => Answer(context, tokens.SendTaskHeartbeat(Token(parameters))));

    private static ValueTask<AslValue> Answer(TaskContext context, SendTaskResult result) => new(result switch
    {
        SendTaskResult.Accepted => AslValue.EmptyObject,
        SendTaskResult.InvalidToken => context.Fail("Sfn.InvalidTokenException", ServiceErrors.Sdk("Invalid Token: 'Invalid token'", "Sfn", context)),
        _ => context.Fail("Sfn.TaskTimedOutException", ServiceErrors.Sdk("Task Timed Out: 'Provided task does not exist anymore'", "Sfn", context)),
    });

    // A token that is no text is no token: the empty one is unknown to all.
    private static string Token(AslValue parameters) => Text(parameters, "TaskToken") ?? "";

    private static string? Text(AslValue parameters, string name) => parameters[name].TryGetString(out var text) ? text : null;
}
