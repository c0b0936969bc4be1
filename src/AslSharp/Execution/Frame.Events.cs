namespace AslSharp.Hosting;

/// <content>The events of the scope, and what they follow on (reference 12).</content>
public abstract partial class Frame
{
    /// <summary>A Parallel state's branches or a Map state's iterations have all succeeded.</summary>
    public void CompleteBranches()
    {
        var type = _expected == Expected.Iterations ? HistoryEventType.MapStateSucceeded : HistoryEventType.ParallelStateSucceeded;
        _expected = Expected.Nothing;
        // The state's exit follows on the same event as this one.
        Execution.Record(type, PreviousEventId);
    }

    /// <summary>A JSONata Parallel state is about to evaluate what its branches get: if that fails, the branches have failed.</summary>
    public void ExpectBranches() => _expected = Expected.Branches;

    /// <summary>A JSONata Map state is about to evaluate its items: if that fails, the iterations have failed.</summary>
    public void ExpectIterations() => _expected = Expected.Iterations;

    internal void StartBranches()
    {
        ExpectBranches();
        PreviousEventId = Execution.Record(HistoryEventType.ParallelStateStarted, PreviousEventId);
    }

    internal void StartIterations(int length)
    {
        ExpectIterations();
        if (Execution.IsObserved) Record(new() { Type = HistoryEventType.MapStateStarted, PreviousId = PreviousEventId, Length = length });
        else PreviousEventId = Execution.Count();
    }

    /// <summary>A distributed Map state starts on its items; what its numbers are is asked after that, as on the service.</summary>
    /// <param name="length">How many items there are; 0 where an item reader finds them.</param>
    public void StartItems(int length)
    {
        if (Resumed is null) StartIterations(length);
        else ExpectIterations();
    }

    internal void StartMapRun(MapRun run)
    {
        if (Execution.IsObserved) Record(new() { Type = HistoryEventType.MapRunStarted, PreviousId = PreviousEventId, MapRunArn = run.Arn });
        else PreviousEventId = Execution.Count();
        Execution.Report(run);
    }

    internal void EndMapRun(MapRun run, TaskFailure? failure)
    {
        if (failure is null) PreviousEventId = Execution.Record(HistoryEventType.MapRunSucceeded, PreviousEventId);
        else if (!Execution.IsObserved) PreviousEventId = Execution.Count();
        else Record(new() { Type = HistoryEventType.MapRunFailed, PreviousId = PreviousEventId, Error = failure.Error, Cause = failure.Cause });
        Execution.Report(run);
    }

    internal void AbortMapRun(MapRun run)
    {
        PreviousEventId = Execution.Record(HistoryEventType.MapRunAborted, PreviousEventId);
        Execution.Report(run);
    }

    /// <summary>The state in progress is given up because a sibling failed. States that only compute have no event for it.</summary>
    internal void RecordAborted()
    {
        HistoryEventType? type = _entered switch
        {
            HistoryEventType.TaskStateEntered => HistoryEventType.TaskStateAborted,
            HistoryEventType.WaitStateEntered => HistoryEventType.WaitStateAborted,
            HistoryEventType.ParallelStateEntered => HistoryEventType.ParallelStateAborted,
            HistoryEventType.MapStateEntered => HistoryEventType.MapStateAborted,
            _ => null,
        };
        if (type is { } aborted) PreviousEventId = Execution.Record(aborted, PreviousEventId);
    }

    private void CloseBranches()
    {
        if (_expected == Expected.Nothing) return;
        var type = _expected == Expected.Iterations ? HistoryEventType.MapStateFailed : HistoryEventType.ParallelStateFailed;
        _expected = Expected.Nothing;
        PreviousEventId = Execution.Record(type, PreviousEventId);
    }

    private void Record(HistoryEvent historyEvent) => PreviousEventId = Execution.Record(historyEvent);

    private void RecordEntered(HistoryEventType type, AslValue data)
    {
        var more = More;
        if (TelemetrySwitch.IsSupported) more.Span = Execution.Trace?.Enter(StateName, TypeOf(type), Parent?.Span, IsIteration ? Index : null);
        if (!Execution.IsObserved)
        {
            EnteredEventId = PreviousEventId = Execution.Count();
            return;
        }

        // The very first state has no predecessor: on the service, ExecutionStarted is not one.
        var previous = Parent is null && PreviousEventId == 1 ? 0 : PreviousEventId;
        Record(new() { Type = type, PreviousId = previous, Name = StateName, Input = more.Left.IsUndefined ? Whole(data) : more.Left });
        more.Left = default;
        EnteredEventId = PreviousEventId;

        // On the service, what fails before a state has done anything follows what led to the state; a Wait state has begun to wait.
        more.EnteredFrom = type == HistoryEventType.WaitStateEntered ? EnteredEventId : previous;
    }

    private void RecordExited(HistoryEventType type, AslValue output)
    {
        EndSpan();
        if (!Execution.IsObserved)
        {
            PreviousEventId = Execution.Count();
            return;
        }

        var more = More;
        // What one state leaves is what the next one enters with.
        more.Left = Whole(output);
        Record(new() { Type = type, PreviousId = PreviousEventId, Name = StateName, Output = more.Left, AssignedVariables = more.Assigned });
        more.Assigned = default;
    }

    /// <summary>The state in progress has failed, and its scope with it.</summary>
    internal void FailSpan(string? error, string? cause)
    {
        if (Span is not { } span) return;
        ExecutionTrace.Fail(span, error, cause);
        EndSpan();
    }

    private void EndSpan()
    {
        if (Span is not { } span) return;
        Execution.Trace?.Exit(span);
        More.Span = null;
    }

    // Events are named after types of states: what stands before is the type.
    private static string TypeOf(HistoryEventType entered) => entered switch
    {
        HistoryEventType.TaskStateEntered => "Task",
        HistoryEventType.PassStateEntered => "Pass",
        HistoryEventType.ChoiceStateEntered => "Choice",
        HistoryEventType.WaitStateEntered => "Wait",
        HistoryEventType.SucceedStateEntered => "Succeed",
        HistoryEventType.FailStateEntered => "Fail",
        HistoryEventType.ParallelStateEntered => "Parallel",
        HistoryEventType.MapStateEntered => "Map",
        _ => entered.ToString(),
    };

    private void RecordEvaluationFailed(string? location, string cause)
    {
        if (PreviousEventId == EnteredEventId) PreviousEventId = More.EnteredFrom;
        Record(new()
        {
            Type = HistoryEventType.EvaluationFailed,
            PreviousId = PreviousEventId,
            Name = StateName,
            Location = location,
            Error = ErrorNames.QueryEvaluationError,
            Cause = cause,
        });
    }

    private void RecordTaskFailure(TaskFailure failure)
    {
        if (_task is not { } task) return;
        _task = null;
        _details?.TaskToken = null;
        if (Execution.IsObserved) TaskEvents.RecordFailure(this, task, failure);
        else PreviousEventId = Execution.Count();
    }

    // What a failure of the state in progress would be the failure of.
    private enum Expected : byte
    {
        Nothing,
        Branches,
        Iterations,
    }
}
