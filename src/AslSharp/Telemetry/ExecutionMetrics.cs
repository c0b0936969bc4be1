using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace AslSharp.Runtime;

/// <summary>What is counted of executions, under the names that Step Functions gives its own metrics.</summary>
internal static class ExecutionMetrics
{
    private static readonly Meter Meter = new(AslSharpTelemetry.MeterName);

    private static readonly Counter<long> Started = Counter("ExecutionsStarted", "Executions that started.");
    private static readonly Counter<long> Succeeded = Counter("ExecutionsSucceeded", "Executions that reached a terminal state.");
    private static readonly Counter<long> Failed = Counter("ExecutionsFailed", "Executions that failed with an error.");
    private static readonly Counter<long> TimedOut = Counter("ExecutionsTimedOut", "Executions that took longer than their machine allows.");
    private static readonly Counter<long> Aborted = Counter("ExecutionsAborted", "Executions that were stopped.");
    private static readonly Counter<long> Retries = Meter.CreateCounter<long>("StateRetries", "{retry}", "Further attempts that retriers decided on.");

    private static readonly UpDownCounter<long> Open =
        Meter.CreateUpDownCounter<long>("OpenExecutionCount", "{execution}", "Executions under way in this process.");

    private static readonly Histogram<double> Time = Meter.CreateHistogram<double>("ExecutionTime", "ms", "Milliseconds from an execution's start to its end.");

    /// <summary>Whether anybody listens to the starts or ends of executions.</summary>
    internal static bool AreWanted
        => TelemetrySwitch.IsSupported
            && (Started.Enabled || Open.Enabled || Time.Enabled || Succeeded.Enabled || Failed.Enabled || TimedOut.Enabled || Aborted.Enabled);

    /// <summary>Whether anybody listens to retries.</summary>
    internal static bool AreRetriesWanted => TelemetrySwitch.IsSupported && Retries.Enabled;

    /// <summary>An execution starts, or goes on in this process.</summary>
    /// <param name="stateMachineArn">The machine.</param>
    /// <param name="isResumed">Whether it started in another process, which counted its start.</param>
    internal static void Start(string stateMachineArn, bool isResumed)
    {
        var dimension = Dimension(stateMachineArn);
        if (!isResumed) Started.Add(1, dimension);
        Open.Add(1, dimension);
    }

    /// <summary>An execution has ended.</summary>
    /// <param name="stateMachineArn">The machine.</param>
    /// <param name="status">How.</param>
    /// <param name="time">How long it took.</param>
    internal static void End(string stateMachineArn, ExecutionStatus status, TimeSpan time)
    {
        var dimension = Dimension(stateMachineArn);
        var ended = status switch
        {
            ExecutionStatus.Succeeded => Succeeded,
            ExecutionStatus.Failed => Failed,
            ExecutionStatus.TimedOut => TimedOut,
            ExecutionStatus.Aborted => Aborted,
            _ => throw new UnreachableException(),
        };
        ended.Add(1, dimension);
        Open.Add(-1, dimension);
        Time.Record(time.TotalMilliseconds, dimension, new("Status", status.ToString()));
    }

    /// <summary>A retrier decided on a further attempt.</summary>
    /// <param name="stateMachineArn">The machine.</param>
    /// <param name="stateName">The state.</param>
    /// <param name="error">The error.</param>
    internal static void Retry(string stateMachineArn, string stateName, string? error)
        => Retries.Add(1, Dimension(stateMachineArn), new("StateName", stateName), new("Error", error));

    private static Counter<long> Counter(string name, string description) => Meter.CreateCounter<long>(name, "{execution}", description);

    private static KeyValuePair<string, object?> Dimension(string stateMachineArn) => new("StateMachineArn", stateMachineArn);
}
