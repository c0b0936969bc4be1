namespace AslSharp;

/// <summary>The events of one attempt of a task, named after what it calls (reference 12).</summary>
internal static class TaskEvents
{
    private static readonly PropertyName RoleArn = PropertyName.Of("RoleArn");

    internal static void RecordScheduled(Frame frame, TaskContext task, AslValue input)
    {
        Record(frame, task.Descriptor, TaskEvent.Scheduled, e => e with
        {
            Input = input,
            TimeoutInSeconds = task.TimeoutSeconds > 0 ? task.TimeoutSeconds : null,
            HeartbeatInSeconds = task.HeartbeatSeconds > 0 ? task.HeartbeatSeconds : null,
            CredentialsRoleArn = task.Credentials[RoleArn].TryGetString(out var role) ? role : null,
        });
    }

    internal static void RecordStarted(Frame frame, TaskContext task, string? workerName)
        => Record(frame, task.Descriptor, TaskEvent.Started, workerName is null ? null : e => e with { WorkerName = workerName });

    internal static void RecordSubmitted(Frame frame, TaskContext task)
        => Record(frame, task.Descriptor, TaskEvent.Submitted, e => e with { Output = task.SubmittedOutput });

    internal static void RecordSuccess(Frame frame, TaskContext task, AslValue result)
        => Record(frame, task.Descriptor, TaskEvent.Succeeded, e => e with { Output = result });

    internal static void RecordFailure(Frame frame, TaskContext task, TaskFailure failure)
    {
        var kind = failure.Error == ErrorNames.Timeout ? TaskEvent.TimedOut : TaskEvent.Failed;
        Record(frame, task.Descriptor, kind, e => e with { Error = failure.Error, Cause = failure.Cause });
    }

    private static void Record(Frame frame, TaskDescriptor task, TaskEvent kind, Func<HistoryEvent, HistoryEvent>? details)
    {
        var type = Type(task.Kind, kind);
        frame.PreviousEventId = frame.Execution.Record(type, frame.PreviousEventId, e =>
        {
            // A function's and an activity's ARN stand in the Scheduled event only; a service's action in all.
            if (task.Kind == TaskKind.Service) e = e with { Resource = task.Action, ResourceType = task.ResourceType };
            else if (kind == TaskEvent.Scheduled) e = e with { Resource = task.Resource };
            return details is null ? e : details(e);
        });
    }

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
