using Microsoft.Extensions.Logging;

namespace AslSharp.Orleans;

/// <summary>
/// Has the shards look after executions when a silo starts and when one has died. Orleans says when that is; where it cannot, the reminders of
/// the shards do it within a minute.
/// </summary>
internal sealed class ShardKeeper(ShardMap shards, ISiloStatusOracle silos, DurableRuntime runtime, ILogger<ShardKeeper> logger)
    : ILifecycleParticipant<ISiloLifecycle>, ISiloStatusListener, IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _end = new();

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
                LookAfter();
                return Task.CompletedTask;
            },
            _ =>
            {
                silos.UnSubscribeFromSiloStatusEvents(this);
                return _end.CancelAsync();
            });
    }

    public void SiloStatusChangeNotification(SiloAddress updatedSilo, SiloStatus status)
    {
        if (status == SiloStatus.Dead) LookAfter();
    }

    public void Dispose() => _end.Dispose();

    private void LookAfter()
    {
        foreach (var shard in shards.All) _ = LookAfterAsync(shard);
    }

    // A shard whose silo has just ended may not be reached at once: it is asked until it answers.
    private async Task LookAfterAsync(IShardGrain shard)
    {
        var end = _end.Token;
        await Task.Yield();
        while (!end.IsCancellationRequested)
        {
            try
            {
                await shard.LookAfterAsync().ConfigureAwait(false);
                return;
            }
            catch (Exception exception)
            {
                ClusterLog.LookAfterFailed(logger, exception, shard.GetPrimaryKeyLong());
            }

            await Task.Delay(Pause, end).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
