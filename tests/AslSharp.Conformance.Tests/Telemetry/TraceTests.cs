using System.Diagnostics;
using AslSharp.Conformance.Tests.Harness;

namespace AslSharp.Conformance.Tests.Telemetry;

/// <summary>The spans of executions, as a listener sees them.</summary>
public sealed class TraceTests
{
    private const string Retried = """
        {"StartAt": "Charge", "States": {"Charge": {"Type": "Task", "Resource": "arn:aws:lambda:eu-west-1:111111111111:function:charge",
          "Retry": [{"ErrorEquals": ["Busy"], "IntervalSeconds": 0}], "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Refused"}], "Next": "Done"},
          "Refused": {"Type": "Fail", "Error": "Refused", "Cause": "No money."}, "Done": {"Type": "Succeed"} } }
        """;

    [Fact]
    public async Task Execution_HasASpan_WithOneForEachState_AndOneForEachAttempt()
    {
        using var spans = new CollectedSpans("trace-retried");
        var machine = Machine("trace-retried", Retried, static (context, input, _) => new(context.Attempt == 0 ? context.Fail("Busy") : input));

        var result = await machine.ExecuteAsync(AslValue.EmptyObject, Cancellation);

        Assert.True(result.IsSuccess);
        Assert.Equal(["task Charge", "task Charge", "state Charge", "state Done", "execution trace-retried"], spans.Ended.Select(static span => span.OperationName));
        var execution = spans["execution trace-retried"];
        Assert.Equal(result.ExecutionArn, execution.GetTagItem("aslsharp.execution.arn"));
        Assert.Equal("Succeeded", execution.GetTagItem("aslsharp.execution.status"));
        Assert.EndsWith(":stateMachine:trace-retried", (string?)execution.GetTagItem("aws.step_functions.state_machine.arn"), StringComparison.Ordinal);
        var state = spans["state Charge"];
        Assert.Equal(execution.SpanId, state.ParentSpanId);
        Assert.Equal("Task", state.GetTagItem("aslsharp.state.type"));
        Assert.Equal(ActivityStatusCode.Unset, state.Status);
        var attempts = spans.Ended.Take(2).ToList();
        Assert.All(attempts, attempt => Assert.Equal(state.SpanId, attempt.ParentSpanId));
        Assert.Equal([(ActivityStatusCode.Error, "Busy", 0), (ActivityStatusCode.Unset, null, 1)], attempts.Select(static attempt
            => (attempt.Status, (string?)attempt.GetTagItem("error.type"), (int)attempt.GetTagItem("aslsharp.task.attempt")!)));
    }

    [Fact]
    public async Task Failure_MarksTheSpans_OfTheStateThatNothingCatches_AndOfTheExecution()
    {
        using var spans = new CollectedSpans("trace-failed");
        await Machine("trace-failed", Retried, static (context, _, _) => new(context.Fail("Broken", "It is broken."))).ExecuteAsync(AslValue.EmptyObject, Cancellation);

        Assert.Equal(ActivityStatusCode.Unset, spans["state Charge"].Status);
        foreach (var failed in new[] { spans["state Refused"], spans["execution trace-failed"] })
        {
            Assert.Equal(ActivityStatusCode.Error, failed.Status);
            Assert.Equal("Refused", failed.GetTagItem("error.type"));
            Assert.Equal("No money.", failed.StatusDescription);
        }
    }

    [Fact]
    public async Task Fault_OfTheInterpreter_MarksTheSpanOfItsState()
    {
        using var spans = new CollectedSpans("trace-fault");
        var result = await Machine("trace-fault", """{"StartAt": "P", "States": {"P": {"Type": "Pass", "InputPath": "$.nothing", "End": true} } }""")
            .ExecuteAsync(AslValue.EmptyObject, Cancellation);

        Assert.Equal("States.Runtime", spans["state P"].GetTagItem("error.type"));
        Assert.Equal(result.Cause, spans["state P"].StatusDescription);
    }

    [Fact]
    public async Task Attempt_IsCurrent_WhileItsMethodRuns_AndNoLonger()
    {
        using var spans = new CollectedSpans("trace-current");
        var seen = new List<string?>();
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var machine = Machine("trace-current", Retried, async (_, input, _) =>
        {
            seen.Add(Activity.Current?.OperationName);
            await gate.Task;
            seen.Add(Activity.Current?.OperationName);
            return input;
        });
        using var caller = new Activity("caller").Start();

        var running = machine.ExecuteAsync(AslValue.EmptyObject, Cancellation);
        seen.Add(Activity.Current?.OperationName);
        gate.SetResult();
        await running;
        seen.Add(Activity.Current?.OperationName);

        Assert.Equal(["task Charge", "caller", "task Charge", "caller"], seen);
        Assert.Equal(caller.SpanId, spans["execution trace-current"].ParentSpanId);
    }

