using System.Diagnostics.Metrics;

namespace AslSharp.Durable;

/// <summary>Counts the executions that run, children of distributed Maps apart, and refuses to start more than there may be.</summary>
/// <param name="limit">How many there may be; null for any number.</param>
internal sealed class OpenExecutions(int? limit)
{
    // Of the same name as the runtime's own: who listens to that one listens to this one too.
    private static readonly Meter Meter = new(AslSharpTelemetry.MeterName);

    private static readonly Counter<long> Throttled
        = Meter.CreateCounter<long>("ThrottledEvents", "{request}", "Requests that were refused because too many executions are open.");

    private readonly Lock _gate = new();
    private long _count;
    private int _starting;

    /// <summary>Counts those that a store has.</summary>
    internal async Task ReadAsync(IExecutionStore store, IEnumerable<string> stateMachineArns, CancellationToken cancellationToken)
    {
        if (limit is null) return;
        foreach (var arn in stateMachineArns)
        {
            var counts = await store.CountAsync(arn, cancellationToken).ConfigureAwait(false);
            Add((int)counts.GetValueOrDefault(ExecutionStatus.Running));
        }
    }

    /// <summary>So many more run since what is kept now.</summary>
    internal void Add(int count)
    {
        lock (_gate) _count += count;
    }

    /// <summary>One is about to start, until what this returns is disposed of: then it is counted, or has not started.</summary>
    /// <exception cref="ExecutionLimitExceededException">There are as many as there may be.</exception>
    internal Admission Admit(string stateMachineArn)
    {
        if (limit is null) return default;
        lock (_gate)
        {
            if (_count + _starting < limit)
            {
                _starting++;
                return new(this);
            }
        }

        Throttled.Add(1, new("APIName", "StartExecution"), new("StateMachineArn", stateMachineArn));
        throw new ExecutionLimitExceededException(limit.Value);
    }

    internal readonly struct Admission(OpenExecutions? executions) : IDisposable
    {
        public void Dispose()
        {
            if (executions is null) return;
            lock (executions._gate) executions._starting--;
        }
    }
}
