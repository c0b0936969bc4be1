using AslSharp.Conformance.Tests.Harness;
using AslSharp.Hosting;
using AslSharp.Testing;

namespace AslSharp.Conformance.Tests.Tasks;

/// <summary>What a developer's method sees and what becomes of its answer, by kind of resource (reference 11).</summary>
public sealed class TaskBindingTests(TaskMachines machines) : IClassFixture<TaskMachines>
{
    [Fact]
    public async Task LambdaInvoke_Method_SeesThePayloadAndFillsTheEnvelope()
    {
        AslValue seen = default;
        var machine = ScriptedTasks.Over(machines.LambdaInvoke, null, (_, input, _) =>
        {
            seen = input;
            return new(AslValue.Of("made"));
        });
        var result = await ExecuteAsync(machine, """{"in": {"a": 1}}""");

        Assert.Equal("""{"a":1}""", seen.ToJson());
        Assert.Equal("made", result.Output["Payload"].GetString());
        Assert.Equal(200, result.Output["StatusCode"].GetInt32());
        Assert.Equal(["ExecutedVersion", "Payload", "SdkHttpMetadata", "SdkResponseMetadata", "StatusCode"], Names(result.Output));
    }

    [Fact]
    public async Task Function_ThatReturnsNothing_HasTheResultNull()
    {
        var result = await ExecuteAsync(ScriptedTasks.Over(machines.Function, null, static (_, _, _) => default), "{}");

        Assert.Equal("null", result.Output.ToJson());
    }

    [Fact]
    public async Task Function_ThatThrows_FailsWithTheExceptionsClassName()
    {
        var machine = ScriptedTasks.Over(machines.Function, null, static (_, _, _) => throw new InvalidOperationException("bad"));
        var result = await ExecuteAsync(machine, "{}");

        Assert.Equal("InvalidOperationException", result.Error);
        Assert.Equal("bad", AslValue.Parse(result.Cause!)["errorMessage"].GetString());
    }

    [Fact]
    public async Task Function_ThatThrowsAStatesTaskException_FailsAsItSays()
    {
        var machine = ScriptedTasks.Over(machines.Function, null, static async (_, _, _) =>
        {
            await Task.Yield();
            throw new StatesTaskException("Mine", "why");
        });
        var result = await ExecuteAsync(machine, "{}");

        Assert.Equal(("Mine", "why"), (result.Error, result.Cause));
    }

    [Fact]
    public async Task Function_ThatThrows_RunAsyncThrowsExecutionFailed()
    {
        var machine = ScriptedTasks.Over(machines.Function, null, static (context, _, _) => new(context.Fail("E", "c")));
        var result = await ExecuteAsync(machine, "{}");

        var exception = Assert.Throws<ExecutionFailedException>(() => result.GetOutput());
        Assert.Equal(("E", "c", ExecutionStatus.Failed), (exception.Error, exception.Cause, exception.Status));
    }

    [Fact]
    public async Task Sync_Method_DoesTheWholeJob()
    {
        var machine = ScriptedTasks.Over(machines.Sync, null, static (_, input, _) => new(AslValue.Object(new AslProperty("job", input["JobName"]))));
        var result = await ExecuteAsync(machine, "{}");

        Assert.Equal("""{"job":"j"}""", result.Output.ToJson());
    }

    [Fact]
    public async Task Callback_CompletedWithItsToken_HasTheTokensOutput()
    {
        var options = new ExecutionOptions();
        string? token = null;
        var machine = ScriptedTasks.Over(machines.Callback, options, (context, input, _) =>
        {
            token = context.TaskToken;
            Assert.Equal(token, input["MessageBody"]["token"].GetString());
            return new(AslValue.Of("sent"));
        });
        var running = ExecuteAsync(machine, "{}");
        Assert.False(running.IsCompleted);
        Assert.Equal(SendTaskResult.InvalidToken, options.TaskTokens.SendTaskSuccess("another", AslValue.Null));
        Assert.Equal(SendTaskResult.Accepted, options.TaskTokens.SendTaskSuccess(token!, AslValue.Of("answer")));

        Assert.Equal("answer", (await running).Output.GetString());
        Assert.Equal(SendTaskResult.TaskTimedOut, options.TaskTokens.SendTaskSuccess(token!, AslValue.Null));
    }

