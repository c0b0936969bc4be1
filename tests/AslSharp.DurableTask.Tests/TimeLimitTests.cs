namespace AslSharp.DurableTask.Tests;

/// <summary>Executions and attempts that take too long.</summary>
public sealed class TimeLimitTests(TestHost host) : HostedTests(host)
{
    [Fact]
    public async Task Timeout_AndMissedHeartbeat_AreCaught()
    {
        var ended = await RunAsync("late", "{}");
        Assert.Equal("""{"first":{"Error":"States.Timeout","Cause":""},"second":{"Error":"States.Timeout","Cause":""}}""", ended.Result.Output.ToJson());
        Assert.Equal((1, 1), (Host.Tasks.CallsOf(ended.Name, "Ask"), Host.Tasks.CallsOf(ended.Name, "Ask Again")));
    }

    [Fact]
    public async Task Execution_BeyondItsTime_TimesOut()
    {
        var ended = await RunAsync("limited", "{}");
        Assert.Equal((ExecutionStatus.TimedOut, "States.Timeout", null), (ended.Result.Status, ended.Result.Error, ended.Result.Cause));
    }

    [Fact]
    public async Task Calls_ThatNeverEnd_AreGivenUp_AndHeartbeatsKeepOneGoing()
    {
        var ended = await RunAsync("stuck", "{}");
        Assert.Equal(
            """{"beaten":"Beat On","hushed":{"Error":"States.Timeout","Cause":""},"hung":{"Error":"States.Timeout","Cause":""}}""",
            ended.Result.Output.ToJson());
        Assert.All((string[])["Beat On", "Hush", "Hang"], state => Assert.Equal(1, Host.Tasks.CallsOf(ended.Name, state)));
    }
}
