namespace AslSharp;

/// <summary>The types of history events, named as AWS names them (reference 12).</summary>
public enum HistoryEventType
{
#pragma warning disable CS1591 // The names are AWS's own and say all there is to say.
    ExecutionStarted, ExecutionSucceeded, ExecutionFailed, ExecutionTimedOut, ExecutionAborted,
    PassStateEntered, PassStateExited,
    TaskStateEntered, TaskStateAborted, TaskStateExited,
    ChoiceStateEntered, ChoiceStateExited,
    WaitStateEntered, WaitStateAborted, WaitStateExited,
    SucceedStateEntered, SucceedStateExited,
    FailStateEntered,
    ParallelStateEntered, ParallelStateStarted, ParallelStateSucceeded, ParallelStateFailed, ParallelStateAborted, ParallelStateExited,
    MapStateEntered, MapStateStarted, MapStateSucceeded, MapStateFailed, MapStateAborted, MapStateExited,
    MapIterationStarted, MapIterationSucceeded, MapIterationFailed, MapIterationAborted,
    MapRunStarted, MapRunSucceeded, MapRunFailed, MapRunAborted,
    LambdaFunctionScheduled, LambdaFunctionStarted, LambdaFunctionSucceeded, LambdaFunctionFailed, LambdaFunctionTimedOut,
    ActivityScheduled, ActivityStarted, ActivitySucceeded, ActivityFailed, ActivityTimedOut,
    TaskScheduled, TaskStarted, TaskSubmitted, TaskSucceeded, TaskFailed, TaskTimedOut,
    EvaluationFailed,
#pragma warning restore CS1591
}
