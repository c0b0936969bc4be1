using System.Collections.Concurrent;
using System.Diagnostics;
using AslSharp.DurableTask.Tests.Machines;
using AslSharp.Hosting;

namespace AslSharp.DurableTask.Tests;

/// <summary>Orchestrations that are replayed at every event, and continued as new: it is one execution all the same.</summary>
public sealed class ReplayTests(TestHost host) : HostedTests(host)
{
    [Fact]
    public async Task Loop_IsContinuedAsNew_AndEachTaskIsCalledOnce()
    {
        var name = NewName();
        var tokens = new TokenBox();
        Host.Tasks.Answers[(name, "Ask")] = tokens.TakeAsync;
        var id = await Host.Client.ScheduleExecutionAsync("loop", AslValue.Parse("""{"number":0,"limit":30}"""), name, Cancellation);
        var token = await tokens.NextAsync();
        // The other branch goes on, and is continued as new while this one waits.
        await WaitUntilAsync(() => Host.Tasks.CallsOf(name, "Beat") == 30);
        await Host.Client.SendTaskSuccessAsync(token, AslValue.Of("yes"), Cancellation);
        var ended = await Host.Client.WaitForExecutionAsync(id, Cancellation);
        Assert.Equal("""["yes",30]""", ended.Output.ToJson());
        Assert.Equal((30, 1, 30), (Host.Tasks.CallsOf(name, "Count"), Host.Tasks.CallsOf(name, "Ask"), Host.Tasks.CallsOf(name, "Beat")));
        Assert.Equal(Enumerable.Range(0, 30).Select(static i => (long)i), Host.Tasks.InputsOf(name, "Count").Select(static input => input["number"].GetInt64()));
        Assert.Equal(30, Host.Tasks.InputsOf(name, "Count").Select(static input => Guid.Parse(input["id"].GetString())).Where(static id => id != Guid.Empty).Distinct().Count());
        var instance = await Host.Client.GetInstanceAsync(id, getInputsAndOutputs: true, Cancellation);
        Assert.Contains("continued", instance!.SerializedInput, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("chain-observed")]
    [InlineData("chain-continued")]
    public async Task Events_AreToldOnce_AsInOneProcess(string machine)
    {
        var name = NewName();
        Host.Tasks.Answers[(name, "Second")] = static (_, context, _) => context.Attempt == 0 ? new(context.Fail("Busy")) : new(AslValue.Of(context.Attempt));
        var expected = new EventRecorder();
        var plain = await new ChainStateMachine(Host.Tasks, new ExecutionOptions { Observer = expected })
            .ExecuteAsync(AslValue.Parse("""{"a":1}"""), new ExecutionStart { Name = name }, Cancellation);
        var ended = await RunAsync(machine, """{"a":1}""", name);
        Assert.Equal(plain.Output, ended.Result.Output);
        Assert.Equal(expected.Of(name), Host.Observer.Of(name));
        Assert.Equal((2, 4, 2), (Host.Tasks.CallsOf(name, "First"), Host.Tasks.CallsOf(name, "Second"), Host.Tasks.CallsOf(name, "Third")));
    }

    [Fact]
    public async Task Spans_AreThoseOfOneProcessAlone()
    {
        var name = NewName();
        var executions = new ConcurrentQueue<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == AslSharpTelemetry.ActivitySourceName,
            Sample = static (ref _) => ActivitySamplingResult.AllData,
            ActivityStopped = span =>
            {
                if (Equals(span.GetTagItem("aslsharp.execution.name"), name)) executions.Enqueue(span.OperationName);
            },
        };
        ActivitySource.AddActivityListener(listener);
        await RunAsync("chain-observed", "{}", name);
        Assert.Empty(executions);
        await new ChainStateMachine(Host.Tasks).ExecuteAsync(AslValue.EmptyObject, new ExecutionStart { Name = name }, Cancellation);
        Assert.Equal(["execution chain"], executions);
    }

    [Fact]
    public async Task Heartbeats_OfALongWait_ContinueIt_AndTheAnswerIsNotLost()
    {
        var name = NewName();
        var tokens = new TokenBox();
        Host.Tasks.Answers[(name, "Ask")] = tokens.TakeAsync;
        Host.Tasks.Answers[(name, "Work")] = static (_, _, _) => new(AslValue.Of("done"));
        var id = await Host.Client.ScheduleExecutionAsync("waiting-continued", default, name, Cancellation);
        var token = await tokens.NextAsync();
        for (var i = 0; i < 10; i++) await Host.Client.SendTaskHeartbeatAsync(token, Cancellation);
        await Host.Client.SendTaskSuccessAsync(token, AslValue.Of("yes"), Cancellation);
        Assert.Equal("""{"answer":"yes","work":"done"}""", (await Host.Client.WaitForExecutionAsync(id, Cancellation)).Output.ToJson());
        Assert.Equal((1, 1), (Host.Tasks.CallsOf(name, "Ask"), Host.Tasks.CallsOf(name, "Work")));
        var instance = await Host.Client.GetInstanceAsync(id, getInputsAndOutputs: true, Cancellation);
        Assert.Contains("continued", instance!.SerializedInput, StringComparison.Ordinal);
    }

    [Fact]
    public void Result_OfAnotherDefinition_IsRefused()
    {
        var changed = new StateMachineDescription("chain", "another");
        var result = ActivityResult.By(ChainStateMachine.Description, ActivityResult.HandedOver);
        var fault = Assert.Throws<RuntimeFault>(() => ActivityResult.Read(result, null!, changed));
        Assert.Contains(ChainStateMachine.Description.Fingerprint, fault.Message, StringComparison.Ordinal);
        Assert.Contains("another", fault.Message, StringComparison.Ordinal);
    }

    private static async Task WaitUntilAsync(Func<bool> condition)
    {
        while (!condition()) await Task.Delay(10, Cancellation);
    }
}
