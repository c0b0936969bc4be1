using AslSharp.Runtime;

namespace AslSharp.Tests.Activities;

public sealed class ActivityQueueTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private static readonly ActivityTask First = new() { TaskToken = "1", Input = 1 };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Tasks_ThatWait_AreTakenInTheirOrder()
    {
        var queue = new ActivityQueue();
        var (a, b) = (queue.ScheduleAsync(Cancellation).AsTask(), queue.ScheduleAsync(Cancellation).AsTask());

        _ = PollAsync(queue, "w1");
        Assert.Equal("w1", (await a).WorkerName);
        Assert.False(b.IsCompleted);
        _ = PollAsync(queue, "w2");
        Assert.Equal("w2", (await b).WorkerName);
    }

    [Fact]
    public async Task Workers_ThatWait_AreServedInTheirOrder()
    {
        var queue = new ActivityQueue();
        var (w1, w2) = (PollAsync(queue, "w1"), PollAsync(queue, "w2"));

        (await queue.ScheduleAsync(Cancellation)).Give(First);
        Assert.Same(First, await w1);
        Assert.False(w2.IsCompleted);
    }

    [Fact]
    public async Task Poll_OfABrokenClock_IsGivenNoTask()
    {
        var queue = new ActivityQueue();
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await queue.PollAsync("w1", new BrokenClock(), Minute, Cancellation));
        var task = queue.ScheduleAsync(Cancellation).AsTask();

        Assert.False(task.IsCompleted);
        _ = PollAsync(queue, "w2");
        Assert.Equal("w2", (await task).WorkerName);
    }

    [Fact]
    public async Task Task_ThatIsStopped_IsGivenToNobody()
    {
        var queue = new ActivityQueue();
        using var stop = new CancellationTokenSource();
        var (stopped, next) = (queue.ScheduleAsync(stop.Token).AsTask(), queue.ScheduleAsync(Cancellation).AsTask());
        await stop.CancelAsync();

        _ = PollAsync(queue, "w");
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => stopped);
        Assert.Equal("w", (await next).WorkerName);
    }

    [Fact]
    public async Task Worker_ThatGoesAway_LosesNoTask()
    {
        var queue = new ActivityQueue();
        using var stop = new CancellationTokenSource();
        var gone = queue.PollAsync("gone", TimeProvider.System, Minute, stop.Token).AsTask();
        await stop.CancelAsync();

        var task = queue.ScheduleAsync(Cancellation).AsTask();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gone);
        _ = PollAsync(queue, "w");
        Assert.Equal("w", (await task).WorkerName);
    }

    private static Task<ActivityTask?> PollAsync(ActivityQueue queue, string name) => queue.PollAsync(name, TimeProvider.System, Minute, Cancellation).AsTask();

    private sealed class BrokenClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => throw new InvalidOperationException("clock");
    }
}
