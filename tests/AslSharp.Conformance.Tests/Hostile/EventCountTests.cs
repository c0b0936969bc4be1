using AslSharp.Conformance.Tests.Harness;
using AslSharp.Testing;

namespace AslSharp.Conformance.Tests.Hostile;

/// <summary>Causes name the event at which a state was entered: the same whether anybody observes the execution or not.</summary>
public sealed class EventCountTests(EventCountTests.Machines machines) : IClassFixture<EventCountTests.Machines>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Names => [.. Machines.Siblings.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Cause_AfterSiblingsWereGivenUp_NamesTheSameEvent(string name)
    {
        var events = new List<HistoryEvent>();
        var unobserved = await RunAsync(machines[name], null);
        var observed = await RunAsync(machines[name], new Observer(events.Add));

        Assert.Equal("States.Runtime", observed.Error);
        Assert.Contains("(entered at the event id #", observed.Cause, StringComparison.Ordinal);
        Assert.Equal(observed.Cause, unobserved.Cause);
        var entered = events.Last(static e => e.Name == "Wrong");
        Assert.Contains($"(entered at the event id #{entered.Id})", observed.Cause, StringComparison.Ordinal);
    }

    private static async Task<ExecutionResult> RunAsync(IStateMachine machine, IExecutionObserver? observer)
    {
        var clock = new VirtualTimeProvider();
        var host = new DelegateHost(new ExecutionOptions { TimeProvider = clock, Observer = observer }, static (_, _, _) => throw new InvalidOperationException("work"));
        var running = machine.ExecuteAsync(host, AslValue.Parse("""{"items": [0, 1, 2, 3]}"""), Cancellation).AsTask();
        while (!running.IsCompleted) Assert.True(clock.AdvanceToNextTimer());
        return await running;
    }

    /// <summary>Siblings of what fails after two seconds, each in the midst of something when it is given up; a state that cannot go on follows.</summary>
    public sealed class Machines
    {
        internal static readonly Dictionary<string, string> Siblings = new()
        {
            ["map of waits"] = Map("""{"Type": "Wait", "Seconds": 60, "Next": "End"}""", 0),
            ["map of waits, two at a time"] = Map("""{"Type": "Wait", "Seconds": 60, "Next": "End"}""", 2),
            ["map, one at a time"] = Map("""{"Type": "Wait", "Seconds": 1, "Next": "End"}""", 1),
            ["map of retries"] = Map("""
                {"Type": "Task", "Resource": "arn:aws:lambda:eu-west-1:111111111111:function:f", "Retry": [{"ErrorEquals": ["States.ALL"], "IntervalSeconds": 30}], "Next": "End"}
                """, 0),
            ["map of parallels"] = Map("""
                {"Type": "Parallel", "Next": "End", "Branches": [{"StartAt": "W", "States": {"W": {"Type": "Wait", "Seconds": 60, "End": true} } }, {"StartAt": "P", "States": {"P": {"Type": "Pass", "End": true} } }]}
                """, 0),
            ["map of maps"] = Map("""
                {"Type": "Map", "ItemsPath": "$.items", "Next": "End", "ItemProcessor": {"StartAt": "W", "States": {"W": {"Type": "Wait", "Seconds": 60, "End": true} } } }
                """, 0),
            ["two that fail at once"] = Map("""{"Type": "Wait", "Seconds": 2, "Next": "Other"}""", 0),
            ["parallel"] = Then("""
                {"Type": "Parallel", "Branches": [
                  {"StartAt": "A", "States": {"A": {"Type": "Wait", "Seconds": 60, "End": true} } },
                  {"StartAt": "B", "States": {"B": {"Type": "Pass", "End": true} } },
                  {"StartAt": "C", "States": {"C": {"Type": "Wait", "Seconds": 2, "Next": "F"}, "F": {"Type": "Fail", "Error": "E"} } }],
                """),
        };

        private readonly Dictionary<string, IStateMachine> _machines = [];

        public Machines()
        {
            var made = MachineBatch.Compile([.. Siblings.Values]);
            foreach (var (name, i) in Siblings.Keys.Select(static (name, i) => (name, i))) _machines.Add(name, made[i]);
        }

        internal IStateMachine this[string name] => _machines[name];

        private static string Map(string sibling, int concurrency) => Then($$"""
            {"Type": "Map", "ItemsPath": "$.items", "MaxConcurrency": {{concurrency}}, "ItemSelector": {"n.$": "$$.Map.Item.Index", "items": [1, 2]},
              "ItemProcessor": {"StartAt": "Which", "States": {
                "Which": {"Type": "Choice", "Choices": [{"Variable": "$.n", "NumericEquals": 1, "Next": "First"}, {"Variable": "$.n", "NumericEquals": 3, "Next": "End"}], "Default": "Sibling"},
                "First": {"Type": "Wait", "Seconds": 2, "Next": "Other"},
                "Other": {"Type": "Fail", "Error": "E"},
                "Sibling": {{sibling}},
                "End": {"Type": "Succeed"} } },
            """);

        private static string Then(string state) => $$"""
            {"StartAt": "Both", "States": {"Both": {{state}} "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Wrong"}], "End": true},
              "Wrong": {"Type": "Pass", "InputPath": "$.missing", "End": true} } }
            """;
    }
}
