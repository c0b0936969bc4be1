using AslSharp.Testing;

namespace AslSharp.Conformance.Tests.Services;

/// <summary>Tasks that start executions of other machines (reference 11).</summary>
public sealed class NestedExecutionTests(NestedMachines machines) : IClassFixture<NestedMachines>
{
    private const string ParentArn = "arn:aws:states:us-east-1:123456789012:execution:machine0:p";
    private const string ChildArn = "arn:aws:states:us-east-1:111111111111:execution:child:c";

    private readonly VirtualTimeProvider _clock = new();
    private readonly List<HistoryEvent> _history = [];
    private string[] _executions = [];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sync_Child_GivesWhatDescribeExecutionSays()
    {
        var result = await RunAsync(machines.Sync, """{"Name": "c", "Input": {"wait": 5, "value": [1]}}""");

        Assert.Equal(
            AslValue.Parse("""
                {"ExecutionArn": "arn:aws:states:us-east-1:111111111111:execution:child:c", "Input": "{\"wait\":5,\"value\":[1]}", "InputDetails": {"Included": true},
                 "Name": "c", "Output": "[1]", "OutputDetails": {"Included": true}, "RedriveCount": 0, "RedriveStatus": "NOT_REDRIVABLE",
                 "RedriveStatusReason": "Execution is SUCCEEDED and cannot be redriven", "StartDate": 1735689600000,
                 "StateMachineArn": "arn:aws:states:us-east-1:111111111111:stateMachine:child", "Status": "SUCCEEDED", "StopDate": 1735689605000}
                """),
            result.Output);
        Assert.Equal([ParentArn, ChildArn], _executions.Distinct());
        var child = _history.Where((_, i) => _executions[i] == ChildArn).ToArray();
        Assert.Equal(Enumerable.Range(1, child.Length), child.Select(static e => e.Id));
        Assert.Equal("child", child.Single(static e => e.Type == HistoryEventType.PassStateEntered && e.Name == "Done").Input["machine"]);
        var submitted = _history.Single(static e => e.Type == HistoryEventType.TaskSubmitted);
        Assert.Equal(
            ["ExecutionArn", "SdkHttpMetadata", "SdkResponseMetadata", "StartDate"],
            submitted.Output.Properties.ToArray().Select(static property => property.Name.Text));
    }

    [Theory]
    [InlineData("""{"Input": {"wait": 0, "value": 1}}""", """{"wait": 0, "value": 1}""")]
    [InlineData("""{"Input": "{\"wait\": 0, \"value\": 1}"}""", """{"wait": 0, "value": 1}""")]
    public async Task Sync2_Child_GivesJson(string parameters, string input)
    {
        var result = await RunAsync(machines.Sync2, parameters);

        Assert.Equal(AslValue.Parse(input), result.Output["Input"]);
        Assert.Equal(1, result.Output["Output"]);
    }

    [Fact]
    public async Task Sync_InputNull_IsAnEmptyObject()
    {
        var result = await RunAsync(machines.Sync, """{"Name": "c", "Input": null}""");

        // The child reads $.wait, which is not there.
        Assert.Equal("{}", AslValue.Parse(result.Cause!)["Input"].GetString());
        Assert.Equal("States.Runtime", AslValue.Parse(result.Cause!)["Error"]);
    }

    [Fact]
    public async Task Sync_ChildFails_FailsTheTaskWithTheExecutionAsCause()
    {
        var result = await RunAsync(machines.Sync, """{"Name": "c", "Input": {"wait": 1, "error": "Broken"}}""");

        Assert.Equal(ErrorNames.TaskFailed, result.Error);
        var cause = AslValue.Parse(result.Cause!);
        Assert.Equal(("Broken", "for good", "FAILED"), (cause["Error"].GetString(), cause["Cause"].GetString(), cause["Status"].GetString()));
        Assert.Equal("""{"wait":1,"error":"Broken"}""", cause["Input"].GetString());
    }

    [Fact]
    public async Task Sync_ParentTimesOut_AbortsTheChild()
    {
        var result = await RunAsync(machines.Sync, """{"Name": "c", "Input": {"wait": 1000, "value": 1}}""");

        Assert.Equal(ErrorNames.Timeout, result.Error);
        Assert.Contains(_history, static e => e.Type == HistoryEventType.ExecutionAborted);
        Assert.DoesNotContain(_history, static e => e.Type == HistoryEventType.WaitStateExited);
    }

    [Fact]
    public async Task Start_ParentEnds_ChildGoesOn()
    {
        var registry = Registry();
        var running = ExecuteAsync(machines.Start, registry, """{"Name": "c", "Input": {"wait": 1000, "value": 1}}""");
        var result = await running;

        Assert.Equal(ChildArn, result.Output["ExecutionArn"]);
        Assert.Equal(1735689600000, result.Output["StartDate"]);
        var idle = registry.WhenIdleAsync(Cancellation);
        Assert.False(idle.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(1000));
        await idle;
        Assert.Equal(HistoryEventType.ExecutionSucceeded, _history[^1].Type);
        Assert.Equal(1, _history[^1].Output);
    }

