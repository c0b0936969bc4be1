using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace AslSharp.Durable;

/// <summary>Tells publishers of changes, each at its own pace.</summary>
internal sealed class StatusChangeQueues(IReadOnlyList<IExecutionStatusPublisher> publishers, ILogger logger)
{
    private const int MostWaiting = 10_000;

    private readonly Queue[] _queues = [.. publishers.Select(publisher => new Queue(publisher, logger))];

    /// <summary>A change is to be told of.</summary>
    internal void Add(ExecutionStatusChange change)
    {
        foreach (var queue in _queues) queue.Add(change);
    }

    /// <summary>Takes no more, and waits as long as it may until all that came is told.</summary>
    internal Task StopAsync(CancellationToken cancellationToken) => Task.WhenAll(_queues.Select(queue => queue.StopAsync(cancellationToken)));

    private sealed class Queue
    {
        private readonly Channel<ExecutionStatusChange> _changes = Channel.CreateBounded<ExecutionStatusChange>(
            new BoundedChannelOptions(MostWaiting) { SingleReader = true });
        private readonly CancellationTokenSource _end = new();
        private readonly IExecutionStatusPublisher _publisher;
        private readonly ILogger _logger;
        private readonly Task _telling;
        private int _lost;

        internal Queue(IExecutionStatusPublisher publisher, ILogger logger)
        {
            _publisher = publisher;
            _logger = logger;
            _telling = Task.Run(TellAsync);
        }

        private string Name => _publisher.GetType().Name;

        internal void Add(ExecutionStatusChange change)
        {
            if (!_changes.Writer.TryWrite(change)) Interlocked.Increment(ref _lost);
        }

        internal async Task StopAsync(CancellationToken cancellationToken)
        {
            _changes.Writer.TryComplete();
            await _telling.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await _end.CancelAsync().ConfigureAwait(false);
        }

        private async Task TellAsync()
        {
            await foreach (var change in _changes.Reader.ReadAllAsync(_end.Token).ConfigureAwait(false))
            {
                try
                {
                    await _publisher.PublishAsync(change, _end.Token).ConfigureAwait(false);
                }
                catch (Exception exception)
                {
                    if (_end.IsCancellationRequested) return;
                    Log.PublisherThrew(_logger, exception, Name, change.Execution.ExecutionArn);
                }

                if (Interlocked.Exchange(ref _lost, 0) is var lost and > 0) Log.ChangesLost(_logger, Name, lost);
            }
        }
    }
}
