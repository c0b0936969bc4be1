using Microsoft.Extensions.Logging;

namespace AslSharp.Orleans;

/// <summary>Reaches executions by their grains, wherever in the cluster those are active.</summary>
internal sealed class ClusterRouter(IGrainFactory grains, ILogger<ClusterRouter> logger) : IExecutionRouter
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    public async ValueTask<StartedExecution> StartAsync(NewExecution start, CancellationToken cancellationToken)
    {
        var message = new StartMessage
        {
            StateMachineArn = start.Machine.StateMachineArn,
            Fingerprint = start.Machine.Description.Fingerprint,
            Name = start.Name,
            Input = start.Input.ToUtf8Bytes(),
            TraceHeader = start.TraceHeader,
            StartedBy = start.StartedBy,
            WaitedForBy = start.WaitedForBy,
            MapRunArn = start.Child?.MapRunArn,
            ChildMachineArn = start.Child?.StateMachineArn,
            StateName = start.Child?.StateName,
        };
        while (true)
        {
            try
            {
                return new(start.Arn, await AskAsync(start.Arn, execution => execution.StartAsync(message), cancellationToken).ConfigureAwait(false));
            }
            catch (ExecutionStoreException exception) when (start.StartedBy is not null)
            {
                // A task of another execution asks. Whether this has been started or not, it may be asked again: whoever began it is told of it.
                ClusterLog.StartFailed(logger, exception, start.Arn);
                await Task.Delay(Pause, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    public async Task<KeptEnd?> WaitAsync(string arn, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                var end = await Cluster.AskAsync(Grain(arn).WaitForEndAsync(), arn, cancellationToken).ConfigureAwait(false);
                if (!end.IsOver) continue;
                if (end.Record is null) return null;
                return ExecutionRecord.ReadEnd(arn, end.Record);
            }
            catch (ExecutionStoreException exception)
            {
                // Its silo may have died: it goes on elsewhere.
                ClusterLog.WaitFailed(logger, exception, arn);
                await Task.Delay(Pause, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    public Task<bool> StopAsync(string arn, string? error, string? cause, CancellationToken cancellationToken)
        => AskAsync(arn, execution => execution.StopAsync(error, cause), cancellationToken);

    public Task<DateTimeOffset> RedriveAsync(string arn, CancellationToken cancellationToken)
        => AskAsync(arn, static execution => execution.RedriveAsync(), cancellationToken);

    public Task<bool> AnswerAsync(string arn, string taskToken, TaskOutcome outcome, CancellationToken cancellationToken)
        => AskAsync(arn, execution => execution.AnswerAsync(taskToken, OutcomeMessage.Of(outcome)), cancellationToken);

    public Task<bool> BeatAsync(string arn, string taskToken, CancellationToken cancellationToken)
        => AskAsync(arn, execution => execution.BeatAsync(taskToken), cancellationToken);

    public async Task<ActivityTask?> TakeAsync(string arn, string taskToken, string? workerName, CancellationToken cancellationToken)
        => await AskAsync(arn, execution => execution.TakeAsync(taskToken, workerName), cancellationToken).ConfigureAwait(false) is { } input
            ? new ActivityTask { TaskToken = taskToken, Input = AslValue.Parse(input) }
            : null;

    public Task<bool> UpdateMapRunAsync(string executionArn, string mapRunArn, MapRunChange change, CancellationToken cancellationToken)
        => AskAsync(
            executionArn,
            execution => execution.UpdateMapRunAsync(mapRunArn, change.MaxConcurrency, change.ToleratedFailureCount, change.ToleratedFailurePercentage),
            cancellationToken);

    public async Task<MapRunState?> FindMapRunAsync(string executionArn, string mapRunArn, CancellationToken cancellationToken)
        => await Cluster.AskAsync(Grain(executionArn).FindMapRunAsync(mapRunArn), executionArn, cancellationToken).ConfigureAwait(false) is { } counts
            ? new(Counts.OfNumbers(counts.AsSpan(0, counts.Length / 2)), Counts.OfNumbers(counts.AsSpan(counts.Length / 2)))
            : null;

    public void Wake(string arn) => Tell(Grain(arn).WakeAsync(), arn);

    public void TellEnded(string arn, KeptEnd ended)
        => Tell(Grain(arn).TellEndedAsync(ended.Stored.Arn, new ExecutionRecord { Execution = ended.Stored }.ToBytes()), arn);

    public void TellActivity(string name) => Tell(grains.GetGrain<IActivityGrain>(name).TellAsync(), name);

    public async ValueTask<Task> WatchActivityAsync(string name, CancellationToken cancellationToken)
    {
        var activity = grains.GetGrain<IActivityGrain>(name);
        var known = await Cluster.AskAsync(activity.ReadAsync(), name, cancellationToken).ConfigureAwait(false);
        return WatchAsync();

        async Task WatchAsync()
        {
            while (!await Cluster.AskAsync(activity.WatchAsync(known), name, cancellationToken).ConfigureAwait(false))
            {
            }
        }
    }

    private IExecutionGrain Grain(string arn) => grains.GetGrain<IExecutionGrain>(arn);

    private async Task<T> AskAsync<T>(string arn, Func<IExecutionGrain, Task<Reply<T>>> ask, CancellationToken cancellationToken)
        => (await Cluster.AskAsync(ask(Grain(arn)), arn, cancellationToken).ConfigureAwait(false)).Take();

    // What does not arrive is found out about when the shards look after the executions that are at work.
    private async void Tell(Task telling, string whom)
    {
        try
        {
            await telling.ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            ClusterLog.TellFailed(logger, exception, whom);
        }
    }
}
