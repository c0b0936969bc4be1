using System.Collections.Concurrent;
using System.Collections.Frozen;
namespace AslSharp;

/// <summary>
/// Activities whose tasks wait for workers that poll: what GetActivityTask is on the service. Share one object between the machines'
/// <see cref="ExecutionOptions"/> and the workers, who answer with <see cref="TaskTokens"/>. Safe for use by several threads.
/// </summary>
/// <remarks>As on the service, a task's <c>TimeoutSeconds</c> run from the moment it is scheduled, and its <c>HeartbeatSeconds</c> from the
/// moment a worker has it.</remarks>
/// <example><code>
/// var activities = new ActivityTasks("approve");
/// var options = new ExecutionOptions { Activities = activities };
/// // a worker, anywhere:
/// if (await activities.GetTaskAsync("approve", "worker-1") is { } task) options.TaskTokens.SendTaskSuccess(task.TaskToken, task.Input);
/// </code></example>
public sealed class ActivityTasks
{
    private static readonly TimeSpan LongestPoll = TimeSpan.FromSeconds(60);

    private readonly ConcurrentDictionary<string, ActivityQueue> _queues = new(StringComparer.Ordinal);
    private readonly FrozenSet<string> _names;

    /// <summary>Names the activities whose tasks wait for a worker; those of all others call the machine's method.</summary>
    /// <param name="activities">Names or ARNs; none for all activities. Of an ARN only the name counts.</param>
    public ActivityTasks(params ReadOnlySpan<string> activities)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var activity in activities) names.Add(NameOf(activity));
        _names = names.ToFrozenSet(StringComparer.Ordinal);
    }

    /// <summary>The clock of the workers' polls. Give the one of the executions where that is virtual.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Takes the task of an activity that has waited longest; waits up to 60 seconds for one.</summary>
    /// <param name="activity">The activity's name or ARN.</param>
    /// <param name="workerName">What the worker calls itself, for the history; null for nothing.</param>
    /// <param name="cancellationToken">Ends the waiting. A task is not lost: another worker gets it.</param>
    /// <returns>The task, or null when there was none for 60 seconds: ask again.</returns>
    /// <exception cref="OperationCanceledException">The waiting was ended.</exception>
    public ValueTask<ActivityTask?> GetTaskAsync(string activity, string? workerName = null, CancellationToken cancellationToken = default)
        => Queue(activity).PollAsync(workerName, TimeProvider, LongestPoll, cancellationToken);

    internal bool Contains(string resource) => _names.Count == 0 || _names.Contains(NameOf(resource));

    internal ValueTask<ActivityPoll> ScheduleAsync(string resource, CancellationToken cancellationToken) => Queue(resource).ScheduleAsync(cancellationToken);

    private ActivityQueue Queue(string activity) => _queues.GetOrAdd(NameOf(activity), static _ => new ActivityQueue());

    private static string NameOf(string activity)
    {
        ArgumentException.ThrowIfNullOrEmpty(activity);
        return activity[(activity.LastIndexOf(':') + 1)..];
    }
}
