using AslSharp.Testing;

namespace AslSharp.Conformance.Tests.Services;

/// <summary>Activities whose workers poll, in virtual time (reference 11, 12).</summary>
public sealed class ActivityTests
{
    private const string Approve = "arn:aws:states:us-east-1:123456789012:activity:approve";
    private readonly VirtualTimeProvider _clock = new();
    private readonly List<HistoryEvent> _history = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Worker_BeforeOrAfterTheTask_GetsItAndAnswers(bool isEarly)
    {
        var (machine, options) = Machine();
        var poll = isEarly ? Poll(options, Approve) : null;
        var running = machine.ExecuteAsync(5, Cancellation).AsTask();
        var task = await (poll ?? Poll(options, "approve"));

        Assert.Equal(5, task!.Input);
        Assert.Equal(SendTaskResult.Accepted, options.TaskTokens.SendTaskSuccess(task.TaskToken, 6));
        Assert.Equal(6, (await running).Output);
        Assert.Equal(SendTaskResult.TaskTimedOut, options.TaskTokens.SendTaskSuccess(task.TaskToken, 7));
        Assert.Equal(SendTaskResult.InvalidToken, options.TaskTokens.SendTaskHeartbeat("another"));
        Assert.Equal(
            [HistoryEventType.ActivityScheduled, HistoryEventType.ActivityStarted, HistoryEventType.ActivitySucceeded],
            _history.Select(static e => e.Type).Where(static type => type.ToString().StartsWith("Activity", StringComparison.Ordinal)));
        Assert.Equal("w1", _history.Single(static e => e.Type == HistoryEventType.ActivityStarted).WorkerName);
        Assert.Equal(Enumerable.Range(1, _history.Count), _history.Select(static e => e.Id));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Worker_WhoseTaskTheObserverRefuses_IsLetGo(bool isEarly)
    {
        var (_, options) = Machine();
        options = options with
        {
            Observer = new Hostile.Observer(static e =>
            {
                if (e.Type == HistoryEventType.ActivityStarted) throw new InvalidOperationException("observer");
            }),
        };
        var machine = Machines.Compile(Definition(""), options);
        var poll = isEarly ? Poll(options, Approve) : null;
        var running = machine.ExecuteAsync(5, Cancellation).AsTask();
        var task = await (poll ?? Poll(options, Approve)).WaitAsync(TimeSpan.FromMinutes(1), Cancellation);

        Assert.Equal(ErrorNames.Runtime, (await running).Error);
        Assert.Equal(SendTaskResult.TaskTimedOut, options.TaskTokens.SendTaskSuccess(task!.TaskToken, 6));
    }

    [Fact]
    public async Task Worker_ThatFails_FailsTheTask()
    {
        var (machine, options) = Machine();
        var running = machine.ExecuteAsync(5, Cancellation).AsTask();
        options.TaskTokens.SendTaskFailure((await Poll(options, "approve"))!.TaskToken, "No", "never");

        var result = await running;
        Assert.Equal(("No", "never"), (result.Error, result.Cause));
        Assert.Equal(HistoryEventType.ActivityFailed, _history[^2].Type);
    }

    [Fact]
    public async Task Task_WithoutWorker_TimesOutFromWhereItWasScheduled()
    {
        var (machine, _) = Machine(""", "TimeoutSeconds": 100, "HeartbeatSeconds": 10""");
        var running = machine.ExecuteAsync(5, Cancellation).AsTask();
        _clock.Advance(TimeSpan.FromSeconds(99));
        Assert.False(running.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(ErrorNames.Timeout, (await running).Error);
        Assert.Equal([HistoryEventType.ActivityScheduled, HistoryEventType.ActivityTimedOut], _history[2..4].Select(static e => e.Type));
    }

    [Fact]
    public async Task Heartbeat_IsDueFromWhereTheWorkerHasTheTask()
    {
        var (machine, options) = Machine(""", "TimeoutSeconds": 1000, "HeartbeatSeconds": 10""");
        var running = machine.ExecuteAsync(5, Cancellation).AsTask();
        _clock.Advance(TimeSpan.FromSeconds(50));
        var task = await Poll(options, "approve");
        _clock.Advance(TimeSpan.FromSeconds(9));
        Assert.Equal(SendTaskResult.Accepted, options.TaskTokens.SendTaskHeartbeat(task!.TaskToken));
        _clock.Advance(TimeSpan.FromSeconds(9));
        Assert.False(running.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(ErrorNames.Timeout, (await running).Error);
        Assert.Equal(SendTaskResult.TaskTimedOut, options.TaskTokens.SendTaskHeartbeat(task.TaskToken));
    }

    [Fact]
    public async Task Poll_WithoutTaskForAMinute_AnswersNull()
    {
        var (_, options) = Machine();
        var poll = Poll(options, "approve");
        _clock.Advance(TimeSpan.FromSeconds(59));
        Assert.False(poll.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Null(await poll);
    }

    [Fact]
    public async Task Activity_ThatOptionsDoNotName_CallsTheMethod()
    {
        var activities = new ActivityTasks("other");
        var machine = Harness.ScriptedTasks.Over(Machines.Compile(Definition("")), new ExecutionOptions { Activities = activities }, static (_, input, _) => new(input));

        Assert.Equal(5, (await machine.ExecuteAsync(5, Cancellation)).Output);
    }

    [Fact]
    public async Task Tester_WithAWorker_RunsInVirtualTime()
    {
        var options = new ExecutionOptions { Activities = new ActivityTasks { TimeProvider = _clock } };
        var machine = Machines.Compile($$$$"""
            {"StartAt": "W", "States": {"W": {"Type": "Wait", "Seconds": 3600, "Next": "A"},
              "A": {"Type": "Task", "Resource": "{{{{Approve}}}}", "TimeoutSeconds": 600, "End": true}}}
            """);
        var working = WorkAsync();

        var run = await new StateMachineTester(machine) { Options = options, TimeProvider = _clock }.RunAsync(5, Cancellation);

        Assert.Equal("done", run.Output);
        Assert.True(run.Elapsed >= TimeSpan.FromHours(1));
        await working;

        async Task WorkAsync()
        {
            ActivityTask? task = null;
            while (task is null) task = await options.Activities!.GetTaskAsync("approve", cancellationToken: Cancellation).ConfigureAwait(false);
            options.TaskTokens.SendTaskSuccess(task.TaskToken, "done");
        }
    }

    [Fact]
    public async Task Tester_WithAMock_AsksNoWorker()
    {
        var tester = new StateMachineTester(Machines.Compile(Definition(""))) { Options = new ExecutionOptions { Activities = new ActivityTasks() } };
        tester.Mocks["A"].Returns(1);

        var run = await tester.RunAsync(cancellationToken: Cancellation);
        Assert.Equal(1, run.Output);
        Assert.Contains(run.History, static e => e.Type == HistoryEventType.ActivityStarted);
    }

    private static Task<ActivityTask?> Poll(ExecutionOptions options, string activity) => options.Activities!.GetTaskAsync(activity, "w1", Cancellation).AsTask();

    private static string Definition(string fields) => $$$$"""{"StartAt": "A", "States": {"A": {"Type": "Task", "Resource": "{{{{Approve}}}}"{{{{fields}}}}, "End": true}}}""";

    private (IStateMachine Machine, ExecutionOptions Options) Machine(string fields = "")
    {
        var options = new ExecutionOptions
        {
            TimeProvider = _clock,
            Activities = new ActivityTasks("approve") { TimeProvider = _clock },
            Observer = new Recorder(_history),
        };
        return (Machines.Compile(Definition(fields), options), options);
    }
}
