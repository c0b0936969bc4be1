using AslSharp.Conformance.Tests.Harness;
using AslSharp.Runtime;
using AslSharp.Testing;

namespace AslSharp.Conformance.Tests.Tasks;

/// <summary>What a result says of an execution besides its output: names, times, and where and by what it failed.</summary>
public sealed class ResultEvidenceTests
{
    private const string Nested = """
        {"StartAt": "All", "States": {"All": {"Type": "Map", "ItemsPath": "$", "MaxConcurrency": 1, "End": true, "ItemProcessor": {
          "StartAt": "Both", "States": {"Both": {"Type": "Parallel", "End": true, "Branches": [
            {"StartAt": "Idle", "States": {"Idle": {"Type": "Pass", "End": true}}},
            {"StartAt": "Work", "States": {"Work": {"Type": "Task", "Resource": "arn:aws:lambda:eu-west-1:111111111111:function:f", "Next": "Check"},
              "Check": {"Type": "Choice", "Choices": [{"Variable": "$", "NumericEquals": 3, "Next": "Bad"}, {"Variable": "$.a", "IsNull": true, "Next": "Bad"}], "Default": "Bad"},
              "Bad": {"Type": "Fail", "Error": "Bad"}}}]}}}}}}
        """;

    private static readonly DateTimeOffset Start = new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);

    private readonly List<HistoryEvent> _events = [];
    private readonly VirtualTimeProvider _clock = new(Start);

    [Fact]
    public async Task Succeeded_HasItsNamesAndTimes()
    {
        var result = await RunAsync(Waiting(""), new ExecutionStart { Name = "first" });

        Assert.Equal(("first", "arn:aws:states:us-east-1:123456789012:execution:machine:first"), (result.ExecutionName, result.ExecutionArn));
        Assert.Equal((Start, Start.AddSeconds(5)), (result.StartTime, result.StopTime));
        Assert.Equal((null, null, null), (result.FailedState, result.FailedStatePath, result.Exception));
    }

    [Fact]
    public async Task Unnamed_HasTheNameThatItsHistoryHas()
    {
        var id = "";
        var options = new ExecutionOptions { Observer = new Named(name => id = name) };
        var result = await Machines.Compile("""{"StartAt": "S", "States": {"S": {"Type": "Succeed"} } }""", options).ExecuteAsync(AslValue.EmptyObject, Cancellation);

        Assert.Equal(id, result.ExecutionArn);
        Assert.EndsWith(":" + result.ExecutionName, id, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TimedOut_StoppedWhenItsTimeWasOver_AndNoStateFailed()
    {
        var result = await RunAsync(Waiting("\"TimeoutSeconds\": 2,"), new ExecutionStart());

        Assert.Equal((ExecutionStatus.TimedOut, Start.AddSeconds(2)), (result.Status, result.StopTime));
        Assert.Equal((result.StopTime, HistoryEventType.ExecutionTimedOut), (_events[^1].Timestamp, _events[^1].Type));
        Assert.Null(result.FailedState);
    }

    [Fact]
    public async Task Task_ThatThrows_GivesItsExceptionObject()
    {
        var thrown = new StatesTaskException("Mine", "why", new InvalidOperationException("behind"));
        var machine = (CompiledStateMachine)ScriptedTasks.Over(Machines.Compile(Nested), null, (_, _, _) => throw thrown);

        var exception = await Assert.ThrowsAsync<ExecutionFailedException>(
            async () => await machine.RunAsync(AslValue.Parse("[1]"), new ExecutionStart { Name = "n" }, Cancellation));
        Assert.Same(thrown, exception.InnerException);
        Assert.Same(thrown, exception.Result.Exception);
        Assert.Equal(("Work", "All[0]/Both[1]/Work"), (exception.Result.FailedState, exception.Result.FailedStatePath));
        Assert.Equal("The execution 'n' failed in the state 'All[0]/Both[1]/Work': Mine: why", exception.Message);
    }

    [Fact]
    public async Task Task_ThatThrowsAnyException_GivesThatToo()
    {
        var thrown = new InvalidDataException("bad");
        var machine = ScriptedTasks.Over(Machines.Compile(Nested), null, async (_, input, _) =>
        {
            await Task.Yield();
            return input.Equals(AslValue.Of(2)) ? throw thrown : input;
        });

        Assert.Same(thrown, (await machine.ExecuteAsync(AslValue.Parse("[2]"), Cancellation)).Exception);
    }

    [Fact]
    public async Task FailState_NamesItself()
    {
        var machine = ScriptedTasks.Over(Machines.Compile(Nested), null, static (_, _, _) => new(AslValue.Of(3)));
        var result = await machine.ExecuteAsync(AslValue.Parse("[1]"), Cancellation);

        Assert.Equal(("Bad", "Bad", "All[0]/Both[1]/Bad", null), (result.Error, result.FailedState, result.FailedStatePath, result.Exception));
    }

    [Fact]
    public async Task Fault_NamesItsState()
    {
        var machine = ScriptedTasks.Over(Machines.Compile(Nested), null, static (_, _, _) => new(AslValue.Of("no number")));
        var result = await machine.ExecuteAsync(AslValue.Parse("[1]"), Cancellation);

        Assert.Equal((ErrorNames.Runtime, "All[0]/Both[1]/Check"), (result.Error, result.FailedStatePath));
    }

    [Fact]
    public async Task Failure_HandledBefore_IsNotTheOneThatIsTold()
    {
        const string Definition = """
            {"StartAt": "First", "States": {
              "First": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage", "Parameters": {"QueueUrl": "q", "MessageBody": "m"}, "TimeoutSeconds": 1,
                "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Second"}], "End": true},
              "Second": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage", "Parameters": {"QueueUrl": "q", "MessageBody": "m"}, "TimeoutSeconds": 1, "End": true} } }
            """;
        var result = await RunAsync(Definition, new ExecutionStart());

        Assert.Equal((ErrorNames.Timeout, "Second"), (result.Error, result.FailedState));
        Assert.Equal(Start.AddSeconds(2), result.StopTime);
    }

    [Fact]
    public async Task Observer_ThatThrows_IsTheExceptionOfTheResult()
    {
        var thrown = new InvalidOperationException("observer");
        var options = new ExecutionOptions { Observer = new Hostile.Observer(e => throw thrown) };
        var result = await Machines.Compile("""{"StartAt": "S", "States": {"S": {"Type": "Succeed"} } }""", options).ExecuteAsync(AslValue.EmptyObject, Cancellation);

        Assert.Same(thrown, result.Exception);
        Assert.Null(result.FailedState);
    }

    [Fact]
    public async Task Store_ThatThrows_IsTheExceptionOfTheResult()
    {
        var machine = Machines.Compile(
            """
            {"StartAt": "Each", "States": {"Each": {"Type": "Map", "End": true,
              "ItemReader": {"Resource": "arn:aws:states:::s3:getObject", "ReaderConfig": {"InputType": "JSON"}, "Parameters": {"Bucket": "b", "Key": "k"}},
              "ItemProcessor": {"ProcessorConfig": {"Mode": "DISTRIBUTED", "ExecutionType": "STANDARD"}, "StartAt": "P", "States": {"P": {"Type": "Pass", "End": true} } } } } }
            """, new ExecutionOptions { ObjectStore = new MemoryObjectStore() });
        var result = await machine.ExecuteAsync(AslValue.EmptyObject, Cancellation);

        Assert.Equal((ErrorNames.ItemReaderFailed, "Each"), (result.Error, result.FailedState));
        Assert.Equal(result.Cause, result.Exception!.Message);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static string Waiting(string fields) => $$"""{"StartAt": "W", {{fields}} "States": {"W": {"Type": "Wait", "Seconds": 5, "End": true} } }""";

    private async Task<ExecutionResult> RunAsync(string definition, ExecutionStart start)
    {
        var options = new ExecutionOptions
        {
            TimeProvider = _clock,
            Observer = new Hostile.Observer(_events.Add),
            Services = new ServiceHandlers().Add("arn:aws:states:::sqs:*", static async (_, _, cancellationToken) =>
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
                return default;
            }),
        };
        var running = Machines.Compile(definition, options).ExecuteAsync(AslValue.EmptyObject, start, Cancellation).AsTask();
        while (!running.IsCompleted && _clock.AdvanceToNextTimer())
        {
        }

        return await running;
    }

    private sealed class Named(Action<string> tell) : IExecutionObserver
    {
        public void OnEvent(string executionId, HistoryEvent historyEvent) => tell(executionId);
    }
}
