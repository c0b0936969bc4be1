namespace AslSharp.Durable;

/// <summary>Reaches the executions of this process.</summary>
internal sealed class LocalRouter(DurableEngine engine) : IExecutionRouter
{
    public async ValueTask<StartedExecution> StartAsync(NewExecution start, CancellationToken cancellationToken)
    {
        var stored = await engine.StartAsync(start, cancellationToken).ConfigureAwait(false);
        return new(stored.Arn, stored.StartTime);
    }

    public Task<KeptEnd?> WaitAsync(string arn, CancellationToken cancellationToken) => engine.WaitAsync(arn, cancellationToken);

    public Task<bool> StopAsync(string arn, string? error, string? cause, CancellationToken cancellationToken)
        => engine.AskAsync(arn, live => live.Stop(error, cause), cancellationToken);

    public Task<DateTimeOffset> RedriveAsync(string arn, CancellationToken cancellationToken)
        => engine.AskAsync(arn, static live => live.Redrive(), cancellationToken);

    public Task<bool> AnswerAsync(string arn, string taskToken, TaskOutcome outcome, CancellationToken cancellationToken)
        => engine.AskAsync(arn, live => live.FindAttempt(taskToken) is { } attempt && attempt.TryAnswer(outcome), cancellationToken);

    public Task<bool> BeatAsync(string arn, string taskToken, CancellationToken cancellationToken)
        => engine.AskAsync(arn, live => live.FindAttempt(taskToken) is { } attempt && attempt.Beat(), cancellationToken);

    public Task<ActivityTask?> TakeAsync(string arn, string taskToken, string? workerName, CancellationToken cancellationToken)
        => engine.AskAsync(arn, live => live.FindAttempt(taskToken)?.Take(workerName), cancellationToken);

    public Task<bool> UpdateMapRunAsync(string executionArn, string mapRunArn, MapRunChange change, CancellationToken cancellationToken)
        => engine.AskAsync(executionArn, live => live.TryUpdateMapRun(mapRunArn, change), cancellationToken);

    public Task<MapRunState?> FindMapRunAsync(string executionArn, string mapRunArn, CancellationToken cancellationToken)
        => Task.FromResult(engine.FindLive(executionArn)?.FindMapRun(mapRunArn) is { } run ? new MapRunState(run.ItemCounts, run.ExecutionCounts) : null);

    public void Wake(string arn) => engine.Wake(arn);

    public void TellEnded(string arn, KeptEnd ended) => engine.CheckEnded(arn, ended);

    public void TellActivity(string name) => engine.Activities.Signal(name);

    public ValueTask<Task> WatchActivityAsync(string name, CancellationToken cancellationToken) => new(engine.Activities.WatchAsync(name, cancellationToken));
}
