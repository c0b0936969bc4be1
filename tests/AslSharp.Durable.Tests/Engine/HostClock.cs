using AslSharp.Hosting;

namespace AslSharp.Durable.Tests.Engine;

/// <summary>The clock of a host, whose timers are its delays.</summary>
internal sealed class HostClock<THost>(THost host) : TimeProvider
    where THost : struct, IExecutionHost
{
    public override DateTimeOffset GetUtcNow() => host.UtcNow;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(host, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class Timer(THost host, TimerCallback callback, object? state) : ITimer
    {
        private CancellationTokenSource _set = new();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            _set.Cancel();
            _set = new CancellationTokenSource();
            if (dueTime != Timeout.InfiniteTimeSpan) _ = WaitAsync(dueTime > TimeSpan.Zero ? dueTime : TimeSpan.FromTicks(1), _set.Token);
            return true;
        }

        public void Dispose() => _set.Cancel();

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }

        private async Task WaitAsync(TimeSpan dueTime, CancellationToken cancellationToken)
        {
            try
            {
                await host.DelayAsync(null!, DelayReason.Wait, dueTime, cancellationToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            callback(state);
        }
    }
}
