using AslSharp.Testing;

namespace AslSharp.Conformance.Tests.Testing;

public sealed class StateMachineTesterTests
{
    private const string Retried = """
        {"StartAt": "Charge", "States": {"Charge": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:charge",
          "Retry": [{"ErrorEquals": ["States.TaskFailed"], "MaxAttempts": 3}],
          "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Sorry"}], "End": true},
          "Sorry": {"Type": "Pass", "End": true}}}
        """;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunAsync_WaitOfAYear_PassesInVirtualTime()
    {
        var run = await Tester("""{"StartAt": "W", "States": {"W": {"Type": "Wait", "Seconds": 31536000, "End": true}}}""").RunAsync(1, Cancellation);

        Assert.Equal(TimeSpan.FromDays(365), run.Elapsed);
        Assert.Equal(1, run.Output);
    }

    [Fact]
    public async Task RunAsync_FailuresThenResult_RetriesWithBackOff()
    {
        var tester = Tester(Retried);
        tester.Mocks["Charge"].Fails("E1").Fails("E2").ReturnsJson("""{"id": 7}""");

        var run = await tester.RunAsync(cancellationToken: Cancellation);

        Assert.Equal(AslValue.Parse("""{"id": 7}"""), run.Output);
        Assert.Equal(TimeSpan.FromSeconds(1 + 2), run.Elapsed);
        Assert.Equal([0, 1, 2], run.Calls.Select(call => call.Attempt));
        Assert.Equal(["Charge"], run.Path);
    }

    [Fact]
    public async Task RunAsync_SecondRunOfATester_StartsTheAnswersAnew()
    {
        var tester = Tester(Retried);
        tester.Mocks["Charge"].Fails("E").Returns(2);

        var first = await tester.RunAsync(cancellationToken: Cancellation);
        var second = await tester.RunAsync(cancellationToken: Cancellation);

        Assert.Equal(2, first.Calls.Count);
        Assert.Equal(2, second.Calls.Count);
    }

    [Fact]
    public async Task RunAsync_LastAnswerFails_IsGivenAgain()
    {
        var tester = Tester(Retried);
        tester.Mocks["Charge"].Fails("Broken", "for good");

        var run = await tester.RunAsync(cancellationToken: Cancellation);

        Assert.Equal(4, run.Calls.Count);
        Assert.Equal(AslValue.Parse("""{"Error": "Broken", "Cause": "for good"}"""), run.Output);
        Assert.Equal(["Charge", "Sorry"], run.Path);
    }

