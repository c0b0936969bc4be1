using AslSharp.Testing;

namespace AslSharp.Conformance.Tests.Testing;

public sealed class TestRunAssertionsTests : IClassFixture<TestRunAssertionsTests.Orders>
{
    private readonly IStateMachine _machine;

    public TestRunAssertionsTests(Orders orders) => _machine = orders.Machine;

    [Fact]
    public async Task Assertions_RunAsTheyExpect_Hold()
    {
        var run = await RunAsync();

        run.AssertSucceeded()
            .AssertOutputJson("""[{"paid": 1}, {"paid": 2}]""")
            .AssertPath("Check", "Each", "Charge", "Charge", "Rest")
            .AssertVisited("Check", "Rest")
            .AssertNotVisited("Sorry")
            .AssertCalled("Charge", 3)
            .AssertCalledWithJson("Check", """[1, 2]""")
            .AssertElapsed(TimeSpan.FromSeconds(65))
            .AssertEvent(HistoryEventType.MapIterationSucceeded, historyEvent => historyEvent.Index == 1);
        run.State("Charge", iteration: 1).AssertInputJson("2").AssertOutputJson("""{"paid": 2}""").AssertAttempts(2).AssertWaits(TimeSpan.FromSeconds(5));
        run.State("Rest").AssertWaits(TimeSpan.FromMinutes(1));
        Assert.Same(run.State("Each"), run.State("Charge", iteration: 0).Outer);
        Assert.Equal(2, run.Visits("Charge").Count);
    }

    [Fact]
    public async Task Assertion_DoesNotHold_SaysWhereAndShowsThePath()
    {
        var run = await RunAsync();

        var exception = Assert.Throws<StateMachineTestException>(() => run.AssertOutputJson("""[{"paid": 1}, {"paid": 3}]"""));

        Assert.Equal("The output differs at /1/paid: expected 3 but was 2.", exception.Problem);
        Assert.Same(run, exception.Run);
        Assert.Equal("""
            The output differs at /1/paid: expected 3 but was 2.

            → Check  Task · check
            → Each  Map
              [0] → Charge  Task · charge
              [1] → Charge  Task · charge
              [1]   ✗ Busy: try later
              [1]   ↻ attempt 2, after 5 s
            → Rest  Wait
              · waited 60 s
            The execution succeeded.
            Output: [{"paid":1},{"paid":2}]
            """.ReplaceLineEndings("\n"), exception.Message);
    }

    [Fact]
    public async Task Assertion_ExecutionFailed_ShowsTheStateItsInputAndItsError()
    {
        var run = await RunAsync(mocks => mocks["Check"].Fails("Down", "no answer"));

        var exception = Assert.Throws<StateMachineTestException>(run.AssertSucceeded);

        Assert.Equal("""
            The execution should have succeeded, but it failed.

            → Check  Task · check
              ✗ Down: no answer
              ⤷ caught
            ✗ Sorry  Fail
            The execution failed in 'Sorry'.
            Input: {"Error":"Down","Cause":"no answer"}
            Error: Closed
            """.ReplaceLineEndings("\n"), exception.Message);
        run.AssertFailed("Closed").State("Check").AssertCaught("Down");
        Assert.Equal("Closed", run.State("Sorry").Error);
    }

