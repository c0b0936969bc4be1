using System.Text.Json;
using System.Text.Json.Serialization;
using AslSharp.Testing;

namespace AslSharp.Conformance.Tests.Testing;

public sealed partial class TaskMockTests
{
    private const string One = """{"StartAt": "T", "States": {"T": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "Retry": [{"ErrorEquals": ["States.ALL"]}], "End": true}}}""";

    private const string Each = $$$$"""{"StartAt": "M", "States": {"M": {"Type": "Map", "End": true, "ItemProcessor": {{{{One}}}}}}}""";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task After_NextAnswerOnly_TakesTheTime()
    {
        var tester = new StateMachineTester(Machines.Compile(One));
        tester.Mocks["T"].After(TimeSpan.FromHours(3)).Fails("E").Returns(1);

        var run = await tester.RunAsync(cancellationToken: Cancellation);

        run.AssertOutput(1).AssertElapsed(TimeSpan.FromHours(3) + TimeSpan.FromSeconds(1));
        Assert.Contains("✗ E, after 3 hours", run.Describe(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_AnswerThatReturns_IsShown()
    {
        var tester = new StateMachineTester(Machines.Compile(One));
        tester.Mocks["T"].After(TimeSpan.FromDays(2)).Returns(1);

        Assert.Contains("· took 2 days", (await tester.RunAsync(cancellationToken: Cancellation)).Describe(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task InIteration_AndWhen_AnswerTheirOwnCalls()
    {
        var tester = new StateMachineTester(Machines.Compile(Each));
        tester.Mocks["T"].InIteration(1).Fails("E").Returns("second");
        tester.Mocks["T"].When(input => input.GetInt32() > 5).Returns("large");
        tester.Mocks["T"].Returns(input => input);

        var run = await tester.RunJsonAsync("[1, 2, 6]", Cancellation);

        run.AssertOutputJson("""[1, "second", "large"]""");
        run.State("T", iteration: 1).AssertAttempts(2);
    }

    [Fact]
    public async Task CallsTask_AfterAFailure_CallsTheMachinesOwn()
    {
        var tester = new StateMachineTester(RealTasks.Over(Machines.Compile(One), async input =>
        {
            await Task.Yield();
            return input;
        }));
        tester.Mocks["T"].Fails("E").CallsTask();

        (await tester.RunAsync(7, Cancellation)).AssertOutput(7).AssertCalled("T", times: 2);
    }

    [Fact]
    public async Task MockOfAPlace_StatesOfOneName_EachHasItsOwn()
    {
        const string Name = """{"StartAt": "T", "States": {"T": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:f", "End": true}}}""";
        var machine = Machines.Compile($$$$"""{"StartAt": "P", "States": {"P": {"Type": "Parallel", "End": true, "Branches": [{{{{Name}}}}, {{{{Name.Replace("\"T\"", "\"U\"", StringComparison.Ordinal)}}}}]}}}""");
        var tester = new StateMachineTester(machine);
        tester.Mocks["/States/P/Branches/0/States/T"].Returns(1);
        tester.Mocks["U"].Returns(2);

        (await tester.RunAsync(cancellationToken: Cancellation)).AssertOutputJson("[1, 2]");
    }

    [Fact]
    public async Task Reset_AnswersOfBefore_AreForgotten()
    {
        var tester = new StateMachineTester(Machines.Compile(One));
        tester.Mocks["T"].Returns(1);
        tester.Mocks["T"].Reset().Returns(2);

        (await tester.RunAsync(cancellationToken: Cancellation)).AssertOutput(2);
    }

    [Fact]
    public async Task SecondSetUp_OfAState_ReplacesTheFirst()
    {
        var tester = new StateMachineTester(Machines.Compile(One));
        tester.Mocks["T"].Fails("Shared").Returns("shared");
        tester.Mocks["T"].Returns("own");

        (await tester.RunAsync(cancellationToken: Cancellation)).AssertOutput("own").AssertCalled("T", times: 1);

        tester.Mocks["T"].Fails("E").Returns("again");
        (await tester.RunAsync(cancellationToken: Cancellation)).AssertOutput("again").AssertCalled("T", times: 2);
    }

    [Fact]
    public async Task SecondSetUp_OfACondition_ReplacesThatOne_AndOfConditionsTheLastOneDecides()
    {
        var tester = new StateMachineTester(Machines.Compile(Each));
        tester.Mocks["T"].Returns("other");
        tester.Mocks["T"].When(1).Returns("first");
        tester.Mocks["T"].When(1).Returns("second");
        tester.Mocks["T"].When(input => input.GetInt32() > 1).Returns("above 1");
        tester.Mocks["T"].When(input => input.GetInt32() > 2).Returns("above 2");
        tester.Mocks["T"].InIteration(3).When(4).Returns("inner");

        (await tester.RunJsonAsync("[1, 2, 3, 4, 0]", Cancellation)).AssertOutputJson("""["second", "above 1", "above 2", "inner", "other"]""");
    }

    [Fact]
    public void SequenceOfASetUpThatWasReplaced_CannotGoOn()
    {
        var tester = new StateMachineTester(Machines.Compile(One));
        var first = tester.Mocks["T"].Fails("E");
        tester.Mocks["T"].Returns(2);

        Assert.Contains("'T' that this one is to follow have been replaced", Assert.Throws<InvalidOperationException>(() => first.Returns(1)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void UnknownOrOtherState_IsRefusedAtOnce()
    {
        var tester = new StateMachineTester(Machines.Compile(Each.Replace("\"T\"", "\"Charge Card\"", StringComparison.Ordinal)));

        AssertRefused("The machine has no state 'Chrage Card'; did you mean 'Charge Card'?", "Chrage Card");
        AssertRefused("The machine has no state 'Ship'; the machine's Task states are 'Charge Card'.", "Ship");
        AssertRefused("The state 'M' is a Map state, and only Task states are answered by a test; the machine's Task states are 'Charge Card'.", "M");
        tester.Mocks["/States/M/ItemProcessor/States/Charge Card"].Returns(1);

        void AssertRefused(string problem, string name) => Assert.Equal(problem, Assert.Throws<MockException>(() => tester.Mocks[name]).Problem);
    }

    [Fact]
    public async Task UnknownState_InMocksMadeBefore_IsRefusedWhenTheRunStarts()
    {
        var mocks = new Mocks();
        mocks["Tt"].Returns(1);

        var exception = await Assert.ThrowsAsync<MockException>(() => new StateMachineTester(Machines.Compile(One)) { Mocks = mocks }.RunAsync(cancellationToken: Cancellation));

        Assert.Equal("The machine has no state 'Tt'; did you mean 'T'?", exception.Problem);
    }

    [Fact]
    public async Task Returns_Object_IsWrittenByItsTypeInfo()
    {
        var tester = new StateMachineTester(Machines.Compile(One));
        tester.Mocks["T"].Returns(new Payment("P-1", 12.5m), Json.Default.Payment);

        (await tester.RunAsync(cancellationToken: Cancellation)).AssertOutputJson("""{"id": "P-1", "amount": 12.5}""");
    }

    [Fact]
    public async Task NoAnswerLeft_Message_ShowsThePath()
    {
        var tester = new StateMachineTester(Machines.Compile(One)) { Mocks = new Mocks { RepeatsLastAnswer = false } };
        tester.Mocks["T"].Fails("E");

        var exception = await Assert.ThrowsAsync<MockException>(() => tester.RunAsync(1, Cancellation));

        Assert.Equal("The mock of the task 'T' has no answer left for attempt 1 with 1.", exception.Problem);
        Assert.Contains("→ T  Task · f\n  ✗ E\n  ↻ attempt 2, after 1 s", exception.Message, StringComparison.Ordinal);
    }

    internal sealed record Payment(string Id, decimal Amount);

    [JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
    [JsonSerializable(typeof(Payment))]
    private sealed partial class Json : JsonSerializerContext;
}
