
namespace AslSharp.DurableTask;

/// <summary>What an activity tells the orchestration of a task.</summary>
internal static class ActivityResult
{
    /// <summary>The method waits for the answer by token: it comes to the orchestration.</summary>
    internal static AslValue HandedOver { get; } = AslValue.Object(new AslProperty("handedOver", true));

    /// <summary>The call took longer than its limits allow: the timers of the orchestration say which.</summary>
    internal static AslValue GivenUp { get; } = AslValue.Object(new AslProperty("givenUp", true));

    internal static AslValue Of(TaskOutcome outcome, TaskContext context)
        => outcome.Failure is { } failure
            ? AslValue.Object(new AslProperty("failed", AslValue.Object(new AslProperty("error", failure.Error), new AslProperty("cause", failure.Cause))))
            : context.Descriptor.Pattern == TaskPattern.WaitForTaskToken ? AslValue.Object(new AslProperty("submitted", outcome.Value))
            : AslValue.Object(new AslProperty("result", outcome.Value));

    internal static AslValue Of(RuntimeFault fault)
        => AslValue.Object(new AslProperty("fault", AslValue.Object(new AslProperty("error", fault.Error), new AslProperty("detail", fault.Detail))));

    /// <summary>The result with the definition that it belongs to.</summary>
    internal static AslValue By(StateMachineDescription description, AslValue result)
        => AslValue.Object([.. result.Properties, new AslProperty("definition", description.Fingerprint)]);

    /// <summary>The outcome; null where an answer by token or the end of a limit is waited for.</summary>
    /// <exception cref="RuntimeFault">The activity met one, or belongs to another definition.</exception>
    internal static TaskOutcome? Read(AslValue value, TaskContext context, StateMachineDescription description)
    {
        if (!value["definition"].StringEquals(description.Fingerprint))
        {
            throw new RuntimeFault(
                $"The execution began with another definition of the state machine '{description.Name}': "
                + $"its fingerprint is {AnswerFormat.Text(value["definition"])}, and this one's is {description.Fingerprint}.");
        }

        if (value["failed"] is { IsObject: true } failed)
            return TaskOutcome.Failed(new TaskFailure(AnswerFormat.Text(failed["error"]), AnswerFormat.Text(failed["cause"])));
        if (value["fault"] is { IsObject: true } fault) throw new RuntimeFault(fault["detail"].GetString(), fault["error"].GetString());
        if (!value["result"].IsUndefined) return TaskOutcome.Success(value["result"]);
        if (!value["submitted"].IsUndefined) context.SubmittedOutput = value["submitted"];
        return null;
    }
}