    [Fact]
    public async Task Callback_FailedWithItsToken_Fails()
    {
        var options = new ExecutionOptions();
        string? token = null;
        var machine = ScriptedTasks.Over(machines.Callback, options, (context, _, _) =>
        {
            token = context.TaskToken;
            return default;
        });
        var running = ExecuteAsync(machine, "{}");
        Assert.Equal(SendTaskResult.Accepted, options.TaskTokens.SendTaskFailure(token!, "No", "never"));

        var result = await running;
        Assert.Equal(("No", "never"), (result.Error, result.Cause));
    }

    [Fact]
    public async Task Callback_WithHeartbeats_LastsUntilTheyStop()
    {
        var clock = new VirtualTimeProvider();
        var options = new ExecutionOptions { TimeProvider = clock };
        string? token = null;
        var machine = ScriptedTasks.Over(machines.Callback, options, (context, _, _) =>
        {
            token = context.TaskToken;
            return default;
        });
        var running = ExecuteAsync(machine, "{}");
        for (var i = 0; i < 2; i++)
        {
            clock.Advance(TimeSpan.FromSeconds(19));
            Assert.Equal(SendTaskResult.Accepted, options.TaskTokens.SendTaskHeartbeat(token!));
        }

        clock.Advance(TimeSpan.FromSeconds(20));
        var result = await running;
        Assert.Equal(("States.Timeout", (string?)null), (result.Error, result.Cause));
        Assert.Equal(SendTaskResult.TaskTimedOut, options.TaskTokens.SendTaskHeartbeat(token!));
        Assert.Equal(TimeSpan.FromSeconds(58), clock.Elapsed);
    }

    [Fact]
    public async Task Activity_WorkerElsewhere_AnswersByToken()
    {
        var options = new ExecutionOptions();
        string? token = null;
        var machine = ScriptedTasks.Over(machines.Activity, options, (context, _, cancellation) =>
        {
            token = context.TaskToken;
            return context.WaitForTaskTokenAsync(cancellation);
        });
        var running = ExecuteAsync(machine, "{}");
        options.TaskTokens.SendTaskSuccess(token!, AslValue.Of(7));

        Assert.Equal(7, (await running).Output.GetInt32());
    }

    [Fact]
    public async Task Iterations_ThatNeverWait_KnowNothingOfEachOther()
    {
        var keys = new List<string>();
        var machine = ScriptedTasks.Over(machines.Each, null, (context, _, _) =>
        {
            keys.Add(context.IdempotencyKey);
            return new(keys.Count % 3 == 0 ? context.Fail("E") : AslValue.Of(context.Attempt));
        });
        var result = await ExecuteAsync(machine, """[{"odd": true}, {"odd": false}, {"odd": true}, {"odd": false}]""");

        Assert.Equal(
            """[{"odd":true,"note":"odd","work":0},{"odd":false,"work":0},{"odd":true,"note":"odd","work":1},{"odd":false,"work":0}]""",
            result.Output.ToString());
        Assert.Equal(5, keys.Distinct().Count());
    }

    [Fact]
    public async Task Branches_ThatNeverWait_KnowNothingOfEachOther()
    {
        var seen = new List<(string State, int Attempt, int Visit)>();
        var keys = new HashSet<string>();
        var machine = ScriptedTasks.Over(machines.Fan, null, (context, _, _) =>
        {
            seen.Add((context.StateName, context.Attempt, context.Visit));
            keys.Add(context.IdempotencyKey);
            return new(seen.Count == 1 ? context.Fail("E") : AslValue.Of(context.StateName));
        });
        var result = await ExecuteAsync(machine, """{"in": 0}""");

        Assert.Equal("""["One","Two",{"in":0,"note":1,"three":"Three"},"Four"]""", result.Output.ToString());
        Assert.Equal([("One", 0, 1), ("One", 1, 1), ("Two", 0, 1), ("Three", 0, 2), ("Four", 0, 1)], seen);
        Assert.Equal(5, keys.Count);
    }

    [Fact]
    public async Task Context_OfAnIterationThatIsOver_HasNoKeyAnyMore()
    {
        TaskContext? before = null;
        var refused = 0;
        var machine = ScriptedTasks.Over(machines.Each, null, (context, _, _) =>
        {
            if (before is not null)
            {
                Assert.Contains("is over", Assert.Throws<InvalidOperationException>(() => before.IdempotencyKey).Message, StringComparison.Ordinal);
                refused++;
            }

            before = context;
            return new(AslValue.Null);
        });
        await ExecuteAsync(machine, """[{"odd": true}, {"odd": false}, {"odd": true}]""");

        Assert.Equal(2, refused);
    }

