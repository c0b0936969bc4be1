using AslSharp.Hosting;
using AslSharp.Runtime;

namespace AslSharp.Tests.Execution;

public sealed class RetrierTests
{
    [Theory]
    [InlineData(0, 3)]
    [InlineData(1, 6)]
    [InlineData(2, 10)]
    [InlineData(1000, 10)]
    public void DelayBefore_GrowsByTheRateUpToTheMaximum(int retry, double seconds)
        => Assert.Equal(seconds, new Retrier(["E"], 3, 5, 2, maxDelaySeconds: 10).DelayBefore(retry, 1).TotalSeconds);

    [Fact]
    public void DelayBefore_FullJitter_IsAShareOfTheDelay()
        => Assert.Equal(2.5, new Retrier(["E"], 10, 5, 1, fullJitter: true).DelayBefore(0, 0.25).TotalSeconds);

    [Fact]
    public void DelayBefore_AstronomicalBackoff_StaysATimeSpan()
        => Assert.True(new Retrier(["E"], 99999999, 99999999, 100).DelayBefore(500, 1) > TimeSpan.FromDays(30000));

    [Theory]
    [InlineData(0, 5_000, 1)]
    [InlineData(1, 5_000, 0)]
    [InlineData(1, 0, double.NaN)]
    [InlineData(1, 0, -1)]
    public void DelayBefore_OfNoIntervalOrJitter_IsNone(long interval, int retry, double jitter)
        => Assert.Equal(TimeSpan.Zero, new Retrier(["E"], interval, 99999999, 2, fullJitter: true).DelayBefore(retry, jitter));

    [Theory]
    [InlineData("States.ALL", "Any", true)]
    [InlineData("States.ALL", "States.Timeout", true)]
    [InlineData("States.ALL", "States.Runtime", false)]
    [InlineData("States.Runtime", "States.Runtime", false)]
    [InlineData("States.TaskFailed", "Any", true)]
    [InlineData("States.TaskFailed", "States.Timeout", false)]
    [InlineData("States.Timeout", "States.Timeout", true)]
    [InlineData("Any", "any", false)]
    [InlineData("States.HeartbeatTimeout", "States.Timeout", false)]
    public void Matches_FollowsTheReservedNames(string errorEquals, string error, bool expected)
        => Assert.Equal(expected, new Retrier([errorEquals], 1, 1, 1).Matches(new TaskFailure(error, null)));

    [Theory]
    [InlineData("States.HeartbeatTimeout")]
    [InlineData("States.Timeout")]
    public void Matches_MissedHeartbeat_HasTwoNames(string errorEquals)
        => Assert.True(new Retrier([errorEquals], 1, 1, 1).Matches(TaskFailure.Heartbeat));
}