    [Theory]
    [InlineData("""{"wait": 1000, "value": 1}""", null)]
    [InlineData("""{"wait": 1000, "value": 2}""", "StepFunctions.ExecutionAlreadyExistsException")]
    public async Task Start_NameOfARunningExecution_IsTheSameOrRefused(string input, string? error)
    {
        var registry = Registry();
        await ExecuteAsync(machines.Start, registry, """{"Name": "c", "Input": {"wait": 1000, "value": 1}}""");
        var result = await ExecuteAsync(machines.Start, registry, $$"""{"Name": "c", "Input": {{input}}}""");

        Assert.Equal(error, result.Error);
        Assert.Single(_history, static e => e.Type == HistoryEventType.WaitStateEntered);
        if (error is not null) Assert.StartsWith($"Execution Already Exists: '{ChildArn}' (Service: AWSStepFunctions; Status Code: 400; Error Code: ExecutionAlreadyExists;", result.Cause, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_UnknownMachine_Fails()
    {
        var result = await ExecuteAsync(machines.Start, new StateMachineRegistry(), "{}");

        Assert.Equal("StepFunctions.StateMachineDoesNotExistException", result.Error);
        Assert.StartsWith(
            "State Machine Does Not Exist: 'arn:aws:states:us-east-1:111111111111:stateMachine:child:live' (Service: AWSStepFunctions; Status Code: 400; Error Code: StateMachineDoesNotExist; Request ID: ",
            result.Cause,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_InputThatIsNoJson_Fails()
        => Assert.Equal("StepFunctions.InvalidExecutionInputException", (await RunAsync(machines.Start, """{"Input": "no JSON"}""")).Error);

    [Fact]
    public async Task WaitForTaskToken_Child_AnswersTheParent()
    {
        var registry = new StateMachineRegistry();
        var options = Options(registry);
        options = options with { Services = new ServiceHandlers().AddTaskTokens(options.TaskTokens) };
        registry.Add("child", machines.Answering);

        var result = await machines.WaitForTaskToken(options).ExecuteAsync(AslValue.EmptyObject, Cancellation);

        Assert.Equal("answered", result.Output);
    }

    [Fact]
    public async Task Sync_TokenAnswered_EndsTheTaskBeforeTheChild()
    {
        var options = Options(Registry());
        var running = machines.SyncWithToken(options).ExecuteAsync(AslValue.EmptyObject, Cancellation).AsTask();
        var token = _history.First(static e => e.Type == HistoryEventType.TaskScheduled).Input["Input"]["token"].GetString();

        Assert.Equal(SendTaskResult.Accepted, options.TaskTokens.SendTaskSuccess(token, "early"));
        Assert.Equal("early", (await running).Output);
        Assert.DoesNotContain(_history, static e => e.Type == HistoryEventType.ExecutionAborted);
    }

    [Fact]
    public async Task Machine_ThatStartsItselfManyTimesOver_UsesUpNoStack()
    {
        const int Depth = 20_000;
        var registry = new StateMachineRegistry();
        var started = 0;
        registry.Add("child", options => Interlocked.Increment(ref started) < Depth ? machines.StartAgain(options) : machines.Child(options));

        await machines.StartAgain(new ExecutionOptions { StateMachines = registry }).ExecuteAsync(AslValue.EmptyObject, Cancellation);
        await registry.WhenIdleAsync(Cancellation);

        Assert.Equal(Depth, started);
    }

    [Fact]
    public async Task Tester_MocksAndClock_AreTheChildsToo()
    {
        var registry = new StateMachineRegistry().Add("child", machines.Worker);
        var tester = new StateMachineTester(machines.Sync2(null)) { Options = new ExecutionOptions { StateMachines = registry } };
        tester.Mocks["Work"].Fails("E").Returns("worked");

        var run = await tester.RunAsync(AslValue.Parse("""{"Input": {}}"""), Cancellation);

        Assert.Equal("worked", run.Output["Output"]);
        // One second before the retry, and a minute of waiting.
        Assert.Equal(TimeSpan.FromSeconds(61), run.Elapsed);
        Assert.Single(run.ChildHistories);
        Assert.DoesNotContain(run.History, static e => e.Name == "Work");
    }

    [Fact]
    public async Task Tester_MockOfTheStartingState_StartsNothing()
    {
        var registry = new StateMachineRegistry().Add("child", static _ => throw new InvalidOperationException("Not to be made."));
        var tester = new StateMachineTester(machines.Sync2(null)) { Options = new ExecutionOptions { StateMachines = registry } };
        tester.Mocks["Start"].Returns(1);

        Assert.Equal(1, (await tester.RunAsync(AslValue.Parse("""{"Input": {}}"""), Cancellation)).Output);
    }

    private StateMachineRegistry Registry() => new StateMachineRegistry().Add("child", machines.Child);

    private ExecutionOptions Options(StateMachineRegistry registry)
    {
        return new ExecutionOptions { TimeProvider = _clock, Observer = new Recorder(_history), StateMachines = registry, StateMachineName = "machine0" };
    }

    private async Task<ExecutionResult> ExecuteAsync(Func<ExecutionOptions?, IStateMachine> machine, StateMachineRegistry registry, string parameters)
    {
        var options = Options(registry);
        var recorder = (Recorder)options.Observer!;
        var running = machine(options).ExecuteAsync(AslValue.Parse(parameters), new ExecutionStart { Name = "p" }, Cancellation).AsTask();
        while (!running.IsCompleted && _clock.AdvanceToNextTimer())
        {
        }

        var result = await running;
        _executions = [.. recorder.Executions];
        return result;
    }

    private Task<ExecutionResult> RunAsync(Func<ExecutionOptions?, IStateMachine> machine, string parameters) => ExecuteAsync(machine, Registry(), parameters);
}
