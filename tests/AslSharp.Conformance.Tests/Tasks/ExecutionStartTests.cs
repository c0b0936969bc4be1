using AslSharp.Conformance.Tests.Harness;
using AslSharp.Hosting;
using AslSharp.Runtime;

namespace AslSharp.Conformance.Tests.Tasks;

/// <summary>What belongs to one execution: its name, its ARN, its trace, its observer, its token.</summary>
public sealed class ExecutionStartTests
{
    private const string Naming = """
        {"StartAt": "T", "States": {"T": {"Type": "Task", "Resource": "arn:aws:lambda:eu-west-1:111111111111:function:work",
          "Parameters": {"name.$": "$$.Execution.Name", "id.$": "$$.Execution.Id"}, "End": true} } }
        """;

    [Fact]
    public async Task Start_NamesTheExecution()
    {
        var trace = "";
        var machine = ScriptedTasks.Over(Machines.Compile(Naming), new ExecutionOptions(), (context, input, _) =>
        {
            trace = context.TraceHeader;
            return new(input);
        });

        var named = await machine.ExecuteAsync(AslValue.EmptyObject, new ExecutionStart { Name = "first", TraceHeader = "Root=1" }, Cancellation);
        Assert.Equal("first", named.Output["name"]);
        Assert.Equal("Root=1", trace);
        var whole = await machine.ExecuteAsync(AslValue.EmptyObject, new ExecutionStart { Arn = "arn:x" }, Cancellation);
        Assert.Equal("arn:x", whole.Output["id"]);
    }

    [Fact]
    public async Task Observers_OfTheMachineAndOfTheExecution_AreBothTold()
    {
        var all = new List<HistoryEventType>();
        var own = new List<HistoryEventType>();
        var machine = Machines.Compile("""{"StartAt": "S", "States": {"S": {"Type": "Succeed"} } }""", new ExecutionOptions { Observer = new Recorder(all) });

        await machine.ExecuteAsync(AslValue.EmptyObject, new ExecutionStart { Observer = new Recorder(own) }, Cancellation);
        Assert.Equal(4, own.Count);
        Assert.Equal(all, own);
        await machine.ExecuteAsync(AslValue.EmptyObject, Cancellation);
        Assert.Equal(8, all.Count);
        Assert.Equal(4, own.Count);
    }

    [Fact]
    public async Task Run_StoppedByItsToken_IsCanceled()
    {
        var machine = (CompiledStateMachine)Machines.Compile("""{"StartAt": "W", "States": {"W": {"Type": "Wait", "Seconds": 3000, "End": true} } }""");
        using var stop = new CancellationTokenSource();
        var running = machine.RunAsync(AslValue.EmptyObject, stop.Token);
        await stop.CancelAsync();

        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await running);
        Assert.Equal(stop.Token, exception.CancellationToken);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Cause_OfAnException_HasItsStackTrace_WhereAskedFor(bool isAskedFor)
    {
        var machine = ScriptedTasks.Over(Machines.Compile(Naming), new ExecutionOptions { HasStackTraces = isAskedFor }, static (_, _, _) => throw new InvalidOperationException("no"));

        var result = await machine.ExecuteAsync(AslValue.EmptyObject, Cancellation);
        Assert.Equal("InvalidOperationException", result.Error);
        var cause = AslValue.Parse(result.Cause!);
        Assert.Equal("no", cause["errorMessage"]);
        Assert.Equal(isAskedFor, cause["stackTrace"].Count > 0);
    }

    [Fact]
    public async Task Position_OfAnotherDefinition_IsRefused()
    {
        var machine = Machines.Compile(Naming);
        var position = new ExecutionPosition { Fingerprint = "other", Scope = new ScopePosition { StateName = "T", Data = AslValue.EmptyObject } };

        var exception = await Assert.ThrowsAsync<ArgumentException>(async () => await machine.ResumeAsync(new InProcessHost(new ExecutionOptions()), AslValue.EmptyObject, position, Cancellation));
        Assert.Contains(machine.Description.Fingerprint, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Fingerprint_TellsDefinitionsApart_AndNotLayouts()
    {
        var spaced = Machines.Compile(Naming.Replace(",", " ,\n", StringComparison.Ordinal)).Description.Fingerprint;
        Assert.Equal(Machines.Compile(Naming).Description.Fingerprint, spaced);
        Assert.NotEqual(spaced, Machines.Compile(Naming.Replace("name.$", "n.$", StringComparison.Ordinal)).Description.Fingerprint);
        Assert.Matches("^[0-9a-f]{32}$", spaced);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private sealed class Recorder(List<HistoryEventType> events) : IExecutionObserver
    {
        public void OnEvent(string executionId, HistoryEvent historyEvent) => events.Add(historyEvent.Type);
    }
}
