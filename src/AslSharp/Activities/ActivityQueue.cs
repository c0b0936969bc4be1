namespace AslSharp.Runtime;

/// <summary>
/// One activity: the tasks that wait for workers and the workers that wait for tasks, both in the order they came. One of the two is
/// always empty. What is taken out under the lock belongs to whoever took it, so that a task is never given twice nor lost to a worker
/// that goes away in the same moment.
/// </summary>
internal sealed class ActivityQueue
{
    private readonly Lock _gate = new();
    private readonly LinkedList<TaskCompletionSource<ActivityPoll>> _tasks = [];
    private readonly LinkedList<ActivityPoll> _polls = [];

    /// <summary>Waits for a worker.</summary>
    internal async ValueTask<ActivityPoll> ScheduleAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        LinkedListNode<TaskCompletionSource<ActivityPoll>> node;
        lock (_gate)
        {
            if (TakeFirst(_polls) is { } poll) return poll;
            node = _tasks.AddLast(new TaskCompletionSource<ActivityPoll>());
        }

        using var registration = cancellationToken.UnsafeRegister(
            (_, token) =>
            {
                if (Withdraw(_tasks, node)) node.Value.TrySetCanceled(token);
            },
            null);
        return await node.Value.Task.ConfigureAwait(false);
    }

    /// <summary>Waits for a task; null when there was none for so long.</summary>
    internal async ValueTask<ActivityTask?> PollAsync(string? workerName, TimeProvider timeProvider, TimeSpan longest, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var poll = new ActivityPoll(workerName);
        LinkedListNode<ActivityPoll>? node = null;
        TaskCompletionSource<ActivityPoll>? task;
        lock (_gate)
        {
            task = TakeFirst(_tasks);
            if (task is null) node = _polls.AddLast(poll);
        }

        if (node is null)
        {
            task!.SetResult(poll);
            return await poll.Completion.ConfigureAwait(false);
        }

        try
        {
            using var timer = new LongestPoll(timeProvider, this, node);
            timer.Start(longest);
            using var registration = cancellationToken.UnsafeRegister(
                (_, token) =>
                {
                    if (Withdraw(_polls, node)) poll.Cancel(token);
                },
                null);
            return await poll.Completion.ConfigureAwait(false);
        }
        catch when (Withdraw(_polls, node))
        {
            // The clock cannot be asked or set: the poll is over, and no task may be given to it.
            throw;
        }
    }

    private static T? TakeFirst<T>(LinkedList<T> waiting)
        where T : class
    {
        if (waiting.First is not { } first) return null;
        waiting.Remove(first);
        return first.Value;
    }

    private bool Withdraw<T>(LinkedList<T> waiting, LinkedListNode<T> node)
    {
        lock (_gate)
        {
            if (node.List is null) return false;
            waiting.Remove(node);
            return true;
        }
    }

    private sealed class LongestPoll(TimeProvider timeProvider, ActivityQueue queue, LinkedListNode<ActivityPoll> node) : LongTimer(timeProvider)
    {
        protected override void OnDue(Exception? problem)
        {
            if (queue.Withdraw(queue._polls, node)) node.Value.Give(null);
        }
    }
}
