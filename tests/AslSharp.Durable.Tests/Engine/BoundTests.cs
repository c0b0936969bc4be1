using System.Diagnostics.Metrics;
using AslSharp.Durable.Tests.Machines;
using AslSharp.Durable.Tests.Stores;
using AslSharp.Hosting;

namespace AslSharp.Durable.Tests.Engine;

/// <summary>What bounds the executions that run, and those that memory keeps.</summary>
public sealed class BoundTests : IDisposable
{
    private readonly StoreFile _file = new();
    private readonly Tasks _tasks = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task MoreExecutionsThanMayRun_AreRefusedAndCounted_AlsoAfterARestart()
    {
        using var refused = new Refusals();
        await using (var process = await StartAsync(() => new SqliteExecutionStore(_file.Path)))
        {
            foreach (var name in (string[])["one", "two"]) await process.Client.StartExecutionAsync("waiting", default, name, cancellationToken: Cancellation);
            await Assert.ThrowsAsync<ExecutionLimitExceededException>(() => process.Client.StartExecutionAsync("waiting", default, "three", cancellationToken: Cancellation));
        }

        await using (var process = await StartAsync(() => new SqliteExecutionStore(_file.Path)))
        {
            await Assert.ThrowsAsync<ExecutionLimitExceededException>(() => process.Client.StartExecutionAsync("chain", default, "three", cancellationToken: Cancellation));
            var running = (await process.Client.ListExecutionsAsync("waiting", ExecutionStatus.Running, cancellationToken: Cancellation)).Items;
            Assert.Equal(2, running.Count);
            await process.Client.StopExecutionAsync(running[0].ExecutionArn, cancellationToken: Cancellation);
            // What ends at once makes room at once, and so does what fails; what is run again takes its place again.
            for (var i = 0; i < 5; i++) await process.Client.StartSyncExecutionAsync("chain", default, $"ends-{i}", cancellationToken: Cancellation);
            _tasks.Answers["First"] = static (_, _, _) => throw new StatesTaskException("Broken", "It is.");
            var failed = await process.Client.StartSyncExecutionAsync("chain", default, "fails", cancellationToken: Cancellation);
            var never = new TaskCompletionSource<AslValue>();
            _tasks.Answers["First"] = (_, _, _) => new(never.Task);
            await process.Client.RedriveExecutionAsync(failed.ExecutionArn, Cancellation);
            await Assert.ThrowsAsync<ExecutionLimitExceededException>(() => process.Client.StartExecutionAsync("chain", default, "four", cancellationToken: Cancellation));
        }

        Assert.Equal([("StartExecution", "waiting"), ("StartExecution", "chain"), ("StartExecution", "chain")], refused.Told);
    }

    [Fact]
    public async Task Memory_KeepsTheExecutionsThatEndedLast_AndAllThatRun()
    {
        await using var process = await StartAsync(static () => new MemoryExecutionStore { MostEnded = 2 }, limit: null);
        var waiting = (await process.Client.StartExecutionAsync("waiting", default, "waiting", cancellationToken: Cancellation)).ExecutionArn;
        foreach (var name in (string[])["one", "two", "three"])
            await process.Client.StartSyncExecutionAsync("fan", AslValue.Parse("""{"items":[1,2,3]}"""), name, cancellationToken: Cancellation);

        var kept = (await process.Client.ListExecutionsAsync("fan", cancellationToken: Cancellation)).Items;
        Assert.Equal(["three", "two"], kept.Select(static execution => execution.Name));
        var run = Assert.Single(await process.Client.ListMapRunsAsync(kept[0].ExecutionArn, Cancellation));
        Assert.Equal(3, (await process.Client.ListExecutionsAsync(run.MapRunArn, cancellationToken: Cancellation)).Items.Count);
        var gone = kept[0].ExecutionArn.Replace("three", "one", StringComparison.Ordinal);
        await Assert.ThrowsAsync<ExecutionDoesNotExistException>(() => process.Client.DescribeExecutionAsync(gone, Cancellation));
        Assert.Equal(ExecutionStatus.Running, (await process.Client.DescribeExecutionAsync(waiting, Cancellation)).Status);
    }

    [Fact]
    public async Task Memory_KeepsAnExecutionThatIsRunAgain_UntilItIsTheFirstToHaveEnded()
    {
        await using var process = await StartAsync(static () => new MemoryExecutionStore { MostEnded = 2 }, limit: null);
        _tasks.Answers["First"] = static (_, _, _) => throw new StatesTaskException("Broken", "It is.");
        var failed = (await process.Client.StartSyncExecutionAsync("chain", default, "failed", cancellationToken: Cancellation)).ExecutionArn;
        await process.Client.StartSyncExecutionAsync("chain", default, "other", cancellationToken: Cancellation);
        _tasks.Answers.Clear();
        await process.Client.RedriveExecutionAsync(failed, Cancellation);
        Assert.Equal(ExecutionStatus.Succeeded, (await process.Client.WaitForExecutionAsync(failed, Cancellation)).Status);
        await process.Client.StartSyncExecutionAsync("chain", default, "last", cancellationToken: Cancellation);

        Assert.Equal(["last", "failed"], (await process.Client.ListExecutionsAsync("chain", cancellationToken: Cancellation)).Items.Select(static execution => execution.Name));
    }

    private Task<DurableProcess> StartAsync(Func<IExecutionStore> store, int? limit = 2)
        => DurableProcess.StartAsync(_tasks, store, configureOptions: options => options.MaxOpenExecutions = limit);

    // Other tests may run beside this one: none of them bounds its executions.
    private sealed class Refusals : IDisposable
    {
        private readonly MeterListener _listener = new();

        internal Refusals()
        {
            _listener.InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Meter.Name == AslSharpTelemetry.MeterName && instrument.Name == "ThrottledEvents") listener.EnableMeasurementEvents(instrument);
            };
            _listener.SetMeasurementEventCallback<long>((_, count, tags, _) =>
            {
                string? operation = null, machine = null;
                foreach (var (name, value) in tags)
                {
                    if (name == "APIName") operation = (string?)value;
                    else if (name == "StateMachineArn") machine = (string?)value;
                }

                for (var i = 0; i < count; i++) Told.Add((operation, machine?[(machine.LastIndexOf(':') + 1)..]));
            });
            _listener.Start();
        }

        internal List<(string? Operation, string? Machine)> Told { get; } = [];

        public void Dispose() => _listener.Dispose();
    }
}
