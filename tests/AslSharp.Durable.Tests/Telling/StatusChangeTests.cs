using System.Collections.Concurrent;
using AslSharp.Durable.Tests.Engine;
using AslSharp.Durable.Tests.Machines;
using AslSharp.Durable.Tests.Stores;
using AslSharp.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace AslSharp.Durable.Tests.Telling;

/// <summary>Publishers are told of changes of status.</summary>
public sealed class StatusChangeTests : IDisposable
{
    private readonly StoreFile _file = new();
    private readonly Tasks _tasks = new();
    private readonly VirtualTimeProvider _clock = new();
    private readonly Publisher _publisher = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _file.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task StartFailureAndRedrive_ArePublished_InOrder(bool isKept)
    {
        await using var process = await StartAsync(isKept);
        _tasks.Answers["Second"] = static (_, _, _) => throw new StatesTaskException("OutOfStock", "There is none.");
        var arn = (await process.Client.StartSyncExecutionAsync("chain", AslValue.Parse("""{"a":1}"""), "one", cancellationToken: Cancellation)).ExecutionArn;
        _tasks.Answers.Clear();
        await process.Client.RedriveExecutionAsync(arn, Cancellation);
        await process.Client.WaitForExecutionAsync(arn, Cancellation);
        await process.StopAsync(Cancellation);

        Assert.Equal(
            [(ExecutionStatus.Running, 0), (ExecutionStatus.Failed, 0), (ExecutionStatus.Running, 1), (ExecutionStatus.Succeeded, 1)],
            _publisher.Changes.Select(static change => (change.Execution.Status, change.Execution.RedriveCount)));
        Assert.Equal(4, _publisher.Changes.Select(static change => change.Id).Distinct().Count());
        // Each was kept before it was told.
        Assert.DoesNotContain(_publisher.Changes, static change => change.Execution.Status == ExecutionStatus.Running && change.Execution.StopDate is not null);
    }