    [Fact]
    public async Task Assertions_RunOtherwise_SayHow()
    {
        var run = await RunAsync();

        AssertProblem("The path differs at its state number 2: expected 'Rest' but was 'Each'.", () => run.AssertPath("Check", "Rest"));
        AssertProblem("The path differs at its state number 6: expected 'Rest' but was its end.", () => run.AssertPath("Check", "Each", "Charge", "Charge", "Rest", "Rest"));
        AssertProblem("The state 'Check' was not entered after 'Rest'.", () => run.AssertVisited("Rest", "Check"));
        AssertProblem("The state 'Rest' should not have been entered, but was.", () => run.AssertNotVisited("Rest"));
        AssertProblem("The machine has no state 'Chrage'; it has 'Check', 'Each', 'Charge', 'Rest', 'Sorry'.", () => run.AssertNotVisited("Chrage"));
        AssertProblem("The task 'Charge' should have been called twice, but was called 3 times.", () => run.AssertCalled("Charge", 2));
        AssertProblem("The input of call 1 of the task 'Check' differs at /1: expected 3 but was 2.", () => run.AssertCalledWithJson("Check", "[1, 3]"));
        AssertProblem("The state 'Charge' was entered twice: say which one you mean.", () => run.State("Charge"));
        AssertProblem("The state 'Charge' was not entered in iteration 2.", () => run.State("Charge", iteration: 2));
        AssertProblem("'Charge' of iteration 1 should have taken 1 attempt, but took 2 attempts.", () => run.State("Charge", iteration: 1).AssertAttempts(1));
        AssertProblem("The waits of 'Rest' should be none, but were 00:01:00.", () => run.State("Rest").AssertWaits());
        AssertProblem("No catcher of 'Check' took a failure.", () => run.State("Check").AssertCaught());
        AssertProblem("The history has no event ExecutionFailed.", () => run.AssertEvent(HistoryEventType.ExecutionFailed));
        AssertProblem("The history differs at its event number 2: expected PassStateEntered but was TaskStateEntered.", () => run.AssertEvents(HistoryEventType.ExecutionStarted, HistoryEventType.PassStateEntered));
        AssertProblem("The execution should have failed, but it succeeded.", () => run.AssertFailed());
        AssertProblem("The execution should have taken 00:00:01, but took 00:01:05.", () => run.AssertElapsed(TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public async Task OutputHas_MoreMembersThanExpected_Holds()
    {
        var run = await RunAsync(mocks => mocks["Charge"].ReturnsJson("""{"paid": {"id": 7, "at": "now"}}"""));
        var first = new TestRun(run.Machine, new ExecutionResult { Status = run.Status, Output = run.Output[0] }, run.History, run.Calls, run.Elapsed);

        first.AssertOutputHas("""{"paid": {"id": 7}}""");
        AssertProblem("The output differs at /paid/id: expected 8 but was 7.", () => first.AssertOutputHas("""{"paid": {"id": 8}}"""));
        AssertProblem("The output differs at /paid/no: expected 1 but was nothing.", () => first.AssertOutputHas("""{"paid": {"no": 1}}"""));
    }

    [Fact]
    public async Task States_OfBranches_KnowTheirBranch()
    {
        var machine = Machines.Compile("""
            {"StartAt": "Both", "States": {"Both": {"Type": "Parallel", "End": true, "Branches": [
              {"StartAt": "A", "States": {"A": {"Type": "Pass", "Result": "a", "End": true}}},
              {"StartAt": "B", "States": {"B": {"Type": "Pass", "Assign": {"x": 1}, "Result": "b", "End": true}}}]}}}
            """);

        var run = await new StateMachineTester(machine).RunJsonAsync("{}", TestContext.Current.CancellationToken);

        run.State("B", branch: 1).AssertOutputJson("\"b\"").AssertAssignedJson("""{"x": 1}""");
        AssertProblem("The state 'B' was not entered in branch 0.", () => run.State("B", branch: 0));
    }

    private static void AssertProblem(string problem, Func<object> assertion) => Assert.Equal(problem, Assert.Throws<StateMachineTestException>(assertion).Problem);

    private Task<TestRun> RunAsync(Action<Mocks>? change = null)
    {
        var tester = new StateMachineTester(_machine);
        if (change is not null) change(tester.Mocks);
        tester.Mocks["Check"].ReturnsJson("[1, 2]");
        tester.Mocks["Charge"].InIteration(1).Fails("Busy", "try later").ReturnsJson("""{"paid": 2}""");
        tester.Mocks["Charge"].ReturnsJson("""{"paid": 1}""");
        return tester.RunJsonAsync("[1, 2]", TestContext.Current.CancellationToken);
    }

    /// <summary>Compiled once for all tests.</summary>
    public sealed class Orders
    {
        internal IStateMachine Machine { get; } = Machines.Compile("""
            {"StartAt": "Check", "States": {
              "Check": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:check", "Catch": [{"ErrorEquals": ["Down"], "Next": "Sorry"}], "Next": "Each"},
              "Each": {"Type": "Map", "MaxConcurrency": 1, "Next": "Rest", "ItemProcessor": {"StartAt": "Charge", "States": {
                "Charge": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:charge", "Retry": [{"ErrorEquals": ["Busy"], "IntervalSeconds": 5}], "End": true}}}},
              "Rest": {"Type": "Wait", "Seconds": 60, "End": true},
              "Sorry": {"Type": "Fail", "Error": "Closed"}}}
            """);
    }
}
