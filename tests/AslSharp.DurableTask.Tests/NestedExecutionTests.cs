namespace AslSharp.DurableTask.Tests;

/// <summary>Executions that executions start.</summary>
public sealed class NestedExecutionTests(TestHost host) : HostedTests(host)
{
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
    public async Task NestedExecution_OfAName_IsStartedOnce_AndGoesOnAlone()
    {
        var name = NewName();
        var tokens = new TokenBox();
        Host.Tasks.Answers[(name, "Ask")] = tokens.TakeAsync;
        var ended = await RunAsync("named", "{}", name);
        Assert.Equal((ExecutionStatus.Succeeded, null, null), (ended.Result.Status, ended.Result.Error, ended.Result.Cause));
        Assert.Equal($"arn:aws:states:us-east-1:123456789012:execution:waiting:{name}", ended.Result.Output["first"]["ExecutionArn"].GetString());
        Assert.Equal(ended.Result.Output["first"]["ExecutionArn"], ended.Result.Output["second"]["ExecutionArn"]);
        Assert.Equal("StepFunctions.ExecutionAlreadyExistsException", ended.Result.Output["problem"]["Error"].GetString());
        // Whoever started it has ended, and it is still there.
        await Host.Client.SendTaskFailureAsync(await tokens.NextAsync(), "Refused", "Not today.", Cancellation);
        var child = await Host.Client.WaitForExecutionAsync($"waiting:{name}", Cancellation);
        Assert.Equal((ExecutionStatus.Failed, "Refused"), (child.Status, child.Error));
        Assert.Equal(1, Host.Tasks.CallsOf(name, "Ask"));
    }

    [Fact]
    public async Task NestedExecution_ThatEndsWithNull_TellsSo()
    {
        var ended = await RunAsync("outer", """{"machine":"nothing"}""");
        Assert.Equal(AslValue.Null, ended.Result.Output["Output"]);
    }

    [Fact]
    public async Task NestedExecution_OfNoMachine_Fails()
    {
        var ended = await RunAsync("outer", """{"machine":"nobody"}""");
        Assert.Equal("StepFunctions.StateMachineDoesNotExistException", ended.Result.Error);
    }

    [Fact]
    public async Task Stopped_IsAborted_AndWhatItWaitsForToo()
    {
        var name = NewName();
        var id = await StartWaitingAsync(name);
        await Host.Client.StopExecutionAsync(id, "Enough", "Nobody wants it any more.", Cancellation);
        var ended = await Host.Client.WaitForExecutionAsync(id, Cancellation);
        Assert.Equal((ExecutionStatus.Aborted, "Enough", "Nobody wants it any more."), (ended.Status, ended.Error, ended.Cause));
        Assert.Equal(name, ended.ExecutionName);
        Assert.Equal(ExecutionStatus.Aborted, (await Host.Client.WaitForExecutionAsync($"waiting:{name}", Cancellation)).Status);
    }

    [Fact]
    public async Task Terminated_NestedExecutionFailsTheTask()
    {
        var name = NewName();
        var id = await StartWaitingAsync(name);
        await Host.Client.TerminateInstanceAsync($"waiting:{name}", Cancellation);
        var ended = await Host.Client.WaitForExecutionAsync(id, Cancellation);
        Assert.Equal((ExecutionStatus.Failed, "States.TaskFailed"), (ended.Status, ended.Error));
        Assert.Equal("ABORTED", AslValue.Parse(ended.Cause!)["Status"].GetString());
    }

    /// <summary>Starts an execution that waits for another of its name, which waits for an answer.</summary>
    private async Task<string> StartWaitingAsync(string name)
    {
        var tokens = new TokenBox();
        Host.Tasks.Answers[(name, "Ask")] = tokens.TakeAsync;
        var id = await Host.Client.ScheduleExecutionAsync("outer", AslValue.Parse("""{"machine":"waiting"}"""), name, Cancellation);
        await tokens.NextAsync();
        return id;
    }
}
