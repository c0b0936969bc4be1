using AslSharp.Testing;

namespace AslSharp.Conformance.Tests.Testing;

/// <summary>Answers from outside at virtual times: callbacks by token, activities, heartbeats.</summary>
public sealed class TestMomentTests
{
    private const string Callback = "arn:aws:states:::lambda:invoke.waitForTaskToken";
    private const string Activity = "arn:aws:states:us-east-1:123456789012:activity:approve";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Resources => [Callback, Activity];

    [Theory]
    [MemberData(nameof(Resources))]
    public async Task CompleteTask_AtATime_EndsTheTaskThen(string resource)
    {
        var tester = Tester(resource);
        tester.At(TimeSpan.FromDays(1)).CompleteTask("Ask", AslValue.Parse("""{"approved": true}"""));

        for (var i = 0; i < 2; i++)
        {
            var run = await tester.RunAsync(cancellationToken: Cancellation);
            run.AssertOutputJson("""{"approved": true}""").AssertElapsed(TimeSpan.FromDays(1)).AssertCalled("Ask").AssertAllMocksUsed();
        }
    }

    [Theory]
    [MemberData(nameof(Resources))]
    public async Task FailTask_IsWhatCatchersSee(string resource)
    {
        var tester = Tester(resource);
        tester.At(TimeSpan.FromHours(3)).FailTask("Ask", "Denied", "too large");

        var run = await tester.RunAsync(cancellationToken: Cancellation);

        run.AssertOutputJson("""{"Error": "Denied", "Cause": "too large"}""").AssertElapsed(TimeSpan.FromHours(3)).State("Ask").AssertCaught("Denied");
    }

    [Theory]
    [MemberData(nameof(Resources))]
    public async Task Heartbeats_KeepTheTaskAlive_AsLongAsTheyCome(string resource)
    {
        var tester = Tester(resource, "\"HeartbeatSeconds\": 60,");
        tester.At(TimeSpan.FromSeconds(50)).Heartbeat("Ask");
        tester.At(TimeSpan.FromSeconds(110)).Heartbeat("Ask");

        var run = await tester.RunAsync(cancellationToken: Cancellation);

        run.AssertElapsed(TimeSpan.FromSeconds(170)).State("Ask").AssertCaught("States.Timeout");
    }

    [Fact]
    public async Task CompleteTask_AfterATimeout_AnswersTheAttemptInProgress()
    {
        var tester = Tester(Callback, "\"TimeoutSeconds\": 60, \"Retry\": [{\"ErrorEquals\": [\"States.Timeout\"], \"IntervalSeconds\": 5}],");
        tester.At(TimeSpan.FromSeconds(70)).CompleteTask("Ask", 2);

        var run = await tester.RunAsync(cancellationToken: Cancellation);

        run.AssertOutput(2).AssertElapsed(TimeSpan.FromSeconds(70)).State("Ask").AssertAttempts(2);
    }

