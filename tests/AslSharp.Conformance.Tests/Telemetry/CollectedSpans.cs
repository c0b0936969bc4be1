using System.Collections.Concurrent;
using System.Diagnostics;

namespace AslSharp.Conformance.Tests.Telemetry;

/// <summary>Listens to the spans of one state machine, and of none that other tests run meanwhile.</summary>
internal sealed class CollectedSpans : IDisposable
{
    private readonly ConcurrentDictionary<ActivityTraceId, bool> _traces = [];
    private readonly ConcurrentQueue<Activity> _ended = [];
    private readonly ActivityListener _listener;

    internal CollectedSpans(string stateMachine)
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == AslSharpTelemetry.ActivitySourceName,
            Sample = (ref options) => options.Name == $"execution {stateMachine}" || _traces.ContainsKey(options.Parent.TraceId)
                ? ActivitySamplingResult.AllDataAndRecorded
                : ActivitySamplingResult.None,
            ActivityStarted = activity => _traces[activity.TraceId] = true,
            ActivityStopped = _ended.Enqueue,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    /// <summary>All that have ended, in that order.</summary>
    internal IReadOnlyList<Activity> Ended => [.. _ended];

    /// <summary>The only one of a name.</summary>
    internal Activity this[string name] => Ended.Single(activity => activity.OperationName == name);

    public void Dispose() => _listener.Dispose();
}
