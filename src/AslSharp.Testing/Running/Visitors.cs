using System.Threading.Channels;

namespace AslSharp.Testing;

/// <summary>
/// What reaches a run from other threads: results of real tasks, and answers by token. Each waits here until the thread that drives the
/// run lets it in, so that the machine never runs on two threads, and the clock never moves while it runs.
/// </summary>
internal sealed class Visitors
{
    private readonly Channel<Action> _waiting = Channel.CreateUnbounded<Action>();
    private Task<bool>? _next;
    private int _atWork;
    private int _expected;

    /// <summary>How many real tasks are at work, on whatever thread. As long as one is, the clock stands still.</summary>
    internal int AtWork => Volatile.Read(ref _atWork);

    /// <summary>How many answers by token are expected. They take the clock's time, not real time.</summary>
    internal int Expected => Volatile.Read(ref _expected);

    internal bool HasAny => _waiting.Reader.Count > 0;

    /// <summary>Lets the next one in; false where none waits.</summary>
    internal bool TryTake()
    {
        if (!_waiting.Reader.TryRead(out var visitor)) return false;
        visitor();
        return true;
    }

    /// <summary>Ends when one waits.</summary>
    internal Task NextAsync() => _next is { IsCompleted: false } ? _next : _next = _waiting.Reader.WaitToReadAsync().AsTask();

    /// <summary>The result of a real task, handed over to the thread that drives.</summary>
    internal ValueTask<T> WorkAsync<T>(ValueTask<T> call) => call.IsCompleted ? call : HandOver(call.AsTask(), isWork: true);

    /// <summary>The outcome of a task that is answered by token, handed over to the thread that drives.</summary>
    internal ValueTask<T> ExpectAsync<T>(ValueTask<T> call) => call.IsCompleted ? call : HandOver(call.AsTask(), isWork: false);

    private ValueTask<T> HandOver<T>(Task<T> call, bool isWork)
    {
        // Its continuations run where it is completed: on the thread that drives.
        var completion = new TaskCompletionSource<T>();
        ref var count = ref isWork ? ref _atWork : ref _expected;
        Interlocked.Increment(ref count);
        call.ContinueWith(
            ended => _waiting.Writer.TryWrite(() =>
            {
                if (isWork) Interlocked.Decrement(ref _atWork);
                else Interlocked.Decrement(ref _expected);
                completion.SetFromTask(ended);
            }),
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
        return new(completion.Task);
    }
}
