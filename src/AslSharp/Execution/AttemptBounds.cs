namespace AslSharp.Runtime;

/// <summary>The timeout and the heartbeat of one attempt: cancels a token of its own when one runs out, and remembers which.</summary>
internal sealed class AttemptBounds : IDisposable
{
    private readonly CancellationTokenSource _source;
    private readonly LongTimer? _timeout;
    private readonly LongTimer? _heartbeat;
    private readonly TimeSpan _heartbeatInterval;
    private TaskFailure? _exceeded;

    internal AttemptBounds(TimeProvider timeProvider, TaskContext context, CancellationToken cancellationToken)
    {
        _source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (context.TimeoutSeconds > 0)
        {
            _timeout = new LongTimer(timeProvider, () => Exceed(TaskFailure.Timeout));
            _timeout.Start(TimeSpan.FromSeconds(context.TimeoutSeconds));
        }

        if (context.HeartbeatSeconds > 0)
        {
            _heartbeatInterval = TimeSpan.FromSeconds(context.HeartbeatSeconds);
            _heartbeat = new LongTimer(timeProvider, () => Exceed(TaskFailure.Heartbeat));
            // On the service the time to the first heartbeat runs from the moment a worker has the task.
            if (!context.WaitsForWorker) _heartbeat.Start(_heartbeatInterval);
            context.HeartbeatReceived = () => _heartbeat.Start(_heartbeatInterval);
        }
    }

    internal CancellationToken Token => _source.Token;

    /// <summary>What ran out, or null.</summary>
    internal TaskFailure? Exceeded => _exceeded;

    public void Dispose()
    {
        _timeout?.Dispose();
        _heartbeat?.Dispose();
        _source.Dispose();
    }

    private void Exceed(TaskFailure failure)
    {
        if (Interlocked.CompareExchange(ref _exceeded, failure, null) is not null) return;
        try
        {
            _source.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The attempt ended while the timer was firing: there is nothing left to stop.
        }
    }
}
