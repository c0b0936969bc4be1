using AslSharp.Conformance.Tests.Harness;
using AslSharp.Testing;

namespace AslSharp.Conformance.Tests.Hostile;

/// <summary>Loops that never wait: they end when they have to, and let run what runs beside them.</summary>
public sealed class EndlessLoopTests(EndlessLoopTests.Loops loops) : IClassFixture<EndlessLoopTests.Loops>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Names => [.. Loops.Bodies.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Loop_BesideABranchThatFails_IsGivenUp(string name)
        => Assert.Equal("Sibling", (await RunAsync(loops.Beside(name), Cancellation)).Error);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Loop_BesideABranchThatFails_IsGivenUpInVirtualTimeToo(string name)
    {
        var machine = loops.Beside(name);
        var tester = new StateMachineTester(machine) { MaximumEvents = int.MaxValue };
        foreach (var task in machine.Description.States.Where(static state => state.Type == "Task")) tester.Mocks[task.Name].Returns(static _ => 1);
        Assert.Equal("Sibling", (await tester.RunJsonAsync("""{"items": [1, 2, 3]}""", Cancellation)).Error);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Loop_OfAMachineWithATimeout_TimesOut(string name)
        => Assert.Equal(ExecutionStatus.TimedOut, (await RunAsync(loops.Timed(name), Cancellation)).Status);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Loop_ThatIsCancelledByItsCaller_IsAborted(string name)
    {
        using var stop = new CancellationTokenSource();
        // On this very thread: the caller is let go on.
        var running = RunAsync(loops.Alone(name), stop.Token);
        await stop.CancelAsync();

        Assert.Equal(ExecutionStatus.Aborted, (await running).Status);
    }

    private static Task<ExecutionResult> RunAsync(IStateMachine machine, CancellationToken cancellationToken)
        => machine.ExecuteAsync(new DelegateHost(new ExecutionOptions(), static (_, _, _) => new(1)), AslValue.Parse("""{"items": [1, 2, 3]}"""), cancellationToken).AsTask();

    /// <summary>The loops: each alone, with a timeout, and beside a branch that fails.</summary>
    public sealed class Loops
    {
        internal static readonly Dictionary<string, string> Bodies = new()
        {
            ["pass"] = Around("A", """{"Type": "Pass", "Next": "Again"}"""),
            ["choice"] = """
                {"StartAt": "A", "States": {"A": {"Type": "Choice", "Choices": [{"Variable": "$.no", "IsPresent": true, "Next": "End"}], "Default": "A"},
                  "End": {"Type": "Succeed"}}}
                """,
            ["jsonata"] = """
                {"QueryLanguage": "JSONata", "StartAt": "A", "States": {"A": {"Type": "Choice", "Choices": [{"Condition": "{% false %}", "Next": "End"}], "Default": "A"},
                  "End": {"Type": "Succeed"}}}
                """,
            ["task"] = Around("Work", """{"Type": "Task", "Resource": "arn:aws:lambda:eu-west-1:111111111111:function:f", "ResultPath": null, "Next": "Again"}"""),
            ["wait for nothing"] = Around("A", """{"Type": "Wait", "Seconds": 0, "Next": "Again"}"""),
            ["retry"] = """
                {"StartAt": "A", "States": {"A": {"Type": "Parallel", "End": true, "Branches": [{"StartAt": "F", "States": {"F": {"Type": "Fail"}}}],
                  "Retry": [{"ErrorEquals": ["States.ALL"], "IntervalSeconds": 0, "MaxAttempts": 99999999}]}}}
                """,
            ["catch"] = """
                {"StartAt": "A", "States": {"A": {"Type": "Parallel", "End": true, "Branches": [{"StartAt": "F", "States": {"F": {"Type": "Fail"}}}],
                  "Catch": [{"ErrorEquals": ["States.ALL"], "ResultPath": null, "Next": "A"}]}}}
                """,
            ["parallel"] = Around("A", $$"""{"Type": "Parallel", "ResultPath": null, "Next": "Again", "Branches": [{"StartAt": "F", "States": {"F": {"Type": "Pass", "End": true} } }]}"""),
            ["in a map"] = $$"""
                {"StartAt": "M", "States": {"M": {"Type": "Map", "ItemsPath": "$.items", "End": true,
                  "ItemProcessor": {"StartAt": "P", "States": {"P": {"Type": "Parallel", "End": true, "Branches": [{{Around("A", """{"Type": "Pass", "Next": "Again"}""")}}]} } } } } }
                """,
            ["one at a time"] = $$"""
                {"StartAt": "M", "States": {"M": {"Type": "Map", "ItemsPath": "$.items", "MaxConcurrency": 1, "End": true,
                  "ItemProcessor": {{Around("A", """{"Type": "Pass", "Next": "Again"}""")}} } } }
                """,
        };

        private readonly Dictionary<string, (IStateMachine Alone, IStateMachine Timed, IStateMachine Beside)> _machines = [];

        public Loops()
        {
            var made = MachineBatch.Compile([.. Bodies.Values.SelectMany(static body => (string[])[body, Timed(body, 1), Parallel(body)])]);
            foreach (var (name, i) in Bodies.Keys.Select(static (name, i) => (name, i))) _machines.Add(name, (made[3 * i], made[(3 * i) + 1], made[(3 * i) + 2]));

            static string Timed(string body, int seconds) => $$"""{"TimeoutSeconds": {{seconds}}, {{body.Trim()[1..]}}""";

            static string Parallel(string body)
            {
                const string language = "\"QueryLanguage\": \"JSONata\",";
                return $$"""
                    {{{(body.Contains(language, StringComparison.Ordinal) ? language : "")}} "StartAt": "Both", "States": {"Both": {"Type": "Parallel", "End": true,
                      "Branches": [{{body.Replace(language, "", StringComparison.Ordinal)}}, {"StartAt": "Fail", "States": {"Fail": {"Type": "Fail", "Error": "Sibling"} } }]} } }
                    """;
            }
        }

        // Goes round for ever, with a way out that is never taken.
        private static string Around(string name, string state) => $$"""
            {"StartAt": "{{name}}", "States": {"{{name}}": {{state}},
              "Again": {"Type": "Choice", "Choices": [{"Variable": "$$.State.Name", "StringEquals": "no", "Next": "End"}], "Default": "{{name}}"}, "End": {"Type": "Succeed"} } }
            """;

        internal IStateMachine Alone(string name) => _machines[name].Alone;

        internal IStateMachine Timed(string name) => _machines[name].Timed;

        internal IStateMachine Beside(string name) => _machines[name].Beside;
    }
}