    [Fact]
    public async Task Event_IsThatOfEventBridge()
    {
        await using var process = await StartAsync();
        _tasks.Answers["First"] = static (_, _, _) => throw new StatesTaskException("OutOfStock", "There is none.");
        var arn = (await process.Client.StartSyncExecutionAsync("chain", AslValue.Parse("""{"a":1}"""), "one", cancellationToken: Cancellation)).ExecutionArn;
        _tasks.Answers.Clear();
        await process.Client.StartSyncExecutionAsync("chain", default, "two", cancellationToken: Cancellation);
        await process.StopAsync(Cancellation);

        var (time, milliseconds) = (_clock.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", null), _clock.GetUtcNow().ToUnixTimeMilliseconds());
        var failed = _publisher.Changes.ElementAt(1);
        Assert.Equal(
            AslValue.Parse($$$"""
                {
                  "version": "0", "id": "{{{failed.Id}}}", "detail-type": "Step Functions Execution Status Change", "source": "aws.states",
                  "account": "123456789012", "time": "{{{time}}}", "region": "us-east-1", "resources": ["{{{arn}}}"],
                  "detail": {
                    "executionArn": "{{{arn}}}", "stateMachineArn": "arn:aws:states:us-east-1:123456789012:stateMachine:chain", "name": "one",
                    "status": "FAILED", "startDate": {{{milliseconds}}}, "stopDate": {{{milliseconds}}}, "input": "{\"a\":1}", "output": null,
                    "stateMachineVersionArn": null, "stateMachineAliasArn": null, "redriveCount": 0, "redriveDate": null, "redriveStatus": "REDRIVABLE",
                    "redriveStatusReason": null, "inputDetails": {"included": true}, "outputDetails": null, "error": "OutOfStock", "cause": "There is none."
                  }
                }
                """).ToJson(),
            failed.ToEventBridgeEvent().ToJson());
        var started = _publisher.Changes.First().ToEventBridgeEvent("my.shop");
        Assert.Equal(("my.shop", "RUNNING"), (started["source"].GetString(), started["detail"]["status"].GetString()));
        Assert.True(started["detail"]["stopDate"].IsNull);
        Assert.Equal("Execution is RUNNING and cannot be redriven", started["detail"]["redriveStatusReason"]);
        var succeeded = _publisher.Changes.Last().ToEventBridgeEvent()["detail"];
        Assert.Equal("""{"first":"First","second":"Second","third":"Third"}""", succeeded["output"]);
        Assert.True(succeeded["outputDetails"]["included"].GetBoolean());
    }

    [Fact]
    public async Task CloudEvent_HasTheMachineAsItsSource_AndTheSameData()
    {
        await using var process = await StartAsync();
        var arn = (await process.Client.StartSyncExecutionAsync("chain", default, "one", cancellationToken: Cancellation)).ExecutionArn;
        await process.StopAsync(Cancellation);

        var change = _publisher.Changes.Last();
        var cloudEvent = change.ToCloudEvent();
        Assert.Equal(
            ["1.0", change.Id, "arn:aws:states:us-east-1:123456789012:stateMachine:chain", "aws.states.ExecutionStatusChange", arn, "application/json"],
            new[] { "specversion", "id", "source", "type", "subject", "datacontenttype" }.Select(name => cloudEvent[name].GetString()));
        Assert.Equal(change.ToEventBridgeEvent()["detail"], cloudEvent["data"]);
        Assert.Equal(change.Time, DateTimeOffset.Parse(cloudEvent["time"].GetString(), null));
    }

    // The output has the input in it.
    [Theory]
    [InlineData(10, 10, true, true)]
    [InlineData(100, 130, false, true)]
    [InlineData(130, 130, true, false)]
    public async Task Data_ThatAreTooLarge_AreLeftOut(int inputKilobytes, int resultKilobytes, bool hasInput, bool hasOutput)
    {
        await using var process = await StartAsync();
        _tasks.Answers["Third"] = (_, _, _) => new(new string('y', resultKilobytes * 1024));
        await process.Client.StartSyncExecutionAsync("chain", AslValue.Object(new AslProperty("a", new string('x', inputKilobytes * 1024))), "one", cancellationToken: Cancellation);
        await process.StopAsync(Cancellation);

        var (started, ended) = (_publisher.Changes.First().ToCloudEvent()["data"], _publisher.Changes.Last().ToCloudEvent()["data"]);
        Assert.True(started["inputDetails"]["included"].GetBoolean());
        Assert.Equal((hasInput, hasOutput), (ended["inputDetails"]["included"].GetBoolean(), ended["outputDetails"]["included"].GetBoolean()));
        Assert.Equal((hasInput, hasOutput), (ended["input"].IsString, ended["output"].IsString));
    }

    [Fact]
    public async Task StandardChildren_ArePublished_WithTheirMapRun()
    {
        await using var process = await StartAsync();
        var arn = (await process.Client.StartSyncExecutionAsync("fan", AslValue.Parse("""{"items":[1,2]}"""), "one", cancellationToken: Cancellation)).ExecutionArn;
        await process.StopAsync(Cancellation);

        var ended = _publisher.Changes.Where(static change => change.Execution.Status == ExecutionStatus.Succeeded).ToList();
        Assert.Equal([false, true, true], ended.Select(change => change.Execution.ExecutionArn != arn).Order());
        Assert.All(ended.Where(change => change.Execution.ExecutionArn != arn), static change => Assert.True(change.ToCloudEvent()["data"]["mapRunArn"].IsString));
    }

    [Fact]
    public async Task WhatIsRefused_IsNotPublished()
    {
        await using var process = await StartAsync();
        await process.Client.StartSyncExecutionAsync("chain", default, "one", cancellationToken: Cancellation);
        await Assert.ThrowsAsync<ExecutionAlreadyExistsException>(() => process.Client.StartExecutionAsync("chain", default, "one", cancellationToken: Cancellation));
        await process.StopAsync(Cancellation);

        Assert.Equal([ExecutionStatus.Running, ExecutionStatus.Succeeded], _publisher.Changes.Select(static change => change.Execution.Status));
    }

    [Fact]
    public async Task PublisherThatThrows_IsToldOfTheNextChange_AndHoldsNobodyUp()
    {
        var stuck = new Publisher { Gate = new TaskCompletionSource() };
        _publisher.Throws = true;
        await using var process = await StartAsync(addServices: services => services.AddSingleton<IExecutionStatusPublisher>(stuck));
        var ended = await process.Client.StartSyncExecutionAsync("chain", default, "one", cancellationToken: Cancellation);
        Assert.Equal(ExecutionStatus.Succeeded, ended.Status);
        Assert.Empty(stuck.Changes);
        stuck.Gate.SetResult();
        await process.StopAsync(Cancellation);

        Assert.Equal(2, _publisher.Changes.Count);
        Assert.Equal(2, stuck.Changes.Count);
    }

    private Task<DurableProcess> StartAsync(bool isKept = false, Action<IServiceCollection>? addServices = null) => DurableProcess.StartAsync(
        _tasks,
        () => isKept ? new SqliteExecutionStore(_file.Path) : new MemoryExecutionStore(),
        _clock,
        addServices: services =>
        {
            services.AddSingleton<IExecutionStatusPublisher>(_publisher);
            addServices?.Invoke(services);
        });

    private sealed class Publisher : IExecutionStatusPublisher
    {
        internal ConcurrentQueue<ExecutionStatusChange> Changes { get; } = new();

        internal TaskCompletionSource? Gate { get; init; }

        internal bool Throws { get; set; }

        public async ValueTask PublishAsync(ExecutionStatusChange change, CancellationToken cancellationToken)
        {
            if (Gate is not null) await Gate.Task.WaitAsync(cancellationToken);
            Changes.Enqueue(change);
            if (Throws) throw new InvalidOperationException("Nobody listens.");
        }
    }
}
