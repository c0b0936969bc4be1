using AslSharp.Hosting;

namespace AslSharp.Testing;

/// <summary>Watches one state and puts the answer of TestState together. The run is stopped as soon as the state is left.</summary>
internal sealed class StateInspection(TestStateRequest request, IExecutionObserver? observer) : IStateInspector
{
    private readonly Dictionary<InspectionStage, AslValue> _stages = [];
    private AslValue _errorDetails;
    private TaskFailure? _failure;
    private HistoryEvent? _exited;
    private string? _nextState;
    private bool _isRetriable;
    private bool _isCaught;
    private bool _isOver;
    private TestStateException? _refusal;

    public bool HasItems => request.StateConfiguration?.MapItemReaderData is not null;

    public AslValue Context => request.Context;

    public int? RetriesUsed => request.StateConfiguration?.RetrierRetryCount;

    public void OnEvent(string executionId, HistoryEvent historyEvent)
    {
        if (_isOver) return;
        observer?.OnEvent(executionId, historyEvent);
        var type = historyEvent.Type.ToString();
        if (_exited is null && type.EndsWith("StateExited", StringComparison.Ordinal) && historyEvent.Name == request.StateName) _exited = historyEvent;
        else if (_exited is not null && type.EndsWith("StateEntered", StringComparison.Ordinal))
        {
            _nextState = historyEvent.Name;
            throw Stop();
        }
    }

    public void OnStage(Frame frame, InspectionStage stage, AslValue value)
    {
        if (frame.StateName == request.StateName) _stages[stage] = value;
    }

    public void OnRecovery(TaskFailure failure, int? retryIndex, int? catchIndex, TimeSpan? delay)
    {
        _failure = failure;
        if (retryIndex is { } retrier) AddError("retryIndex", retrier);
        if (catchIndex is { } catcher) AddError("catchIndex", catcher);
        if (delay is not { } wait)
        {
            _isCaught = catchIndex is not null;
            return;
        }

        AddError("retryBackoffIntervalSeconds", (long)wait.TotalSeconds);
        _isRetriable = true;
        throw Stop();
    }

    public TaskOutcome? ReplaceBranches(Frame frame, int count)
    {
        if (frame.StateName != request.StateName || request.Mock is not { } mock) return null;
        if (count >= 0 && request.StateConfiguration?.MapIterationFailureCount > count)
        {
            _refusal = TestStateRules.Refused("Map iteration failure count must be less than or equal to the number of Map iterations");
            throw Stop();
        }

        if (mock.ErrorOutput is { } error) return TaskOutcome.Failed(new TaskFailure(error.Error, error.Cause));
        return Exceeds(count) is { } failure ? TaskOutcome.Failed(failure) : TaskOutcome.Success(mock.Result);
    }

    /// <summary>The answer.</summary>
    /// <param name="result">How the run ended.</param>
    internal TestStateResponse Answer(ExecutionResult result)
    {
        if (_refusal is not null) throw _refusal;
        if (_isRetriable) return Failed(TestStateStatus.Retriable, _failure!.Error, _failure.Cause);
        if (_exited is null) return Failed(TestStateStatus.Failed, result.Error, result.Cause);
        return new TestStateResponse
        {
            Status = _isCaught ? TestStateStatus.CaughtError : TestStateStatus.Succeeded,
            Output = _exited.Output,
            Error = _isCaught ? _failure!.Error : null,
            Cause = _isCaught ? _failure!.Cause : null,
            NextState = _nextState,
            InspectionData = Data(),
        };
    }

    private TestStateResponse Failed(TestStateStatus status, string? error, string? cause)
        => new() { Status = status, Error = error, Cause = cause, InspectionData = Data() };

    private AslValue Data()
    {
        if (request.InspectionLevel == InspectionLevel.Info) return default;
        var data = AslValue.Object(new AslProperty("input", request.Input.IsUndefined ? AslValue.EmptyObject : request.Input));
        foreach (var (stage, value) in _stages.OrderBy(static entry => entry.Key))
        {
            var name = stage.ToString();
            data = data.With(char.ToLowerInvariant(name[0]) + name[1..], value);
        }

        var variables = request.Variables;
        foreach (var (name, value) in _exited?.AssignedVariables is { IsUndefined: false } assigned ? assigned.Properties : [])
        {
            variables = (variables.IsUndefined ? AslValue.EmptyObject : variables).With(name.Text, value);
        }

        if (variables is { IsObject: true, Count: > 0 }) data = data.With("variables", variables);
        return _errorDetails.IsUndefined ? data : data.With("errorDetails", _errorDetails);
    }

    private TaskFailure? Exceeds(int items)
    {
        if (request.StateConfiguration?.MapIterationFailureCount is not { } failed) return null;
        var isOverCount = _stages.TryGetValue(InspectionStage.ToleratedFailureCount, out var count) && failed > count.GetInt64();
        var isOverShare = _stages.TryGetValue(InspectionStage.ToleratedFailurePercentage, out var percentage)
            && items > 0 && 100.0 * failed / items > percentage.GetDouble();
        return isOverCount || isOverShare
            ? new TaskFailure("States.ExceedToleratedFailureThreshold", "The specified tolerated failure threshold was exceeded")
            : null;
    }

    private void AddError(string name, long value)
        => _errorDetails = (_errorDetails.IsUndefined ? AslValue.EmptyObject : _errorDetails).With(name, value);

    // Nothing in a machine can catch it.
    private RuntimeFault Stop()
    {
        _isOver = true;
        return new RuntimeFault("The tested state is left.").Locate("");
    }
}
