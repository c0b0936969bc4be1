using AslSharp.Conformance.Tests.Harness;

namespace AslSharp.Conformance.Tests.Hostile;

/// <summary>Work that takes long inside of one step ends with its execution, long before its own bound.</summary>
public sealed class LongWorkTests(LongWorkTests.Machines machines) : IClassFixture<LongWorkTests.Machines>
{
    // Nine million pictures of dates: many seconds, and less than the bound of loops.
    private const string Long =
        "$sum($map([1..3000], function($i){ $sum($map([1..3000], function($j){ $length($fromMillis($i * $j, '[Y0001]-[M01]-[D01] [MNn] [FNn] [H01]:[m01]')) })) }))";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Expression_OfAMachineWithATimeout_TimesOut()
        => Assert.Equal(ExecutionStatus.TimedOut, (await RunAsync(machines.Timed, static () => { }, Cancellation)).Status);

    [Theory]
    [InlineData("long")]
    [InlineData("calls")]
    [InlineData("selector")]
    [InlineData("children")]
    [InlineData("path")]
    [InlineData("filter")]
    public async Task Work_OfAnExecutionThatIsCancelled_IsGivenUp(string name)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        // The task gives its result all the same: what the state behind it does is what has to stop.
        var result = await RunAsync(machines.Of(name), stop.Cancel, stop.Token);

        Assert.Equal(ExecutionStatus.Aborted, result.Status);
    }

    [Theory]
    [InlineData("path")]
    [InlineData("filter")]
    [InlineData("calls")]
    public async Task Work_OfAnExecutionThatGoesOn_IsDone(string name)
    {
        var result = await RunAsync(machines.Of(name), static () => { }, Cancellation);

        Assert.Equal(ExecutionStatus.Succeeded, result.Status);
    }

    private static Task<ExecutionResult> RunAsync(IStateMachine machine, Action task, CancellationToken cancellationToken)
    {
        var host = new DelegateHost(new ExecutionOptions(), (_, _, _) =>
        {
            task();
            return new(AslValue.Parse($"[{string.Join(", ", Enumerable.Range(0, 10_000).Select(static i => $$"""{"n": {{i}}}"""))}]"));
        });
        return machine.ExecuteAsync(host, AslValue.EmptyObject, cancellationToken).AsTask();
    }

    /// <summary>The machines: a task, and behind it a state that works for long.</summary>
    public sealed class Machines
    {
        private static readonly Dictionary<string, string> States = new()
        {
            ["long"] = Pass(Long),
            ["calls"] = Pass("($f := function($n){ $n = 0 ? 0 : $f($n - 1) }; $f(50000))"),
            ["selector"] = Map("INLINE"),
            ["children"] = Map("DISTRIBUTED"),
            ["path"] = """{"Type": "Pass", "Parameters": {"n.$": "$..n"}, "OutputPath": null, "End": true}""",
            ["filter"] = """{"Type": "Pass", "Parameters": {"n.$": "$[?(@.n > 9990)]"}, "OutputPath": null, "End": true}""",
        };

        private readonly IStateMachine[] _machines = MachineBatch.Compile([.. States.Values.Select(Definition), Definition(States["long"]).Replace("\"StartAt\"", "\"TimeoutSeconds\": 1, \"StartAt\"", StringComparison.Ordinal)]);

        internal IStateMachine Timed => _machines[^1];

        internal IStateMachine Of(string name) => _machines[States.Keys.ToList().IndexOf(name)];

        private static string Definition(string state)
            => $$"""
                {"StartAt": "Work", "States": {
                  "Work": {"Type": "Task", "Resource": "arn:aws:lambda:eu-west-1:111111111111:function:f", "Next": "Long"},
                  "Long": {{state}} } }
                """;

        private static string Pass(string expression) => $$"""{"Type": "Pass", "QueryLanguage": "JSONata", "Output": "{% {{expression}} %}", "End": true}""";

        private static string Map(string mode)
            => $$"""
                {"Type": "Map", "QueryLanguage": "JSONata", "Items": "{% [1..3] %}", "ItemSelector": {"x": "{% {{Long}} %}"}, "End": true,
                  "ItemProcessor": {"ProcessorConfig": {"Mode": "{{mode}}"{{(mode == "DISTRIBUTED" ? ", \"ExecutionType\": \"STANDARD\"" : "")}}},
                    "StartAt": "P", "States": {"P": {"Type": "Pass", "End": true} } } }
                """;
    }
}
