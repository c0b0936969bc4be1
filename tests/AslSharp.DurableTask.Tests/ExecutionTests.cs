using AslSharp.DurableTask.Tests.Machines;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace AslSharp.DurableTask.Tests;

/// <summary>Executions as orchestrations. Whatever they wait for, the orchestration is replayed: each task is called once all the same.</summary>
public sealed class ExecutionTests(TestHost host) : HostedTests(host)
{
    [Fact]
    public async Task Chain_CallsEachTaskOnce()
    {
        var ended = await RunAsync("chain", """{"a":1}""");
        Assert.Equal("""{"a":1,"first":"First","second":"Second","third":"Third"}""", ended.Result.Output.ToJson());
        Assert.All((string[])["First", "Second", "Third"], state => Assert.Equal(1, Host.Tasks.CallsOf(ended.Name, state)));
    }

    [Fact]
    public async Task Retry_WaitsAndCallsAgain_WithAKeyOfItsOwn()
    {
        var name = NewName();
        Host.Tasks.Answers[(name, "Second")] = (_, context, _) => context.Attempt == 0 ? new(context.Fail("Busy")) : new(AslValue.Of(context.Attempt));
        var ended = await RunAsync("chain", "{}", name);
        Assert.Equal("""{"first":"First","second":1,"third":"Third"}""", ended.Result.Output.ToJson());
        Assert.Equal(1, Host.Tasks.CallsOf(name, "First"));
        var keys = Host.Tasks.Calls.Where(call => call.Execution == name && call.State == "Second").Select(static call => call.Key).ToArray();
        Assert.Equal(2, keys.Distinct().Count());
        Assert.True(ended.Result.StopTime - ended.Result.StartTime >= TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Failure_NobodyCatches_IsTheOrchestrationsWithErrorAndCause()
    {
        var name = NewName();
        Host.Tasks.Answers[(name, "First")] = static (_, context, _) => new(context.Fail("OutOfStock", "Nothing is left."));
        var ended = await RunAsync("chain", "{}", name);
        Assert.Equal((ExecutionStatus.Failed, "OutOfStock", "Nothing is left."), (ended.Result.Status, ended.Result.Error, ended.Result.Cause));
        var instance = await Host.Client.GetInstanceAsync($"chain:{name}", getInputsAndOutputs: true, Cancellation);
        Assert.Equal(OrchestrationRuntimeStatus.Failed, instance!.RuntimeStatus);
        Assert.Equal("""{"Status":"FAILED","Error":"OutOfStock","Cause":"Nothing is left."}""", instance.FailureDetails!.ErrorMessage);
    }

    [Fact]
    public async Task Exception_HasItsClassAsItsError()
    {
        var name = NewName();
        Host.Tasks.Answers[(name, "First")] = static (_, _, _) => throw new TimeZoneNotFoundException("Where?");
        var ended = await RunAsync("chain", "{}", name);
        Assert.Equal("TimeZoneNotFoundException", ended.Result.Error);
        Assert.Contains("Where?", ended.Result.Cause, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fan")]
    [InlineData("fan-continued")]
    public async Task BranchesAndItems_EndInTheirOrder_EachCalledOnce(string machine)
    {
        var ended = await RunAsync(machine, """{"items":[1,2,3,4,5]}""");
        Assert.Equal(
            """{"items":[1,2,3,4,5],"both":["Left","Right"],"each":["Item","Item","Item","Item","Item"],"rows":["Row","Row","Row","Row","Row"]}""",
            ended.Result.Output.ToJson());
        Assert.Equal(
            Enumerable.Range(0, 5).Select(static i => $$"""{"item":{{i + 1}},"index":{{i}}}"""),
            Host.Tasks.InputsOf(ended.Name, "Item").OrderBy(static input => input["index"].GetInt64()).Select(static input => input.ToJson()));
        var rows = Host.Tasks.Calls.Where(call => call.State == "Row" && call.Key.Contains($":{machine}/Rows:", StringComparison.Ordinal)).ToArray();
        Assert.Equal(5, rows.Length);
        Assert.Equal(5, rows.Select(static call => call.Key).Distinct().Count());
        Assert.Equal(["1", "2", "3", "4", "5"], rows.Select(static call => call.Input.ToJson()).Order());
    }

    [Fact]
    public async Task Failure_OfOneItem_EndsTheOthers()
    {
        var name = NewName();
        Host.Tasks.Answers[(name, "Item")] = static (input, context, _) => input["index"] == 1 ? new(context.Fail("Broken", "The second.")) : new(input["item"]);
        var ended = await RunAsync("fan", """{"items":[1,2,3,4,5]}""", name);
        Assert.Equal((ExecutionStatus.Failed, "Broken", "The second."), (ended.Result.Status, ended.Result.Error, ended.Result.Cause));
    }

    [Fact]
    public async Task Callback_AndActivity_AreAnsweredByToken()
    {
        var name = NewName();
        var tokens = new TokenBox();
        Host.Tasks.Answers[(name, "Ask")] = tokens.TakeAsync;
        Host.Tasks.Answers[(name, "Work")] = async (input, context, cancellationToken) =>
        {
            await tokens.TakeAsync(input, context, cancellationToken);
            return await context.WaitForTaskTokenAsync(cancellationToken);
        };
        var id = await Host.Client.ScheduleExecutionAsync("waiting", default, name, Cancellation);
        var token = await tokens.NextAsync();
        await Host.Client.SendTaskHeartbeatAsync(token, Cancellation);
        await Host.Client.SendTaskSuccessAsync(token, AslValue.Of("yes"), Cancellation);
        await Host.Client.SendTaskSuccessAsync(token, AslValue.Of("too late"), Cancellation);
        await Host.Client.SendTaskSuccessAsync(await tokens.NextAsync(), AslValue.Of("done"), Cancellation);
        var ended = await Host.Client.WaitForExecutionAsync(id, Cancellation);
        Assert.Equal("""{"answer":"yes","work":"done"}""", ended.Output.ToJson());
        Assert.Equal((1, 1), (Host.Tasks.CallsOf(name, "Ask"), Host.Tasks.CallsOf(name, "Work")));
        Assert.True(ended.StopTime - ended.StartTime >= TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Callback_ThatFails_IsCaught()
    {
        var name = NewName();
        var tokens = new TokenBox();
        Host.Tasks.Answers[(name, "Ask")] = tokens.TakeAsync;
        var id = await Host.Client.ScheduleExecutionAsync("waiting", default, name, Cancellation);
        await Host.Client.SendTaskFailureAsync(await tokens.NextAsync(), "Refused", "Not today.", Cancellation);
        var ended = await Host.Client.WaitForExecutionAsync(id, Cancellation);
        Assert.Equal((ExecutionStatus.Failed, "Refused", "Not today."), (ended.Status, ended.Error, ended.Cause));
    }

    [Fact]
    public async Task Terminated_IsAborted()
    {
        var name = NewName();
        var tokens = new TokenBox();
        Host.Tasks.Answers[(name, "Ask")] = tokens.TakeAsync;
        var id = await Host.Client.ScheduleExecutionAsync("waiting", default, name, Cancellation);
        await tokens.NextAsync();
        await Host.Client.TerminateInstanceAsync(id, Cancellation);
        Assert.Equal(ExecutionStatus.Aborted, (await Host.Client.WaitForExecutionAsync(id, Cancellation)).Status);
    }

    [Fact]
    public async Task TypedMachine_IsScheduledWithItsInput()
    {
        var client = Host.Services.GetRequiredService<StateMachineClient<TypedStateMachine>>();
        var id = await client.ScheduleExecutionAsync(new Greeting("Ada", 2), cancellationToken: Cancellation);
        Assert.Equal("\"Hello Ada. Hello Ada.\"", (await client.Client.WaitForExecutionAsync(id, Cancellation)).Output.ToJson());
        await Assert.ThrowsAsync<ArgumentException>(() => client.ScheduleExecutionAsync(1, cancellationToken: Cancellation));
    }

    [Fact]
    public void Token_ThatIsNone_IsRefused()
        => Assert.Throws<ArgumentException>(() => { _ = Host.Client.SendTaskSuccessAsync("nothing", default, Cancellation); });

    [Fact]
    public async Task Name_IsTakenOnce()
    {
        var ended = await RunAsync("chain", "{}");
        await Assert.ThrowsAnyAsync<InvalidOperationException>(() => Host.Client.ScheduleExecutionAsync("chain", default, ended.Name, Cancellation));
        Assert.Equal(1, Host.Tasks.CallsOf(ended.Name, "First"));
        Assert.Equal(ExecutionStatus.Succeeded, (await RunAsync("chain-observed", "{}", ended.Name)).Result.Status);
    }

    [Fact]
    public async Task ItemReader_FailsTheExecution_AndSaysWhy()
    {
        var ended = await RunAsync("reader", "{}");
        Assert.Equal(ExecutionStatus.Failed, ended.Result.Status);
        Assert.Contains("An orchestration reads and writes no objects", ended.Result.Cause, StringComparison.Ordinal);
    }

    [Fact]
    public void ResultWriter_IsRefusedWhereTheMachineIsRegistered()
    {
        var problem = Assert.Throws<NotSupportedException>(() => new ServiceCollection().AddDurableTaskWorker(static worker => worker
            .AddStateMachine<WriterStateMachine>(static (_, options) => new WriterStateMachine(options), WriterStateMachine.Description)));
        Assert.Contains("'Rows'", problem.Message, StringComparison.Ordinal);
    }
}