    [Fact]
    public async Task States_OfBranchesAndIterations_AreBelowTheirOwn()
    {
        using var spans = new CollectedSpans("trace-nested");
        const string inner = """{"StartAt": "Inner", "States": {"Inner": {"Type": "Pass", "End": true} } }""";
        await Machine("trace-nested", $$"""
            {"StartAt": "Both", "States": {"Both": {"Type": "Parallel", "Branches": [{{inner}}], "Next": "Each"},
              "Each": {"Type": "Map", "ItemProcessor": {{inner.Replace("Inner", "Item", StringComparison.Ordinal)}}, "End": true} } }
            """).ExecuteAsync(AslValue.EmptyObject, Cancellation);

        Assert.Equal(spans["state Both"].SpanId, spans["state Inner"].ParentSpanId);
        Assert.Null(spans["state Inner"].GetTagItem("aslsharp.iteration.index"));
        Assert.Equal(spans["state Each"].SpanId, spans["state Item"].ParentSpanId);
        Assert.Equal(0, spans["state Item"].GetTagItem("aslsharp.iteration.index"));
    }

    [Fact]
    public async Task Branch_GivenUp_HasItsSpanEnded()
    {
        using var spans = new CollectedSpans("trace-aborted");
        await Machine("trace-aborted", """
            {"StartAt": "Both", "States": {"Both": {"Type": "Parallel", "End": true, "Branches": [
              {"StartAt": "Sleep", "States": {"Sleep": {"Type": "Wait", "Seconds": 3000, "End": true} } },
              {"StartAt": "Break", "States": {"Break": {"Type": "Fail", "Error": "Broken"} } }]} } }
            """).ExecuteAsync(AslValue.EmptyObject, Cancellation);

        Assert.Equal(true, spans["state Sleep"].GetTagItem("aslsharp.state.aborted"));
        Assert.Equal(ActivityStatusCode.Error, spans["state Both"].Status);
    }

    [Theory]
    [InlineData("Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1", "5759e988bd862e3fe1be46a994272793", "53995c3f42cd8ad8")]
    [InlineData("00-5759e988bd862e3fe1be46a994272793-53995c3f42cd8ad8-01", "5759e988bd862e3fe1be46a994272793", "53995c3f42cd8ad8")]
    [InlineData("Root=1-nonsense;Parent=5;Sampled=1", null, null)]
    [InlineData("Root=1", null, null)]
    public async Task TraceHeader_SaysWhereTheExecutionBelongs(string header, string? trace, string? parent)
    {
        using var spans = new CollectedSpans("trace-header");
        await Machine("trace-header", """{"StartAt": "S", "States": {"S": {"Type": "Succeed"} } }""")
            .ExecuteAsync(AslValue.EmptyObject, new ExecutionStart { TraceHeader = header }, Cancellation);

        var execution = spans["execution trace-header"];
        if (trace is null) Assert.Equal(default, execution.ParentSpanId);
        else Assert.Equal((trace, parent), (execution.TraceId.ToHexString(), execution.ParentSpanId.ToHexString()));
    }

    [Fact]
    public async Task AnswerByToken_IsLinked()
    {
        using var spans = new CollectedSpans("trace-callback");
        var options = new ExecutionOptions { StateMachineName = "trace-callback" };
        var token = new TaskCompletionSource<string>();
        var machine = ScriptedTasks.Over(Machines.Compile("""
            {"StartAt": "Ask", "States": {"Ask": {"Type": "Task", "Resource": "arn:aws:states:::sqs:sendMessage.waitForTaskToken",
              "Parameters": {"QueueUrl": "q", "MessageBody": {"token.$": "$$.Task.Token"} }, "End": true} } }
            """), options, (context, input, _) =>
            {
                token.SetResult(context.TaskToken!);
                return new(input);
            });

        var running = machine.ExecuteAsync(AslValue.EmptyObject, Cancellation);
        using var answer = new Activity("answer").Start();
        options.TaskTokens.SendTaskSuccess(await token.Task, "yes");
        Assert.Equal("yes", (await running).Output);

        Assert.Equal(answer.SpanId, Assert.Single(spans["task Ask"].Links).Context.SpanId);
    }

    [Fact]
    public async Task Child_IsBelowTheTaskThatStartedIt()
    {
        using var spans = new CollectedSpans("trace-parent");
        var machines = new StateMachineRegistry().Add("trace-child", static options => Machines.Compile("""{"StartAt": "S", "States": {"S": {"Type": "Succeed"} } }""", options));
        await Machines.Compile("""
            {"StartAt": "Start", "States": {"Start": {"Type": "Task", "Resource": "arn:aws:states:::states:startExecution.sync:2",
              "Parameters": {"StateMachineArn": "trace-child"}, "End": true} } }
            """, new ExecutionOptions { StateMachineName = "trace-parent", StateMachines = machines }).ExecuteAsync(AslValue.EmptyObject, Cancellation);

        Assert.Equal(spans["task Start"].SpanId, spans["execution trace-child"].ParentSpanId);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static IStateMachine Machine(string name, string definition, TaskFunction? answer = null)
    {
        var options = new ExecutionOptions { StateMachineName = name };
        return answer is null ? Machines.Compile(definition, options) : ScriptedTasks.Over(Machines.Compile(definition), options, answer);
    }
}
