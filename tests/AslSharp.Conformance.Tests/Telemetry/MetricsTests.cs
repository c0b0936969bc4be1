using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using AslSharp.Conformance.Tests.Harness;

namespace AslSharp.Conformance.Tests.Telemetry;

/// <summary>What is counted of executions, as a listener sees it.</summary>
public sealed class MetricsTests
{
    private const string Definition = """
        {"StartAt": "T", "TimeoutSeconds": 60, "States": {"T": {"Type": "Task", "Resource": "arn:aws:lambda:eu-west-1:111111111111:function:work",
          "Retry": [{"ErrorEquals": ["Busy"], "IntervalSeconds": 0, "MaxAttempts": 2}], "End": true} } }
        """;

    [Fact]
    public async Task Executions_AreCounted_UnderTheNamesOfStepFunctions()
    {
        const string name = "metrics-counted";
        var counted = new ConcurrentQueue<(string Name, double Value, string? More)>();
        using var listener = new MeterListener
        {
            InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Meter.Name == AslSharpTelemetry.MeterName) listener.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Count(instrument.Name, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Count(instrument.Name, value, tags));
        listener.Start();
        var machine = ScriptedTasks.Over(Machines.Compile(Definition), new ExecutionOptions { StateMachineName = name }, static (context, input, _)
            => new(input["fails"].GetBoolean() || context.Attempt == 0 ? context.Fail("Busy") : input));

        await machine.ExecuteAsync(AslValue.Parse("""{"fails": false}"""), TestContext.Current.CancellationToken);
        await machine.ExecuteAsync(AslValue.Parse("""{"fails": true}"""), TestContext.Current.CancellationToken);
        using var stopped = new CancellationTokenSource();
        await stopped.CancelAsync();
        await machine.ExecuteAsync(AslValue.EmptyObject, stopped.Token);

        Assert.Equal(3, counted.Where(static row => row.Name == "ExecutionsStarted").Sum(static row => row.Value));
        Assert.Equal(0, counted.Where(static row => row.Name == "OpenExecutionCount").Sum(static row => row.Value));
        Assert.Equal(
            ["ExecutionsAborted", "ExecutionsFailed", "ExecutionsSucceeded"],
            counted.Where(static row => row.Name is not "ExecutionsStarted" && row.Name.StartsWith("Executions", StringComparison.Ordinal)).Select(static row => row.Name).Order(StringComparer.Ordinal));
        Assert.Equal(["Aborted", "Failed", "Succeeded"], counted.Where(static row => row.Name == "ExecutionTime").Select(static row => row.More).Order(StringComparer.Ordinal));
        Assert.Equal(["Busy", "Busy", "Busy"], counted.Where(static row => row.Name == "StateRetries").Select(static row => row.More));

        void Count(string instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            var values = tags.ToArray().ToDictionary(static tag => tag.Key, static tag => (string?)tag.Value);
            if (values["StateMachineArn"]!.EndsWith($":{name}", StringComparison.Ordinal))
            {
                counted.Enqueue((instrument, value, values.GetValueOrDefault("Status") ?? values.GetValueOrDefault("Error")));
            }
        }
    }
}
