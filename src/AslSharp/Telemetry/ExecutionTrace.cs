using System.Diagnostics;

namespace AslSharp.Runtime;

/// <summary>
/// The spans of one execution that somebody listens to: its own, one for each state that is visited, one for each attempt of a task. None
/// of them is left current for whoever started the execution.
/// </summary>
internal sealed class ExecutionTrace
{
    private static readonly ActivitySource Source = new(AslSharpTelemetry.ActivitySourceName);

    private readonly Activity _execution;

    // Those that are open, so that what is given up is ended too.
    private readonly HashSet<Activity> _open = [];

    private ExecutionTrace(Activity execution) => _execution = execution;

    /// <summary>Whether anybody listens.</summary>
    internal static bool IsWanted => TelemetrySwitch.IsSupported && Source.HasListeners();

    /// <summary>An execution starts, or goes on in this process.</summary>
    /// <param name="machine">The machine's name.</param>
    /// <param name="machineArn">The machine's ARN.</param>
    /// <param name="name">The execution's name.</param>
    /// <param name="arn">The execution's ARN.</param>
    /// <param name="parent">The trace of the execution whose child it is; null for none.</param>
    /// <param name="header">The header of the trace that it belongs to; null for whatever is current.</param>
    /// <returns>Its trace; null where nobody wants to know of this one.</returns>
    internal static ExecutionTrace? Start(string machine, string machineArn, string name, string arn, ExecutionTrace? parent, string? header)
    {
        var before = Activity.Current;
        var activity = Source.StartActivity($"execution {machine}", ActivityKind.Internal, parent?._execution.Context ?? TraceHeader.Read(header));
        Activity.Current = before;
        if (activity is null) return null;
        activity.SetTag("aws.step_functions.state_machine.arn", machineArn).SetTag("aslsharp.execution.arn", arn).SetTag("aslsharp.execution.name", name);
        return new(activity);
    }

    /// <summary>A state is entered.</summary>
    /// <param name="name">The state.</param>
    /// <param name="type">Its type.</param>
    /// <param name="outer">The span of the state around its scope; null for the outermost scope.</param>
    /// <param name="iteration">The number of the iteration that it belongs to; null for none.</param>
    /// <returns>Its span; null where nobody wants it.</returns>
    internal Activity? Enter(string name, string type, Activity? outer, int? iteration)
    {
        var before = Activity.Current;
        var activity = Source.StartActivity($"state {name}", ActivityKind.Internal, (outer ?? _execution).Context);
        Activity.Current = before;
        if (activity is null) return null;
        activity.SetTag("aslsharp.state.name", name).SetTag("aslsharp.state.type", type);
        if (iteration is { } index) activity.SetTag("aslsharp.iteration.index", index);
        lock (_open) _open.Add(activity);
        return activity;
    }

    /// <summary>A state is left, or has failed and nothing handles it.</summary>
    /// <param name="state">Its span.</param>
    internal void Exit(Activity state)
    {
        Stop(state);
        lock (_open) _open.Remove(state);
    }

    /// <summary>An attempt of a task starts. Its span is current until it is stopped, where this is called.</summary>
    /// <param name="name">The state.</param>
    /// <param name="resource">Its resource.</param>
    /// <param name="attempt">The number of the attempt, from 0.</param>
    /// <param name="state">The state's span; null for none.</param>
    /// <returns>The attempt's span; null where nobody wants it.</returns>
    internal Activity? StartAttempt(string name, string resource, int attempt, Activity? state)
        => Source.StartActivity($"task {name}", ActivityKind.Client, (state ?? _execution).Context)
            ?.SetTag("aslsharp.state.name", name).SetTag("aslsharp.task.resource", resource).SetTag("aslsharp.task.attempt", attempt);

    /// <summary>Marks a span as failed.</summary>
    /// <param name="activity">The span.</param>
    /// <param name="error">The error; null for none that has a name.</param>
    /// <param name="cause">The cause; null for none.</param>
    internal static void Fail(Activity activity, string? error, string? cause)
        => activity.SetTag("error.type", error ?? "_OTHER").SetStatus(ActivityStatusCode.Error, cause);

    /// <summary>The execution has ended, and with it all that is still open.</summary>
    /// <param name="status">How it ended.</param>
    /// <param name="error">The error; null for none.</param>
    /// <param name="cause">The cause; null for none.</param>
    internal void End(ExecutionStatus status, string? error, string? cause)
    {
        Activity[] open;
        lock (_open)
        {
            open = [.. _open];
            _open.Clear();
        }

        foreach (var activity in open) Stop(activity.SetTag("aslsharp.state.aborted", true));
        _execution.SetTag("aslsharp.execution.status", status.ToString());
        if (status is ExecutionStatus.Failed or ExecutionStatus.TimedOut) Fail(_execution, error, cause);
        Stop(_execution);
    }

    // Whatever is current where this is called has nothing to do with the span.
    private static void Stop(Activity activity)
    {
        var before = Activity.Current;
        activity.Stop();
        Activity.Current = before;
    }
}