    [Theory]
    [InlineData(9, null)]
    [InlineData(10, "States.Timeout")]
    public async Task Timeout_MethodThatEndsAtOnce_MayTakeNoLonger(int seconds, string? error)
    {
        var clock = new VirtualTimeProvider();
        var machine = ScriptedTasks.Over(machines.Bounded, new ExecutionOptions { TimeProvider = clock }, (_, _, _) =>
        {
            clock.Advance(TimeSpan.FromSeconds(seconds));
            return new(AslValue.Null);
        });

        Assert.Equal(error, (await ExecuteAsync(machine, "{}")).Error);
    }

    [Fact]
    public async Task Timeout_MethodThatWaits_CountsFromTheCall()
    {
        var clock = new VirtualTimeProvider();
        CancellationToken given = default;
        var machine = ScriptedTasks.Over(machines.Bounded, new ExecutionOptions { TimeProvider = clock }, async (_, _, cancellation) =>
        {
            given = cancellation;
            clock.Advance(TimeSpan.FromSeconds(4));
            await Task.Delay(Timeout.Infinite, cancellation);
            return AslValue.Null;
        });
        var running = ExecuteAsync(machine, "{}");
        clock.Advance(TimeSpan.FromSeconds(5));
        Assert.False(running.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("States.Timeout", (await running).Error);
        Assert.True(given.IsCancellationRequested);
    }

    [Fact]
    public async Task Retries_EachAttempt_TellItsNumberAndKeepTheCredentials()
    {
        var seen = new List<(int Attempt, string Role, string Key)>();
        var machine = ScriptedTasks.Over(machines.Retried, null, (context, _, _) =>
        {
            seen.Add((context.Attempt, context.Credentials["RoleArn"].GetString(), context.IdempotencyKey));
            return new(context.Fail("E"));
        });
        await ExecuteAsync(machine, """{"role": "r"}""");

        Assert.Equal([0, 1, 2, 3], seen.Select(static call => call.Attempt));
        Assert.All(seen, static call => Assert.Equal("r", call.Role));
        Assert.Equal(4, seen.Select(static call => call.Key).Distinct().Count());
    }

    [Fact]
    public async Task Visits_OfOneState_HaveKeysOfTheirOwn()
    {
        var keys = new List<string>();
        var start = new ExecutionStart { Arn = "e" };
        var machine = ScriptedTasks.Over(machines.Looping, new ExecutionOptions(), (context, input, _) =>
        {
            keys.Add(context.IdempotencyKey);
            // The first attempt of each visit fails, so that the branches run again.
            return new(context.Frame.Parent is { RetryCount: 0 } ? context.Fail("E") : input);
        });
        await machine.ExecuteAsync(AslValue.EmptyObject, start, TestContext.Current.CancellationToken);
        var first = keys.ToArray();
        keys.Clear();
        await machine.ExecuteAsync(AslValue.EmptyObject, start, TestContext.Current.CancellationToken);

        // Three rounds of two attempts, in two branches of which the first fails the other.
        Assert.Equal(9, first.Length);
        Assert.Equal(first.Length, first.Distinct().Count());
        Assert.Equal(first, keys);
    }

    [Fact]
    public async Task Frame_OfABranch_SavesItsOwnVariables()
    {
        AslValue saved = default;
        var machine = ScriptedTasks.Over(
            Machines.Compile("""
                {"StartAt": "Both", "States": {"Both": {"Type": "Parallel", "End": true, "Branches": [{"StartAt": "Set", "States": {
                  "Set": {"Type": "Pass", "Assign": {"x": 1}, "Next": "Call"},
                  "Call": {"Type": "Task", "Resource": "arn:aws:lambda:eu-west-1:111111111111:function:f", "End": true}}}]}}}
                """),
            null,
            (context, _, _) =>
            {
                saved = context.Frame.Save().Variables;
                return default;
            });
        await ExecuteAsync(machine, "{}");

        Assert.Equal(AslValue.Parse("""{"x": 1}"""), saved);
    }

    private static Task<ExecutionResult> ExecuteAsync(IStateMachine machine, string input) => machine.ExecuteAsync(AslValue.Parse(input), TestContext.Current.CancellationToken).AsTask();

    private static IEnumerable<string> Names(AslValue value)
    {
        var names = new List<string>();
        foreach (var property in value.Properties) names.Add(property.Name.Text);
        return names;
    }
}
