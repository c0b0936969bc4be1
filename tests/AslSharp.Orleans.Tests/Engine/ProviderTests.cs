using System.Net;
using AslSharp.Orleans.Tests.Servers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using StackExchange.Redis;
using static AslSharp.Orleans.Tests.Engine.Waiting;

namespace AslSharp.Orleans.Tests.Engine;

/// <summary>Clustering, grain storage and reminders by the providers that Orleans has for databases, each on a server of its own.</summary>
public sealed class ProviderTests
{
    private readonly Tasks _tasks = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TwoSilosOnPostgres_RunExecutions_AndTheNextOneGoesOnWithThem()
    {
        Assert.SkipWhen(PostgresServer.Programs is null, "PostgreSQL is not installed: initdb and pg_ctl are neither on the path nor below /usr/lib/postgresql.");
        await using var server = await PostgresServer.StartAsync(Path.Combine(Repository.Root, "samples", "OrderFulfillment.Silo", "orleans.postgresql.sql"));
        await RunAsync(silo => silo
            .UseAdoNetClustering(options => (options.Invariant, options.ConnectionString) = ("Npgsql", server.ConnectionString))
            .AddAdoNetGrainStorageAsDefault(options => (options.Invariant, options.ConnectionString) = ("Npgsql", server.ConnectionString))
            .UseAdoNetReminderService(options => (options.Invariant, options.ConnectionString) = ("Npgsql", server.ConnectionString)));
    }

    [Fact]
    public async Task TwoSilosOnRedis_RunExecutions_AndTheNextOneGoesOnWithThem()
    {
        Assert.SkipWhen(RedisServer.Program is null, "Redis is not installed: redis-server is not on the path.");
        using var server = await RedisServer.StartAsync();
        await RunAsync(silo => silo
            .UseRedisClustering(options => options.ConfigurationOptions = ConfigurationOptions.Parse(server.Address))
            .AddRedisGrainStorageAsDefault(options => options.ConfigurationOptions = ConfigurationOptions.Parse(server.Address))
            .UseRedisReminderService(options => options.ConfigurationOptions = ConfigurationOptions.Parse(server.Address)));
    }

    private async Task RunAsync(Action<ISiloBuilder> providers)
    {
        _tasks.Answers["Ask"] = static (_, _, _) => new("asked");
        string waiting;
        using (var first = await StartSiloAsync(providers, "one"))
        using (var second = await StartSiloAsync(providers, "one"))
        {
            var (client, other) = (first.Services.GetRequiredService<ExecutionClient>(), second.Services.GetRequiredService<ExecutionClient>());
            var ended = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => client.StartSyncExecutionAsync("chain", default, $"{i}", cancellationToken: Cancellation)));
            Assert.All(ended, static each => Assert.Equal(ExecutionStatus.Succeeded, each.Status));
            var fan = await other.StartSyncExecutionAsync("fan", Items(40), "fan", cancellationToken: Cancellation);
            Assert.Equal((ExecutionStatus.Succeeded, 40), (fan.Status, fan.Output["rows"].Count));
            Assert.Equal(20, (await other.ListExecutionsAsync("chain", ExecutionStatus.Succeeded, cancellationToken: Cancellation)).Items.Count);
            Assert.InRange((await client.GetExecutionHistoryAsync(fan.ExecutionArn, maxResults: 1000, cancellationToken: Cancellation)).Items.Count, 200, 1000);
            await Assert.ThrowsAsync<ExecutionAlreadyExistsException>(() => other.StartExecutionAsync("chain", default, "7", cancellationToken: Cancellation));
            waiting = (await client.StartExecutionAsync("waiting", default, "waiting", cancellationToken: Cancellation)).ExecutionArn;
            await first.StopAsync(Cancellation);
            await second.StopAsync(Cancellation);
        }

        // Another cluster by its name, which does not know the silos of the first one: the executions are the same ones.
        using var third = await StartSiloAsync(providers, "two");
        var next = third.Services.GetRequiredService<ExecutionClient>();
        Assert.Equal((ExecutionStatus.Running, "Pause"), (await next.DescribeExecutionAsync(waiting, Cancellation) is var found ? found.Status : default, found.StateName));
        Assert.Single((await next.ListExecutionsAsync("waiting", ExecutionStatus.Running, cancellationToken: Cancellation)).Items);
        await next.StopExecutionAsync(waiting, cancellationToken: Cancellation);
        Assert.Equal(20, (await next.CountExecutionsAsync("chain", Cancellation))[ExecutionStatus.Succeeded]);
        await third.StopAsync(Cancellation);
    }

    private async Task<IHost> StartSiloAsync(Action<ISiloBuilder> providers, string cluster)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Services.AddSingleton<IChainTasks>(_tasks).AddSingleton<IWaitingTasks>(_tasks).AddSingleton<IFanTasks>(_tasks);
        builder.UseOrleans(silo =>
        {
            silo.Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (cluster, "executions"));
            silo.ConfigureEndpoints(IPAddress.Loopback, ServerPlace.FindFreePort(), ServerPlace.FindFreePort());
            providers(silo);
        });
        builder.Services.AddAslSharp()
            .AddStateMachine<ChainStateMachine>().AddStateMachine<WaitingStateMachine>().AddStateMachine<FanStateMachine>().AddStateMachine<ParentStateMachine>()
            .UseOrleans(static options => options.Shards = 4);
        var host = builder.Build();
        await host.StartAsync(Cancellation);
        return host;
    }
}
