namespace AslSharp.Hosting;

/// <summary>
/// The words of the optimised integration <c>states:startExecution</c> (reference 11), for hosts that start such executions by themselves: what
/// a task asks for, and what it is told.
/// </summary>
public static class NestedExecutions
{
    private static readonly AslValue Included = AslValue.Object(new AslProperty("Included", true));

    /// <summary>Whether a task is one that starts executions.</summary>
    /// <param name="task">The task.</param>
    /// <returns>Whether it is.</returns>
    public static bool AreStartedBy(TaskDescriptor task)
    {
        ArgumentNullException.ThrowIfNull(task);
        return task.ResourceType == "states" && task.Action.StartsWith("startExecution", StringComparison.Ordinal);
    }

    /// <summary>Reads the input that a task asks for: text is JSON already, anything else is written, nothing and null are <c>{}</c> (as recorded).</summary>
    /// <param name="parameters">The task's parameters.</param>
    /// <param name="context">The attempt.</param>
    /// <param name="input">The input.</param>
    /// <param name="refusal">The task's failure where the text is no JSON.</param>
    /// <returns>Whether there is an input.</returns>
    public static bool TryReadInput(AslValue parameters, TaskContext context, out AslValue input, out TaskFailure refusal)
    {
        var value = parameters["Input"];
        refusal = null!;
        input = value.IsUndefined || value.IsNull ? AslValue.EmptyObject : value;
        if (!value.TryGetString(out var text) || AslValue.TryParse(text, out input, out var problem)) return true;
        refusal = Refused(context, "InvalidExecutionInput", $"Invalid State Machine Execution Input: '{problem!.Message}'");
        return false;
    }

    /// <summary>The failure of a task that names a machine which is not there.</summary>
    /// <param name="context">The attempt.</param>
    /// <param name="stateMachine">What it names.</param>
    /// <returns>The failure.</returns>
    public static TaskFailure DoesNotExist(TaskContext context, string stateMachine)
        => Refused(context, "StateMachineDoesNotExist", $"State Machine Does Not Exist: '{stateMachine}'");

    /// <summary>The failure of a task that names an execution which has another input, or has ended.</summary>
    /// <param name="context">The attempt.</param>
    /// <param name="arn">The execution's ARN.</param>
    /// <returns>The failure.</returns>
    public static TaskFailure AlreadyExists(TaskContext context, string arn)
        => Refused(context, "ExecutionAlreadyExists", $"Execution Already Exists: '{arn}'");

    /// <summary>What <c>startExecution</c> answers; names and times as the optimised integration gives them.</summary>
    /// <param name="context">The attempt.</param>
    /// <param name="arn">The execution's ARN.</param>
    /// <param name="startTime">When it started.</param>
    /// <returns>An object.</returns>
    public static AslValue Started(TaskContext context, string arn, DateTimeOffset startTime)
    {
        ArgumentNullException.ThrowIfNull(context);
        return AslValue.Object(
            new AslProperty("ExecutionArn", arn),
            new AslProperty(SdkMetadata.HttpName, SdkMetadata.Http),
            new AslProperty(SdkMetadata.ResponseName, SdkMetadata.Response(context)),
            new AslProperty("StartDate", startTime.ToUnixTimeMilliseconds()));
    }

    /// <summary>What a task that waited for an execution (<c>.sync</c>, <c>.sync:2</c>) is told of its end.</summary>
    /// <param name="context">The attempt.</param>
    /// <param name="ended">The execution.</param>
    /// <returns>What <c>DescribeExecution</c> says, or the failure <c>States.TaskFailed</c> with that as its cause.</returns>
    public static TaskOutcome Ended(TaskContext context, EndedExecution ended)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(ended);
        return ended.Result.IsSuccess
            ? TaskOutcome.Success(Describe(ended, hasJson: context.Descriptor.Action.EndsWith(":2", StringComparison.Ordinal)))
            : TaskOutcome.Failed(new TaskFailure(ErrorNames.TaskFailed, Describe(ended, hasJson: false).ToJson()) { Exception = ended.Result.Exception });
    }

    // Data as text, or as they are (.sync:2).
    private static AslValue Describe(EndedExecution ended, bool hasJson)
    {
        var result = ended.Result;
        var members = new List<AslProperty>(15);
        if (result.Cause is not null) members.Add(new("Cause", result.Cause));
        if (result.Error is not null) members.Add(new("Error", result.Error));
        members.Add(new("ExecutionArn", ended.Arn));
        members.Add(new("Input", Data(ended.Input)));
        members.Add(new("InputDetails", Included));
        members.Add(new("Name", ended.Name));
        if (result.IsSuccess)
        {
            members.Add(new("Output", Data(result.Output)));
            members.Add(new("OutputDetails", Included));
        }

        members.Add(new("RedriveCount", 0));
        members.Add(new("RedriveStatus", result.IsSuccess ? "NOT_REDRIVABLE" : "REDRIVABLE"));
        if (result.IsSuccess) members.Add(new("RedriveStatusReason", "Execution is SUCCEEDED and cannot be redriven"));
        members.Add(new("StartDate", ended.StartTime.ToUnixTimeMilliseconds()));
        members.Add(new("StateMachineArn", ended.StateMachineArn));
        members.Add(new("Status", ExecutionStatusNames.Of(result.Status)));
        members.Add(new("StopDate", result.StopTime.ToUnixTimeMilliseconds()));
        return AslValue.Object([.. members]);

        AslValue Data(AslValue value) => hasJson ? value : AslValue.Of(value.ToJson());
    }

    private static TaskFailure Refused(TaskContext context, string code, string message)
        => new($"StepFunctions.{code}Exception", ServiceErrors.Optimised(message, "AWSStepFunctions", code, context));
}

/// <summary>An execution that has ended, and that a task waited for.</summary>
/// <param name="Arn">Its ARN.</param>
/// <param name="Name">Its name.</param>
/// <param name="StateMachineArn">The ARN of its machine.</param>
/// <param name="Input">Its input.</param>
/// <param name="StartTime">When it started, UTC.</param>
/// <param name="Result">How it ended.</param>
public sealed record EndedExecution(string Arn, string Name, string StateMachineArn, AslValue Input, DateTimeOffset StartTime, ExecutionResult Result);
