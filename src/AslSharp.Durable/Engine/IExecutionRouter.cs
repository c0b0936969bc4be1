namespace AslSharp.Durable;

/// <summary>
/// Reaches executions wherever they run: what the client asks of them, and what they ask of each other. Where all of them run in this process
/// that is <see cref="LocalRouter"/>.
/// </summary>
internal interface IExecutionRouter
{
    /// <summary>Starts an execution, or finds that the very same runs.</summary>
    /// <exception cref="ExecutionAlreadyExistsException">The name was used for another input, or by one that has ended.</exception>
    ValueTask<StartedExecution> StartAsync(NewExecution start, CancellationToken cancellationToken);

    /// <summary>Waits until an execution has ended.</summary>
    /// <returns>What is kept of it; null where the store has to be asked.</returns>
    Task<KeptEnd?> WaitAsync(string arn, CancellationToken cancellationToken);

    /// <summary>Stops it; false where it does not run.</summary>
    Task<bool> StopAsync(string arn, string? error, string? cause, CancellationToken cancellationToken);

    /// <summary>Runs it again from where it failed.</summary>
    /// <exception cref="ExecutionNotRedrivableException">It runs, or has not failed in a state.</exception>
    Task<DateTimeOffset> RedriveAsync(string arn, CancellationToken cancellationToken);

    /// <summary>Answers a task; false where it is over.</summary>
    Task<bool> AnswerAsync(string arn, string taskToken, TaskOutcome outcome, CancellationToken cancellationToken);

    /// <summary>A heartbeat of a task; false where it is over.</summary>
    Task<bool> BeatAsync(string arn, string taskToken, CancellationToken cancellationToken);

    /// <summary>Gives an activity's task to a worker; null where another has it.</summary>
    Task<ActivityTask?> TakeAsync(string arn, string taskToken, string? workerName, CancellationToken cancellationToken);

    /// <summary>Changes a Map Run; false where it does not run.</summary>
    Task<bool> UpdateMapRunAsync(string executionArn, string mapRunArn, MapRunChange change, CancellationToken cancellationToken);

    /// <summary>The counts of a Map Run at this moment; null where it does not run in memory.</summary>
    Task<MapRunState?> FindMapRunAsync(string executionArn, string mapRunArn, CancellationToken cancellationToken);

    /// <summary>Does what is due in an execution, and goes on with it where it is not in memory.</summary>
    void Wake(string arn);

    /// <summary>Tells an execution that one has ended that it may wait for, when that is kept.</summary>
    void TellEnded(string arn, KeptEnd ended);

    /// <summary>Tells workers that a task of an activity waits.</summary>
    void TellActivity(string name);

    /// <summary>Watches for a task of an activity that waits. When this has completed, nothing is missed any more.</summary>
    /// <returns>What completes when such a task waits.</returns>
    ValueTask<Task> WatchActivityAsync(string name, CancellationToken cancellationToken);
}

/// <summary>What of a Map Run is to be changed; null for what stays as it is.</summary>
internal readonly record struct MapRunChange(int? MaxConcurrency, long? ToleratedFailureCount, double? ToleratedFailurePercentage);

/// <summary>How far a Map Run is.</summary>
internal sealed record MapRunState(MapRunCounts Items, MapRunCounts Executions);
