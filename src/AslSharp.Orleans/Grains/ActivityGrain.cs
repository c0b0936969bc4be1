using Orleans.Concurrency;

namespace AslSharp.Orleans;

/// <summary>Remembers nothing: what waits is with the shards, and whoever asks again after an end of this is answered at once.</summary>
[Reentrant]
internal sealed class ActivityGrain : Grain, IActivityGrain
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(20);

    private TaskCompletionSource _told = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _number = DateTime.UtcNow.Ticks;

    public Task TellAsync()
    {
        _number++;
        _told.SetResult();
        _told = new(TaskCreationOptions.RunContinuationsAsynchronously);
        return Task.CompletedTask;
    }

    public Task<long> ReadAsync() => Task.FromResult(_number);

    public async Task<bool> WatchAsync(long known)
    {
        if (known == _number)
            await _told.Task.WaitAsync(LongestWait).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        return known != _number;
    }
}