    [Fact]
    public async Task RunAsync_AnswersUsedUp_ThrowsThoughTheMachineCatchesAll()
    {
        var tester = new StateMachineTester(Machines.Compile(Retried)) { Mocks = new Mocks { RepeatsLastAnswer = false } };
        tester.Mocks["Charge"].Fails("E");

        var exception = await Assert.ThrowsAsync<MockException>(() => tester.RunAsync(cancellationToken: Cancellation));
        Assert.Contains("no answer left for attempt 1", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_TaskWithoutMock_ThrowsThoughTheMachineCatchesAll()
    {
        var exception = await Assert.ThrowsAsync<MockException>(() => Tester(Retried).RunAsync(cancellationToken: Cancellation));
        Assert.Contains("'Charge'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_MockThrows_TestSeesTheException()
    {
        var tester = Tester(Retried);
        tester.Mocks["Charge"].Returns(_ => throw new InvalidTimeZoneException("asserted"));

        await Assert.ThrowsAsync<InvalidTimeZoneException>(() => tester.RunAsync(cancellationToken: Cancellation));
    }

    [Fact]
    public async Task RunAsync_MockThrowsStatesTaskException_FailsTheTask()
    {
        var tester = Tester(Retried);
        tester.Mocks["Charge"].Returns(_ => throw new StatesTaskException("Card.Expired", "in May")).Returns(input => input);

        var run = await tester.RunAsync(5, Cancellation);

        Assert.Equal(5, run.Output);
        Assert.Equal("Card.Expired", run.History.Single(e => e.Type == HistoryEventType.LambdaFunctionFailed).Error);
    }

    [Theory]
    [InlineData("", 20)]
    [InlineData(""", "HeartbeatSeconds": 5""", 5)]
    public async Task RunAsync_TimesOut_TakesTheShorterBound(string heartbeat, int seconds)
    {
        var tester = Tester($$$$"""
            {"StartAt": "T", "States": {"T": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
              "Parameters": {"QueueUrl": "q", "MessageBody.$": "$$.Task.Token"}, "TimeoutSeconds": 20{{{{heartbeat}}}},
              "Catch": [{"ErrorEquals": ["States.HeartbeatTimeout"], "Next": "Missed"}, {"ErrorEquals": ["States.Timeout"], "Next": "Late"}], "End": true},
              "Missed": {"Type": "Pass", "Result": "missed", "End": true}, "Late": {"Type": "Pass", "Result": "late", "End": true}}}
            """);
        tester.Mocks["T"].TimesOut();

        var run = await tester.RunAsync(cancellationToken: Cancellation);

        Assert.Equal(TimeSpan.FromSeconds(seconds), run.Elapsed);
        Assert.Equal(heartbeat.Length == 0 ? "late" : "missed", run.Output);
    }

    [Fact]
    public async Task RunAsync_AnswerSlowerThanTheTimeout_TimesOut()
    {
        var tester = Tester("""{"StartAt": "T", "States": {"T": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "TimeoutSeconds": 10, "End": true}}}""");
        tester.Mocks["T"].Answers(MockAnswer.Return(1) with { After = TimeSpan.FromSeconds(11) });

        var run = await tester.RunAsync(cancellationToken: Cancellation);

        Assert.Equal(ErrorNames.Timeout, run.Error);
        Assert.Equal(TimeSpan.FromSeconds(10), run.Elapsed);
    }

    [Fact]
    public async Task RunAsync_MapWithAnswersByInput_GivesEachIterationItsOwn()
    {
        var tester = Tester("""
            {"StartAt": "M", "States": {"M": {"Type": "Map", "End": true, "ItemProcessor": {"StartAt": "T", "States":
              {"T": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "Retry": [{"ErrorEquals": ["States.ALL"]}], "End": true}}}}}}
            """);
        tester.Mocks["T"].When("a").Fails("E").Returns("A");
        tester.Mocks["T"].When("b").Returns("B");
        tester.Mocks["T"].Returns("other");

        var run = await tester.RunAsync(AslValue.Parse("""["b", "a", "c"]"""), Cancellation);

        Assert.Equal(AslValue.Parse("""["B", "A", "other"]"""), run.Output);
    }

    [Fact]
    public async Task RunAsync_NothingLeftToWaitFor_IsStuck()
    {
        var tester = Tester("""
            {"StartAt": "T", "States": {"T": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
              "Parameters": {"QueueUrl": "q", "MessageBody.$": "$$.Task.Token"}, "End": true}}}
            """);
        tester.Mocks["T"].Answers(MockAnswer.Never);

        var exception = await Assert.ThrowsAsync<StuckExecutionException>(() => tester.RunAsync(cancellationToken: Cancellation));
        Assert.Contains("'T'", exception.Message, StringComparison.Ordinal);
        Assert.Equal(HistoryEventType.TaskStarted, exception.History[^1].Type);
    }

    [Fact]
    public async Task RunAsync_TaskNeverEnds_MachineTimesOut()
    {
        var tester = Tester("""
            {"TimeoutSeconds": 3600, "StartAt": "T", "States": {"T": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "End": true}}}
            """);
        tester.Mocks["T"].Answers(MockAnswer.Never);

        var run = await tester.RunAsync(cancellationToken: Cancellation);

        Assert.Equal(ExecutionStatus.TimedOut, run.Status);
        Assert.Equal(TimeSpan.FromHours(1), run.Elapsed);
    }

    [Theory]
    [InlineData("Pass")]
    [InlineData("Wait\", \"Seconds\": 1, \"Comment\": \"")]
    public async Task RunAsync_EndlessLoop_FailsAtTheBoundOfEvents(string type)
    {
        var run = await Tester($$$$"""
            {"StartAt": "A", "States": {"A": {"Type": "{{{{type}}}}", "Next": "B"}, "B": {"Type": "Choice", "Default": "C",
              "Choices": [{"Variable": "$.stop", "IsPresent": true, "Next": "C"}]}, "C": {"Type": "Choice", "Choices":
              [{"Variable": "$.stop", "IsPresent": false, "Next": "A"}], "Default": "D"}, "D": {"Type": "Succeed"}}}
            """).RunAsync(cancellationToken: Cancellation);

        Assert.Equal(ErrorNames.Runtime, run.Error);
        Assert.Equal("The execution reached the maximum number of history events (25000).", run.Cause);
        Assert.Equal(25_000, run.History.Count);
        Assert.Equal(25_000, run.History[^1].Id);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task RunAsync_TaskResultOver256KiB_FailsWhereLimitsHold(bool hasLimits)
    {
        var tester = new StateMachineTester(Machines.Compile(Retried.Replace("States.TaskFailed", "Other", StringComparison.Ordinal))) { HasServiceLimits = hasLimits };
        // 2 quotation marks and 2 bytes a letter: one byte over the limit.
        tester.Mocks["Charge"].Returns(new string('é', 131_071) + "x");

        var run = await tester.RunAsync(cancellationToken: Cancellation);

        Assert.Equal(ExecutionStatus.Succeeded, run.Status);
        if (!hasLimits)
        {
            Assert.True(run.Output.IsString);
            return;
        }

        Assert.Equal(ErrorNames.DataLimitExceeded, run.Output["Error"]);
        Assert.Equal(
            "The state/task 'arn:aws:lambda:us-east-1:123456789012:function:charge' returned a result with a size exceeding the maximum number of bytes service limit.",
            run.Output["Cause"]);
    }

    [Fact]
    public async Task RunAsync_StateOutputOver256KiB_FailsTheExecutionInTheStatesName()
    {
        var tester = new StateMachineTester(Machines.Compile("""
            {"StartAt": "Twice", "States": {"Twice": {"Type": "Pass", "Parameters": {"a.$": "$", "b.$": "$"}, "End": true}}}
            """)) { HasServiceLimits = true };

        var run = await tester.RunAsync(new string('x', 140_000), Cancellation);

        Assert.Equal(ErrorNames.DataLimitExceeded, run.Error);
        Assert.Equal("The state/task 'Twice' returned a result with a size exceeding the maximum number of bytes service limit.", run.Cause);
    }

    [Fact]
    public async Task RunAsync_SameSeed_SameRun()
    {
        const string Definition = """
            {"StartAt": "Id", "States": {"Id": {"Type": "Pass", "Parameters": {"id.$": "States.UUID()"}, "Next": "T"},
              "T": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "End": true,
              "Retry": [{"ErrorEquals": ["States.ALL"], "IntervalSeconds": 100, "JitterStrategy": "FULL"}]}}}
            """;
        var machine = Machines.Compile(Definition);

        var (first, second, other) = (await RunAsync(1), await RunAsync(1), await RunAsync(2));

        Assert.Equal(first.Elapsed, second.Elapsed);
        Assert.Equal(first.Calls[0].Input, second.Calls[0].Input);
        Assert.NotEqual(first.Elapsed, other.Elapsed);
        Assert.NotEqual(first.Calls[0].Input, other.Calls[0].Input);

        Task<TestRun> RunAsync(int seed)
        {
            var tester = new StateMachineTester(machine) { Seed = seed };
            tester.Mocks["T"].Fails("E").Returns(1);
            return tester.RunAsync(cancellationToken: Cancellation);
        }
    }

    [Fact]
    public async Task RunAsync_UnmockedTasksThatWorkOnOtherThreads_AreWaitedFor()
    {
        var clock = new VirtualTimeProvider();
        var machine = RealTasks.Over(
            Machines.Compile("""
                {"StartAt": "T", "States": {"T": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "Next": "W"},
                  "W": {"Type": "Wait", "Seconds": 60, "End": true}}}
                """),
            async input =>
            {
                await Task.Yield();
                await Task.Delay(TimeSpan.FromSeconds(30), clock, Cancellation);
                return input;
            });

        var run = await new StateMachineTester(machine) { CallsUnmockedTasks = true, TimeProvider = clock }.RunAsync(9, Cancellation);

        Assert.Equal(9, run.Output);
        Assert.Equal(TimeSpan.FromSeconds(90), run.Elapsed);
    }

    [Fact]
    public async Task RunAsync_CallersContextRunsNothing_StillEnds()
    {
        var before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(new DeadContext());
        Task<TestRun> running;
        try
        {
            running = Tester("""{"StartAt": "W", "States": {"W": {"Type": "Wait", "Seconds": 5, "End": true}}}""").RunAsync(1, Cancellation);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }

        Assert.Equal(1, (await running).Output);
    }

    private static StateMachineTester Tester(string definition) => new(Machines.Compile(definition));

    private sealed class DeadContext : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state) => throw new InvalidOperationException("Nothing may be posted here.");
    }
}
