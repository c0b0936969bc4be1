using AslSharp.Testing;
using CsCheck;

namespace AslSharp.Conformance.Tests.Testing;

public sealed class VirtualTimeProviderTests
{
    [Fact]
    public void AdvanceToNextTimer_RandomTimers_FireByDueTimeThenByTheOrderOfSetting()
    {
        Gen.Int[0, 50].Array[0, 40].Sample(delays =>
        {
            var clock = new VirtualTimeProvider();
            var fired = new List<(int Delay, int Number)>();
            for (var i = 0; i < delays.Length; i++)
            {
                var (delay, number) = (delays[i], i);
                clock.CreateTimer(_ =>
                {
                    Assert.Equal(TimeSpan.FromSeconds(delay), clock.Elapsed);
                    fired.Add((delay, number));
                }, null, TimeSpan.FromSeconds(delay), Timeout.InfiniteTimeSpan);
            }

            while (clock.AdvanceToNextTimer())
            {
            }

            Assert.Equal(delays.Select((delay, number) => (delay, number)).OrderBy(timer => timer.delay).ThenBy(timer => timer.number), fired);
        });
    }

    [Fact]
    public void AdvanceToNextTimer_TimersChangedAndDisposedAtRandom_FireOnceWhenLastSet()
    {
        Gen.Select(Gen.Int[1, 50], Gen.Int[0, 2], Gen.Int[1, 50]).Array[1, 30].Sample(timers =>
        {
            var clock = new VirtualTimeProvider();
            var fired = new List<int>();
            var expected = new List<(int Due, int Order, int Number)>();
            for (var i = 0; i < timers.Length; i++)
            {
                var (delay, change, newDelay) = timers[i];
                var number = i;
                var timer = clock.CreateTimer(_ => fired.Add(number), null, TimeSpan.FromSeconds(delay), Timeout.InfiniteTimeSpan);
                if (change == 1) Assert.True(timer.Change(TimeSpan.FromSeconds(newDelay), Timeout.InfiniteTimeSpan));
                if (change == 2) timer.Dispose();
                else expected.Add((change == 1 ? newDelay : delay, i, i));
            }

            while (clock.AdvanceToNextTimer())
            {
            }

            Assert.Equal(expected.Order().Select(timer => timer.Number), fired);
        });
    }

    [Fact]
    public void Advance_TimersSetOnTheWay_FireToo()
    {
        var clock = new VirtualTimeProvider();
        var fired = new List<TimeSpan>();
        Again(null);

        clock.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal([TimeSpan.Zero, TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(8)], fired);
        Assert.Equal(TimeSpan.FromSeconds(10), clock.Elapsed);
        Assert.Equal(VirtualTimeProvider.DefaultStart.AddSeconds(12), clock.NextDue);

        void Again(object? state)
        {
            fired.Add(clock.Elapsed);
            clock.CreateTimer(Again, null, TimeSpan.FromSeconds(4), Timeout.InfiniteTimeSpan);
        }
    }

    [Fact]
    public void CreateTimer_WithPeriod_FiresAgainUntilDisposed()
    {
        var clock = new VirtualTimeProvider();
        var fired = 0;
        var timer = clock.CreateTimer(_ => fired++, null, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(1));

        clock.Advance(TimeSpan.FromSeconds(7));
        timer.Dispose();
        clock.Advance(TimeSpan.FromSeconds(7));

        Assert.Equal(3, fired);
        Assert.Equal(0, clock.PendingTimers);
        Assert.False(timer.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan));
    }

    [Fact]
    public void CreateTimer_BeyondTheEndOfTime_IsDueAtItsEnd()
    {
        var clock = new VirtualTimeProvider();
        clock.CreateTimer(_ => { }, null, TimeSpan.MaxValue, Timeout.InfiniteTimeSpan);

        Assert.True(clock.AdvanceToNextTimer());
        Assert.Equal(DateTimeOffset.MaxValue, clock.GetUtcNow());
    }

    [Fact]
    public async Task TaskDelay_OnTheClock_EndsWhenTheClockGetsThere()
    {
        var clock = new VirtualTimeProvider();
        var delay = Task.Delay(TimeSpan.FromDays(1), clock, TestContext.Current.CancellationToken);

        clock.Advance(TimeSpan.FromHours(23));
        Assert.False(delay.IsCompleted);
        clock.Advance(TimeSpan.FromHours(1));
        await delay;
    }

    [Fact]
    public void GetElapsedTime_AfterAdvance_IsVirtual()
    {
        var clock = new VirtualTimeProvider();
        var start = clock.GetTimestamp();
        clock.Advance(TimeSpan.FromDays(400));

        Assert.Equal(TimeSpan.FromDays(400), clock.GetElapsedTime(start));
    }
}