    [Fact]
    public async Task CompleteTask_AtTheMomentTheTaskIsEntered_IsInTime()
    {
        var tester = new StateMachineTester(Machines.Compile($$"""
            {"StartAt": "W", "States": {"W": {"Type": "Wait", "Seconds": 60, "Next": "Ask"}, {{Ask(Callback)}} } }
            """));
        tester.At(TimeSpan.FromSeconds(60)).CompleteTask("Ask", 1);

        (await tester.RunAsync(cancellationToken: Cancellation)).AssertOutput(1).AssertElapsed(TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task SeveralAttempts_TheOneThatWaitsLongestIsAnsweredFirst()
    {
        var tester = new StateMachineTester(Machines.Compile($$"""
            {"StartAt": "M", "States": {"M": {"Type": "Map", "End": true, "ItemProcessor": {"StartAt": "Ask", "States": { {{Ask(Callback)}} } } } } }
            """));
        tester.At(TimeSpan.FromHours(1)).CompleteTask("Ask", "first");
        tester.At(TimeSpan.FromHours(2)).CompleteTask("Ask", "second");

        (await tester.RunJsonAsync("[1, 2]", Cancellation)).AssertOutputJson("""["first", "second"]""").AssertElapsed(TimeSpan.FromHours(2));
    }

    [Fact]
    public async Task TaskCalledForReal_IsAnsweredToo()
    {
        var machine = RealTasks.Over(Machines.Compile(Definition(Callback)), async input =>
        {
            await Task.Yield();
            return input;
        });
        var tester = new StateMachineTester(machine) { CallsUnmockedTasks = true };
        tester.At(TimeSpan.FromDays(1)).CompleteTask("Ask", 1);

        (await tester.RunAsync(cancellationToken: Cancellation)).AssertOutput(1).AssertElapsed(TimeSpan.FromDays(1));
    }

    [Fact]
    public async Task ActivityWhoseWorkersPoll_NeedsNone()
    {
        var tester = new StateMachineTester(Machines.Compile(Definition(Activity))) { Options = new ExecutionOptions { Activities = new ActivityTasks() } };
        tester.At(TimeSpan.FromDays(1)).CompleteTask("Ask", 1);

        (await tester.RunAsync(cancellationToken: Cancellation)).AssertOutput(1).AssertEvent(HistoryEventType.ActivityStarted).AssertElapsed(TimeSpan.FromDays(1));
    }

    [Theory]
    [InlineData(30, "CompleteTask of 'Ask' at 00:00:30: no attempt of the task is in progress at that time. The execution has got to 'W' only.")]
    [InlineData(100, "CompleteTask of 'Ask' at 00:01:40: no attempt of the task is in progress at that time. It was left at 00:01:10.")]
    public async Task NoAttemptInProgress_EndsTheRun(int seconds, string problem)
    {
        var tester = new StateMachineTester(Machines.Compile($$"""
            {"StartAt": "W", "States": {"W": {"Type": "Wait", "Seconds": 60, "Next": "Ask"}, {{Ask(Callback).Replace("\"End\": true", "\"Next\": \"X\"", StringComparison.Ordinal)}},
              "X": {"Type": "Wait", "Seconds": 60, "End": true} } }
            """));
        tester.At(TimeSpan.FromSeconds(70)).CompleteTask("Ask", 1);
        tester.At(TimeSpan.FromSeconds(seconds)).CompleteTask("Ask", 1);

        var exception = await Assert.ThrowsAsync<MockException>(() => tester.RunAsync(cancellationToken: Cancellation));

        Assert.Equal(problem, exception.Problem);
        Assert.Contains("→ W  Wait", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TaskThatItsMockAnswers_IsNotInProgress()
    {
        var tester = Tester(Callback);
        tester.Mocks["Ask"].After(TimeSpan.FromHours(2)).Returns(1);
        tester.At(TimeSpan.FromHours(1)).CompleteTask("Ask", 1);

        var exception = await Assert.ThrowsAsync<MockException>(() => tester.RunAsync(cancellationToken: Cancellation));

        Assert.EndsWith("Its mock answers it.", exception.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MomentAfterTheEnd_IsToldByAssertAllMocksUsed()
    {
        var tester = Tester(Callback);
        tester.At(TimeSpan.FromHours(1)).CompleteTask("Ask", 1);
        tester.At(TimeSpan.FromHours(2)).Heartbeat("Ask");

        var run = await tester.RunAsync(cancellationToken: Cancellation);

        var exception = Assert.Throws<StateMachineTestException>(run.AssertAllMocksUsed);
        Assert.Equal("Not all that was set up was used: Heartbeat of 'Ask' at 02:00:00 was not given: the execution ended before.", exception.Problem);
        Assert.Equal(0, ((VirtualTimeProvider)tester.TimeProvider).PendingTimers);
    }

    [Fact]
    public void UnknownState_OrOneThatIsNotAnsweredByToken_IsRefusedAtOnce()
    {
        var tester = Tester("arn:aws:lambda:us-east-1:123456789012:function:f");

        Assert.Equal("The machine has no state 'Aks'; did you mean 'Ask'?", Assert.Throws<MockException>(() => tester.At(default).CompleteTask("Aks")).Problem);
        Assert.Contains("waits for no answer from outside", Assert.Throws<MockException>(() => tester.At(default).Heartbeat("Ask")).Problem, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => tester.At(TimeSpan.FromSeconds(-1)));
    }

    private static StateMachineTester Tester(string resource, string fields = "") => new(Machines.Compile(Definition(resource, fields)));

    private static string Definition(string resource, string fields = "") => $$"""{"StartAt": "Ask", "States": { {{Ask(resource, fields)}} } }""";

    private static string Ask(string resource, string fields = "")
    {
        var parameters = resource == Callback ? "\"Parameters\": {\"FunctionName\": \"ask\", \"Payload\": {\"token.$\": \"$$.Task.Token\"}}," : "";
        return $$"""
            "Ask": {"Type": "Task", "Resource": "{{resource}}", {{parameters}} {{fields}}
              "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Sorry"}], "End": true}, "Sorry": {"Type": "Pass", "End": true}
            """;
    }
}
