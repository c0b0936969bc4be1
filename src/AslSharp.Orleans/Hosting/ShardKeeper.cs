using Microsoft.Extensions.Logging;

namespace AslSharp.Orleans;

/// <summary>
/// Has the shards look after executions when a silo starts and when one has died. Orleans says when that is; where it cannot, the reminders of
/// the shards do it within a minute.
/// </summary>
internal sealed class ShardKeeper(ShardMap shards, ISiloStatusOracle silos, DurableRuntime runtime, ILogger<ShardKeeper> logger)
    : ILifecycleParticipant<ISiloLifecycle>, ISiloStatusListener
{
    public void Participate(ISiloLifecycle lifecycle)
    {
        ArgumentNullException.ThrowIfNull(lifecycle);
        // It stops when all grains have been deactivated: those wait for the calls of their executions.
        lifecycle.Subscribe(nameof(DurableEngine), ServiceLifecycleStage.RuntimeInitialize, static _ => Task.CompletedTask, runtime.Engine.StopAsync);
        lifecycle.Subscribe(
            nameof(ShardKeeper),
            ServiceLifecycleStage.Last,
            cancellationToken =>
            {
                silos.SubscribeToSiloStatusEvents(this);
                _ = LookAfterAsync();
                return Task.CompletedTask;
            },
            _ =>
            {
                silos.UnSubscribeFromSiloStatusEvents(this);
                return Task.CompletedTask;
            });
    }

    public void SiloStatusChangeNotification(SiloAddress updatedSilo, SiloStatus status)
    {
        if (status == SiloStatus.Dead) _ = LookAfterAsync();
    }

    private async Task LookAfterAsync()
    {
        try
        {
            await Task.Yield();
            await Task.WhenAll(shards.All.Select(static shard => shard.LookAfterAsync())).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            ClusterLog.LookAfterFailed(logger, exception);
        }
    }
}
