namespace AslSharp;

/// <summary>The types of history events, named as AWS names them (reference 12).</summary>
public enum HistoryEventType
{
#pragma warning disable CS1591 // The names are AWS's own and say all there is to say.
    ExecutionStarted = 0, ExecutionSucceeded = 1, ExecutionFailed = 2, ExecutionTimedOut = 3, ExecutionAborted = 4,
    PassStateEntered = 5, PassStateExited = 6,
    TaskStateEntered = 7, TaskStateAborted = 8, TaskStateExited = 9,
    ChoiceStateEntered = 10, ChoiceStateExited = 11,
    WaitStateEntered = 12, WaitStateAborted = 13, WaitStateExited = 14,
    SucceedStateEntered = 15, SucceedStateExited = 16,
    FailStateEntered = 17,
    ParallelStateEntered = 18, ParallelStateStarted = 19, ParallelStateSucceeded = 20, ParallelStateFailed = 21,
    ParallelStateAborted = 22, ParallelStateExited = 23,
    MapStateEntered = 24, MapStateStarted = 25, MapStateSucceeded = 26, MapStateFailed = 27, MapStateAborted = 28, MapStateExited = 29,
    MapIterationStarted = 30, MapIterationSucceeded = 31, MapIterationFailed = 32, MapIterationAborted = 33,
    MapRunStarted = 34, MapRunSucceeded = 35, MapRunFailed = 36, MapRunAborted = 37,
    LambdaFunctionScheduled = 38, LambdaFunctionStarted = 39, LambdaFunctionSucceeded = 40, LambdaFunctionFailed = 41, LambdaFunctionTimedOut = 42,
    ActivityScheduled = 43, ActivityStarted = 44, ActivitySucceeded = 45, ActivityFailed = 46, ActivityTimedOut = 47,
    TaskScheduled = 48, TaskStarted = 49, TaskSubmitted = 50, TaskSucceeded = 51, TaskFailed = 52, TaskTimedOut = 53,
    EvaluationFailed = 54,
    ExecutionRedriven = 55,
#pragma warning restore CS1591
}
