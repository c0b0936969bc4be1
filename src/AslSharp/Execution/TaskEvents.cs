namespace AslSharp;

/// <summary>The events of one attempt of a task, named after what it calls (reference 12).</summary>
internal static class TaskEvents
{
    private static readonly PropertyName RoleArn = PropertyName.Of("RoleArn");

    internal static void RecordScheduled(Frame frame, TaskContext task, AslValue input)
    {
        var descriptor = task.Descriptor;
        var isService = descriptor.Kind == TaskKind.Service;
        Record(frame, new()
        {
            Type = Type(descriptor.Kind, TaskEvent.Scheduled),
            PreviousId = frame.PreviousEventId,
            // A function's and an activity's ARN stand in this event only; a service's action in all.
            Resource = isService ? descriptor.Action : descriptor.Resource,
            ResourceType = isService ? descriptor.ResourceType : null,
            Input = input,
            TimeoutInSeconds = task.TimeoutSeconds > 0 ? task.TimeoutSeconds : null,
            HeartbeatInSeconds = task.HeartbeatSeconds > 0 ? task.HeartbeatSeconds : null,
            CredentialsRoleArn = task.Credentials[RoleArn].TryGetString(out var role) ? role : null,
        });
    }

    internal static void RecordStarted(Frame frame, TaskContext task, string? workerName)
        => Record(frame, task.Descriptor, TaskEvent.Started, workerName: workerName);

    internal static void RecordSubmitted(Frame frame, TaskContext task)
        => Record(frame, task.Descriptor, TaskEvent.Submitted, output: task.SubmittedOutput);

    internal static void RecordSuccess(Frame frame, TaskContext task, AslValue result)
        => Record(frame, task.Descriptor, TaskEvent.Succeeded, output: result);

    internal static void RecordFailure(Frame frame, TaskContext task, TaskFailure failure)
    {
        var kind = failure.Error == ErrorNames.Timeout ? TaskEvent.TimedOut : TaskEvent.Failed;
        Record(frame, task.Descriptor, kind, error: failure.Error, cause: failure.Cause);
    }

    private static void Record(
        Frame frame, TaskDescriptor task, TaskEvent kind, AslValue output = default, string? error = null, string? cause = null, string? workerName = null)
    {
        var isService = task.Kind == TaskKind.Service;
        Record(frame, new()
        {
            Type = Type(task.Kind, kind),
            PreviousId = frame.PreviousEventId,
            Resource = isService ? task.Action : null,
            ResourceType = isService ? task.ResourceType : null,
            Output = output,
            Error = error,
            Cause = cause,
            WorkerName = workerName,
        });
    }

    private static void Record(Frame frame, HistoryEvent historyEvent) => frame.PreviousEventId = frame.Execution.Record(historyEvent);

    private static HistoryEventType Type(TaskKind kind, TaskEvent taskEvent) => (kind, taskEvent) switch
    {
        (TaskKind.Function, TaskEvent.Scheduled) => HistoryEventType.LambdaFunctionScheduled,
        (TaskKind.Function, TaskEvent.Started) => HistoryEventType.LambdaFunctionStarted,
        (TaskKind.Function, TaskEvent.Succeeded) => HistoryEventType.LambdaFunctionSucceeded,
        (TaskKind.Function, TaskEvent.TimedOut) => HistoryEventType.LambdaFunctionTimedOut,
        (TaskKind.Function, _) => HistoryEventType.LambdaFunctionFailed,
        (TaskKind.Activity, TaskEvent.Scheduled) => HistoryEventType.ActivityScheduled,
        (TaskKind.Activity, TaskEvent.Started) => HistoryEventType.ActivityStarted,
        (TaskKind.Activity, TaskEvent.Succeeded) => HistoryEventType.ActivitySucceeded,
        (TaskKind.Activity, TaskEvent.TimedOut) => HistoryEventType.ActivityTimedOut,
        (TaskKind.Activity, _) => HistoryEventType.ActivityFailed,
        (_, TaskEvent.Scheduled) => HistoryEventType.TaskScheduled,
        (_, TaskEvent.Started) => HistoryEventType.TaskStarted,
        (_, TaskEvent.Submitted) => HistoryEventType.TaskSubmitted,
        (_, TaskEvent.Succeeded) => HistoryEventType.TaskSucceeded,
        (_, TaskEvent.TimedOut) => HistoryEventType.TaskTimedOut,
        _ => HistoryEventType.TaskFailed,
    };

    private enum TaskEvent
    {
        Scheduled,
        Started,
        Submitted,
        Succeeded,
        Failed,
        TimedOut,
    }
}
