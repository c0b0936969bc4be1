using AslSharp.DurableTask.Tests.Machines;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;

namespace AslSharp.DurableTask.Tests;

/// <summary>Executions as orchestrations. Whatever they wait for, the orchestration is replayed: each task is called once all the same.</summary>
public sealed class ExecutionTests(TestHost host) : IClassFixture<TestHost>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Chain_CallsEachTaskOnce()
    {
        var ended = await RunAsync("chain", """{"a":1}""");
        Assert.Equal("""{"a":1,"first":"First","second":"Second","third":"Third"}""", ended.Result.Output.ToJson());
        Assert.All((string[])["First", "Second", "Third"], state => Assert.Equal(1, host.Tasks.CallsOf(ended.Name, state)));
    }

    [Fact]
    public async Task Retry_WaitsAndCallsAgain_WithAKeyOfItsOwn()
    {
        var name = NewName();
        host.Tasks.Answers[(name, "Second")] = (_, context, _) => context.Attempt == 0 ? new(context.Fail("Busy")) : new(AslValue.Of(context.Attempt));
        var ended = await RunAsync("chain", "{}", name);
        Assert.Equal("""{"first":"First","second":1,"third":"Third"}""", ended.Result.Output.ToJson());
        Assert.Equal(1, host.Tasks.CallsOf(name, "First"));
        var keys = host.Tasks.Calls.Where(call => call.Execution == name && call.State == "Second").Select(static call => call.Key).ToArray();
        Assert.Equal(2, keys.Distinct().Count());
        Assert.True(ended.Result.StopTime - ended.Result.StartTime >= TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Failure_NobodyCatches_IsTheOrchestrationsWithErrorAndCause()
    {
        var name = NewName();
        host.Tasks.Answers[(name, "First")] = static (_, context, _) => new(context.Fail("OutOfStock", "Nothing is left."));
        var ended = await RunAsync("chain", "{}", name);
        Assert.Equal((ExecutionStatus.Failed, "OutOfStock", "Nothing is left."), (ended.Result.Status, ended.Result.Error, ended.Result.Cause));
        var instance = await host.Client.GetInstanceAsync($"chain:{name}", getInputsAndOutputs: true, Cancellation);
        Assert.Equal(OrchestrationRuntimeStatus.Failed, instance!.RuntimeStatus);
        Assert.Equal("""{"Status":"FAILED","Error":"OutOfStock","Cause":"Nothing is left."}""", instance.FailureDetails!.ErrorMessage);
    }

    [Fact]
    public async Task Exception_HasItsClassAsItsError()
    {
        var name = NewName();
        host.Tasks.Answers[(name, "First")] = static (_, _, _) => throw new TimeZoneNotFoundException("Where?");
        var ended = await RunAsync("chain", "{}", name);
        Assert.Equal("TimeZoneNotFoundException", ended.Result.Error);
        Assert.Contains("Where?", ended.Result.Cause, StringComparison.Ordinal);
    }

    [Fact]
    public async Task BranchesAndItems_EndInTheirOrder_EachCalledOnce()
    {
        var ended = await RunAsync("fan", """{"items":[1,2,3,4,5]}""");
        Assert.Equal(
            """{"items":[1,2,3,4,5],"both":["Left","Right"],"each":["Item","Item","Item","Item","Item"],"rows":["Row","Row","Row","Row","Row"]}""",
            ended.Result.Output.ToJson());
        Assert.Equal(
            Enumerable.Range(0, 5).Select(static i => $$"""{"item":{{i + 1}},"index":{{i}}}"""),
            host.Tasks.InputsOf(ended.Name, "Item").OrderBy(static input => input["index"].GetInt64()).Select(static input => input.ToJson()));
        var rows = host.Tasks.Calls.Where(call => call.State == "Row" && call.Key.Contains(":fan/Rows:", StringComparison.Ordinal)).ToArray();
        Assert.Equal(5, rows.Length);
        Assert.Equal(5, rows.Select(static call => call.Key).Distinct().Count());
        Assert.Equal(["1", "2", "3", "4", "5"], rows.Select(static call => call.Input.ToJson()).Order());
    }

    [Fact]
    public async Task Failure_OfOneItem_EndsTheOthers()
    {
        var name = NewName();
        host.Tasks.Answers[(name, "Item")] = static (input, context, _) => input["index"] == 1 ? new(context.Fail("Broken", "The second.")) : new(input["item"]);
        var ended = await RunAsync("fan", """{"items":[1,2,3,4,5]}""", name);
        Assert.Equal((ExecutionStatus.Failed, "Broken", "The second."), (ended.Result.Status, ended.Result.Error, ended.Result.Cause));
    }

    [Fact]
    public async Task Callback_AndActivity_AreAnsweredByToken()
    {
        var name = NewName();
        var tokens = new TokenBox();
        host.Tasks.Answers[(name, "Ask")] = tokens.TakeAsync;
        host.Tasks.Answers[(name, "Work")] = async (input, context, cancellationToken) =>
        {
            await tokens.TakeAsync(input, context, cancellationToken);
            return await context.WaitForTaskTokenAsync(cancellationToken);
        };
        var id = await host.Client.ScheduleExecutionAsync("waiting", default, name, Cancellation);
        var token = await tokens.NextAsync();
        await host.Client.SendTaskHeartbeatAsync(token, Cancellation);
        await host.Client.SendTaskSuccessAsync(token, AslValue.Of("yes"), Cancellation);
        await host.Client.SendTaskSuccessAsync(token, AslValue.Of("too late"), Cancellation);
        await host.Client.SendTaskSuccessAsync(await tokens.NextAsync(), AslValue.Of("done"), Cancellation);
        var ended = await host.Client.WaitForExecutionAsync(id, Cancellation);
        Assert.Equal("""{"answer":"yes","work":"done"}""", ended.Output.ToJson());
        Assert.Equal((1, 1), (host.Tasks.CallsOf(name, "Ask"), host.Tasks.CallsOf(name, "Work")));
        Assert.True(ended.StopTime - ended.StartTime >= TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Callback_ThatFails_IsCaught()
    {
        var name = NewName();
        var tokens = new TokenBox();
        host.Tasks.Answers[(name, "Ask")] = tokens.TakeAsync;
        var id = await host.Client.ScheduleExecutionAsync("waiting", default, name, Cancellation);
        await host.Client.SendTaskFailureAsync(await tokens.NextAsync(), "Refused", "Not today.", Cancellation);
        var ended = await host.Client.WaitForExecutionAsync(id, Cancellation);
        Assert.Equal((ExecutionStatus.Failed, "Refused", "Not today."), (ended.Status, ended.Error, ended.Cause));
    }

    [Fact]
    public async Task Timeout_AndMissedHeartbeat_AreCaught()
    {
        var ended = await RunAsync("late", "{}");
        Assert.Equal("""{"first":{"Error":"States.Timeout","Cause":""},"second":{"Error":"States.Timeout","Cause":""}}""", ended.Result.Output.ToJson());
        Assert.Equal((1, 1), (host.Tasks.CallsOf(ended.Name, "Ask"), host.Tasks.CallsOf(ended.Name, "Ask Again")));
    }

    [Fact]
    public async Task Execution_BeyondItsTime_TimesOut()
    {
        var ended = await RunAsync("limited", "{}");
        Assert.Equal((ExecutionStatus.TimedOut, "States.Timeout", null), (ended.Result.Status, ended.Result.Error, ended.Result.Cause));
    }

    [Fact]
    public async Task NestedExecutions_AreOrchestrations()
    {
        var ended = await RunAsync("parent", """{"a":1}""");
        Assert.Equal(ExecutionStatus.Succeeded, ended.Result.Status);
        Assert.Equal("""{"output":{"a":1,"first":"First","second":"Second","third":"Third"}}""", ended.Result.Output["child"].ToJson());
        var problem = ended.Result.Output["problem"];
        Assert.Equal("States.TaskFailed", problem["Error"].GetString());
        var cause = AslValue.Parse(problem["Cause"].GetString());
        Assert.Equal(("TIMED_OUT", "States.Timeout"), (cause["Status"].GetString(), cause["Error"].GetString()));
    }

    [Fact]
    public async Task Loop_IsContinuedAsNew_AndEachTaskIsCalledOnce()
    {
        var name = NewName();
        var tokens = new TokenBox();
        host.Tasks.Answers[(name, "Ask")] = tokens.TakeAsync;
        var id = await host.Client.ScheduleExecutionAsync("loop", AslValue.Parse("""{"number":0,"limit":30}"""), name, Cancellation);
        var token = await tokens.NextAsync();
        // The other branch goes on, and is continued as new while this one waits.
        await WaitUntilAsync(() => host.Tasks.CallsOf(name, "Beat") == 30);
        await host.Client.SendTaskSuccessAsync(token, AslValue.Of("yes"), Cancellation);
        var ended = await host.Client.WaitForExecutionAsync(id, Cancellation);
        Assert.Equal("""["yes",30]""", ended.Output.ToJson());
        Assert.Equal((30, 1, 30), (host.Tasks.CallsOf(name, "Count"), host.Tasks.CallsOf(name, "Ask"), host.Tasks.CallsOf(name, "Beat")));
        Assert.Equal(Enumerable.Range(0, 30).Select(static i => (long)i), host.Tasks.InputsOf(name, "Count").Select(static input => input["number"].GetInt64()));
        Assert.Equal(30, host.Tasks.InputsOf(name, "Count").Select(static input => Guid.Parse(input["id"].GetString())).Where(static id => id != Guid.Empty).Distinct().Count());
        var instance = await host.Client.GetInstanceAsync(id, getInputsAndOutputs: true, Cancellation);
        Assert.Contains("continued", instance!.SerializedInput, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Terminated_IsAborted()
    {
        var name = NewName();
        var tokens = new TokenBox();
        host.Tasks.Answers[(name, "Ask")] = tokens.TakeAsync;
        var id = await host.Client.ScheduleExecutionAsync("waiting", default, name, Cancellation);
        await tokens.NextAsync();
        await host.Client.TerminateInstanceAsync(id, Cancellation);
        Assert.Equal(ExecutionStatus.Aborted, (await host.Client.WaitForExecutionAsync(id, Cancellation)).Status);
    }

    [Fact]
    public async Task TypedMachine_IsScheduledWithItsInput()
    {
        var client = host.Services.GetRequiredService<StateMachineClient<TypedStateMachine>>();
        var id = await client.ScheduleExecutionAsync(new Greeting("Ada", 2), cancellationToken: Cancellation);
        Assert.Equal("\"Hello Ada. Hello Ada.\"", (await client.Client.WaitForExecutionAsync(id, Cancellation)).Output.ToJson());
        await Assert.ThrowsAsync<ArgumentException>(() => client.ScheduleExecutionAsync(1, cancellationToken: Cancellation));
    }

    [Fact]
    public void Token_ThatIsNone_IsRefused()
        => Assert.Throws<ArgumentException>(() => { _ = host.Client.SendTaskSuccessAsync("nothing", default, Cancellation); });

    private static string NewName() => Guid.NewGuid().ToString("N");

    private async Task<(string Name, ExecutionResult Result)> RunAsync(string machine, string input, string? name = null)
    {
        name ??= NewName();
        var id = await host.Client.ScheduleExecutionAsync(machine, AslValue.Parse(input), name, Cancellation);
        return (name, await host.Client.WaitForExecutionAsync(id, Cancellation));
    }

    private static async Task WaitUntilAsync(Func<bool> condition)
    {
        while (!condition()) await Task.Delay(10, Cancellation);
    }
}
