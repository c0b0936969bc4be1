using System.Text;
using AslSharp.Orleans.Tests.Engine;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Core.Internal;

namespace AslSharp.Orleans.Tests.Storage;

/// <summary>An execution that has just started is kept by its shard alone, and what is promised of executions holds of it too.</summary>
public sealed class StartTests(SilosFixture fixture)
{
    private const int Shard = 1000;

    private readonly SharedGrainStorage _storage = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IGrainFactory Grains => fixture.Silos.Services(0).GetRequiredService<IGrainFactory>();

    [Fact]
    public async Task Start_IsFoundListedAndWoken_AndItsRecordComesWithTheNextRevision()
    {
        await using var store = StoreOn(Shard);
        var start = Execution("a", 1);
        Assert.True(await store.CommitAsync(Commit(start)));
        Assert.Equal(0, _storage.Count("aslsharp-execution"));
        var found = await store.FindAsync(start.Arn, Cancellation);
        Assert.Equal(("content 1", 1L, start.Number), (Encoding.UTF8.GetString(found!.Content.Span), found.Revision, found.Number));
        Assert.Equal(start.Number, Assert.Single(await store.ListAsync(new() { Arn = start.StateMachineArn }, Cancellation)).Number);
        Assert.Equal(start.Arn, Assert.Single(await store.ReadWakesAsync(null, DateTimeOffset.MaxValue, 9, Cancellation)).Arn);
        Assert.True(await store.CommitAsync(Commit(Execution("a", 2, found))));
        Assert.Equal(1, _storage.Count("aslsharp-execution"));
        Assert.Equal((2L, start.Number), await store.FindAsync(start.Arn, Cancellation) is { } second ? (second.Revision, second.Number) : default);
    }

    [Fact]
    public async Task Start_OutlivesItsShardsActivation()
    {
        await using var store = StoreOn(Shard + 1);
        Assert.True(await store.CommitAsync(Commit(Execution("a", 1))));
        await Grains.GetGrain<IShardGrain>(Shard + 1).Cast<IGrainManagementExtension>().DeactivateOnIdle(Cancellation);
        Assert.Equal("content 1", Encoding.UTF8.GetString((await store.FindAsync(Arn("a"), Cancellation))!.Content.Span));
        Assert.False(await store.CommitAsync(Commit(Execution("a", 1))));
    }

    [Fact]
    public async Task OfTwoThatStartUnderOneName_OneIsRefused()
    {
        await using var store = StoreOn(Shard + 2);
        // All that is in them is the same.
        var kept = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => store.CommitAsync(Commit(Execution("a", 1))).AsTask()));
        Assert.Single(kept, static isKept => isKept);
    }

    [Fact]
    public async Task OfTwoThatGoOnFromOneStart_OneIsRefused()
    {
        await using var store = StoreOn(Shard + 3);
        var start = Execution("a", 1);
        Assert.True(await store.CommitAsync(Commit(start)));
        await using var elsewhere = StoreOn(Shard + 3);
        var found = await elsewhere.FindAsync(start.Arn, Cancellation);
        Assert.True(await elsewhere.CommitAsync(Commit(Execution("a", 2, found))));
        Assert.False(await store.CommitAsync(Commit(Execution("a", 2, start))));
        Assert.Equal(2, (await store.FindAsync(start.Arn, Cancellation))!.Revision);
    }

    [Fact]
    public async Task StartThatIsLong_HasARecordOfItsOwn()
    {
        await using var store = StoreOn(Shard + 4);
        var start = Execution("a", 1) with { Content = new byte[20_000] };
        Assert.True(await store.CommitAsync(Commit(start)));
        Assert.Equal(1, _storage.Count("aslsharp-execution"));
        Assert.Equal(20_000, (await store.FindAsync(start.Arn, Cancellation))!.Content.Length);
        Assert.False(await store.CommitAsync(Commit(Execution("a", 1))));
    }

    [Fact]
    public async Task WhatHasARecord_IsNotStartedAgain_WhateverItsShardHoldsOfIt()
    {
        await using var store = StoreOn(Shard + 5);
        Assert.True(await store.CommitAsync(Commit(Execution("a", 1) with { WakeTime = null, Status = ExecutionStatus.Succeeded, StopTime = DateTimeOffset.UnixEpoch })));
        Assert.False(await store.CommitAsync(Commit(Execution("a", 1))));
        Assert.Equal(ExecutionStatus.Succeeded, (await store.FindAsync(Arn("a"), Cancellation))!.Status);
    }

    [Fact]
    public async Task FlowOfThreeTasks_WritesThreeRecords()
    {
        await using var silos = await TestSilos.StartAsync(new Tasks(), silos: 1);
        var writes = 0;
        silos.Storage.BeforeWrite = kind =>
        {
            if (kind == "aslsharp-execution") Interlocked.Increment(ref writes);
            return Task.CompletedTask;
        };
        var ended = await silos.Client().StartSyncExecutionAsync("chain", cancellationToken: Cancellation);
        Assert.Equal((ExecutionStatus.Succeeded, 3), (ended.Status, writes));
    }

    private static string Arn(string name) => $"arn:aws:states:us-east-1:123456789012:execution:Order:{name}";

    private static StoredExecution Execution(string name, long revision, StoredExecution? before = null) => new()
    {
        Arn = Arn(name),
        StateMachineArn = "arn:aws:states:us-east-1:123456789012:stateMachine:Order",
        Status = ExecutionStatus.Running,
        StartTime = DateTimeOffset.UnixEpoch,
        WakeTime = DateTimeOffset.MinValue,
        Revision = revision,
        Number = before?.Number ?? 0,
        StoreData = before?.StoreData,
        Content = Encoding.UTF8.GetBytes($"content {revision}"),
    };

    private static ExecutionCommit Commit(StoredExecution execution) => new() { Executions = [new(execution)] };

    private GrainExecutionStore StoreOn(int shard) => new(new RecordStorage(_storage), new ShardMap(Grains, 1, shard));
}
