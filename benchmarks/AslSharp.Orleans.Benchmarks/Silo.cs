using System.Net;
using AslSharp.Durable;
using AslSharp.Durable.Tests.Machines;
using AslSharp.Orleans.Benchmarks.Machines;
using AslSharp.Orleans.Tests.Servers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;

namespace AslSharp.Orleans.Benchmarks;

/// <summary>A silo of this process, whose cluster and executions are in a PostgreSQL database.</summary>
internal static class Silo
{
    internal static async Task<IHost> StartAsync(string database, string? callLog)
    {
        var tasks = new LoggedTasks(callLog);
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Logging.AddConsole().SetMinimumLevel(LogLevel.Critical);
        builder.Services.AddSingleton<IChainTasks>(tasks).AddSingleton<IWaitingTasks>(tasks).AddSingleton<IFanTasks>(tasks)
            .AddSingleton<IRowsTasks>(tasks);
        builder.UseOrleans(silo => silo
            .Configure<ClusterOptions>(static options => (options.ClusterId, options.ServiceId) = ("benchmark", "benchmark"))
            .Configure<ClusterMembershipOptions>(static options =>
            {
                // A silo that is killed is given up after two seconds, not after the half minute that suits a network.
                options.ProbeTimeout = TimeSpan.FromSeconds(1);
                options.NumMissedProbesLimit = 2;
                options.NumVotesForDeathDeclaration = 1;
                options.TableRefreshTimeout = TimeSpan.FromSeconds(2);
            })
            .ConfigureEndpoints(IPAddress.Loopback, ServerPlace.FindFreePort(), ServerPlace.FindFreePort())
            .UseAdoNetClustering(options => (options.Invariant, options.ConnectionString) = ("Npgsql", database))
            .AddAdoNetGrainStorageAsDefault(options => (options.Invariant, options.ConnectionString) = ("Npgsql", database))
            .UseAdoNetReminderService(options => (options.Invariant, options.ConnectionString) = ("Npgsql", database)));
        builder.Services.AddAslSharp()
            .AddStateMachine<ChainStateMachine>().AddStateMachine<WaitingStateMachine>().AddStateMachine<FanStateMachine>()
            .AddStateMachine<ParentStateMachine>().AddStateMachine<RowsStateMachine>()
            .UseOrleans();
        var host = builder.Build();
        await host.StartAsync();
        return host;
    }
}
