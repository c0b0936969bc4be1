using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Configuration;
using static AslSharp.Orleans.Tests.Engine.Waiting;

namespace AslSharp.Orleans.Tests.Postgres;

/// <summary>Clustering, grain storage and reminders in PostgreSQL, by Orleans' ADO.NET providers.</summary>
public sealed class PostgresTests
{
    private readonly Tasks _tasks = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TwoSilos_RunExecutions_AndTheNextTwoGoOnWithThem()
    {
        Assert.SkipWhen(PostgresServer.Programs is null, "PostgreSQL is not installed: initdb and pg_ctl are neither on the path nor below /usr/lib/postgresql.");
        await using var server = await PostgresServer.StartAsync(Path.Combine(Repository.Root, "samples", "OrderFulfillment.Silo", "orleans.postgresql.sql"));
        _tasks.Answers["Ask"] = static (_, _, _) => new("asked");
        string waiting;
        using (var first = await StartSiloAsync(server.ConnectionString, "one"))
        using (var second = await StartSiloAsync(server.ConnectionString, "one"))
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
        using var third = await StartSiloAsync(server.ConnectionString, "two");
        var next = third.Services.GetRequiredService<ExecutionClient>();
        Assert.Equal((ExecutionStatus.Running, "Pause"), (await next.DescribeExecutionAsync(waiting, Cancellation) is var found ? found.Status : default, found.StateName));
        Assert.Single((await next.ListExecutionsAsync("waiting", ExecutionStatus.Running, cancellationToken: Cancellation)).Items);
        await next.StopExecutionAsync(waiting, cancellationToken: Cancellation);
        Assert.Equal(20, (await next.CountExecutionsAsync("chain", Cancellation))[ExecutionStatus.Succeeded]);
        await third.StopAsync(Cancellation);
    }

    private async Task<IHost> StartSiloAsync(string database, string cluster)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Services.AddSingleton<IChainTasks>(_tasks).AddSingleton<IWaitingTasks>(_tasks).AddSingleton<IFanTasks>(_tasks);
        builder.UseOrleans(silo => silo
            .Configure<ClusterOptions>(options => (options.ClusterId, options.ServiceId) = (cluster, "executions"))
            .ConfigureEndpoints(IPAddress.Loopback, PostgresServer.FindFreePort(), PostgresServer.FindFreePort())
            .UseAdoNetClustering(options => (options.Invariant, options.ConnectionString) = ("Npgsql", database))
            .AddAdoNetGrainStorageAsDefault(options => (options.Invariant, options.ConnectionString) = ("Npgsql", database))
            .UseAdoNetReminderService(options => (options.Invariant, options.ConnectionString) = ("Npgsql", database)));
        builder.Services.AddAslSharp()
            .AddStateMachine<ChainStateMachine>().AddStateMachine<WaitingStateMachine>().AddStateMachine<FanStateMachine>().AddStateMachine<ParentStateMachine>()
            .UseOrleans(static options => options.Shards = 4);
        var host = builder.Build();
        await host.StartAsync(Cancellation);
        return host;
    }
}
